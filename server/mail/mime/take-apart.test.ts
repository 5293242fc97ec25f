import { expect, test } from 'bun:test';
import { readAttachment } from '../parse/read-attachment.ts';
import { readMime } from '../parse/read-mime.ts';

const mail = (...parts: string[][]) =>
  Buffer.from(
    [
      'From: ana@shore.example',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      ...parts.flatMap((part) => ['--b', ...part]),
      '--b--',
      '',
    ].join('\r\n'),
  );
const plain = (text: string) => ['Content-Type: text/plain; charset=utf-8', '', text];
const page = (html: string) => ['Content-Type: text/html; charset=utf-8', '', html];

test('a note beside a page is shown with it, above and below, and read by whoever answers', async () => {
  const note = 'We have seen three houses & want the one with <five> rooms, above all the garden.';
  const { html, seen } = await readMime(mail(plain(note), page('<p>The listing</p>'), plain('Call me after six, please, or write.')));
  expect(html).toContain('want the one with &lt;five&gt; rooms');
  for (const said of [note, 'The listing', 'Call me after six, please, or write.']) expect(seen).toContain(said);
});

test('the plain part of an alternative is not shown beside its page', async () => {
  const inner = [
    'Content-Type: multipart/alternative; boundary="a"',
    '',
    '--a',
    ...plain('The same words'),
    '--a',
    ...page('<p>The same words</p>'),
  ];
  const { html } = await readMime(mail([...inner, '--a--'], plain('A line of the list we came by')));
  expect(html?.match(/The same words/g)).toHaveLength(1);
  expect(html).toContain('A line of the list we came by');
});

test('a file whose type cannot be read is a file', async () => {
  const raw = mail(plain('Our papers'), [
    'Content-Type: ; name="papers.zip"',
    'Content-Disposition: attachment; filename="papers.zip"',
    '',
    'zip',
  ]);
  const { attachments, text } = await readMime(raw);
  expect(attachments).toMatchObject([{ fileName: 'papers.zip', contentType: 'application/octet-stream', size: 3 }]);
  expect([text.trim(), Buffer.from((await readAttachment(raw, { index: 0 })) ?? []).toString()]).toEqual(['Our papers', 'zip']);
});

test('words that are handed on as a file without a name are words where there are no others', async () => {
  const unnamed = (charset: string) => [
    `Content-Type: text/plain; charset=${charset}`,
    'Content-Disposition: attachment',
    'Content-Transfer-Encoding: quoted-printable',
    '',
  ];
  for (const [charset, word] of [
    ['iso-8859-1', 'Gr=FC=DFe'],
    ['utf-8', 'Gr=C3=BC=C3=9Fe'],
    ['nobody-knows', 'Gr=C3=BC=C3=9Fe'],
  ] as const) {
    const { text, seen, attachments } = await readMime(mail([...unnamed(charset), word]));
    expect([text, seen, attachments.length]).toEqual(['Grüße', 'Grüße', 1]);
  }
  const beside = await readMime(mail(plain('Our wishes are in the file.'), [...unnamed('utf-8'), 'rooms: 3']));
  expect(beside.text.trim()).toBe('Our wishes are in the file.');
  const named = await readMime(
    mail(['Content-Type: text/plain', 'Content-Disposition: attachment; filename="wishes.txt"', '', 'rooms: 3']),
  );
  expect([named.text, named.attachments.length]).toEqual(['', 1]);
});

test('a file is handed out as it was listed, though an earlier version read the mail otherwise', async () => {
  const file = (name: string, content: string) => [
    'Content-Type: application/pdf',
    `Content-Disposition: attachment; filename="${name}"`,
    '',
    content,
  ];
  const raw = mail(file('theirs.pdf', 'their offer'), file('ours.pdf', 'our contract'), file('ours.pdf', 'an older contract'));
  const read = async (index: number, fileName: string, size: number) => {
    const bytes = await readAttachment(raw, { index, listed: { fileName, size } });
    return bytes && Buffer.from(bytes).toString();
  };
  // The earlier version saw no boundary above the first file.
  expect(await read(0, 'ours.pdf', 'our contract'.length)).toBe('our contract');
  expect(await read(1, 'ours.pdf', 'an older contract'.length)).toBe('an older contract');
  // Its end was read otherwise: by name it is still the one.
  expect(await read(1, 'ours.pdf', 999)).toBe('our contract');
  expect(await read(0, 'ours.pdf', 999)).toBe('our contract');
  expect(await read(0, 'lost.pdf', 11)).toBeNull();
});
