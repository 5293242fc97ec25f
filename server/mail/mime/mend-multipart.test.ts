import { expect, test } from 'bun:test';
import { readAttachment } from '../parse/read-attachment.ts';
import { readMime } from '../parse/read-mime.ts';
import { mendMultipart } from './mend-multipart.ts';

const mail = (head: string[], body: string[], end = '\r\n') =>
  Buffer.from(['From: ana@shore.example', 'Subject: The house', 'MIME-Version: 1.0', ...head, '', ...body, ''].join(end));
const PARTS = [
  ...['--real', 'Content-Type: text/plain; charset=utf-8', '', 'Is it still free? Grüße', ''],
  ...['--real', 'Content-Type: text/csv', 'Content-Disposition: attachment; filename="wishes.csv"', '', 'rooms,3', '--real--'],
];

test('a multipart that announces another boundary than it has is read as it was meant, with what is attached', async () => {
  for (const end of ['\r\n', '\n']) {
    const raw = mail(['Content-Type: multipart/mixed;', ' boundary="announced"'], PARTS, end);
    const { text, attachments, subject } = await readMime(raw);
    expect({ subject, text: text.trim() }).toEqual({ subject: 'The house', text: 'Is it still free? Grüße' });
    expect(attachments.map(({ fileName }) => fileName)).toEqual(['wishes.csv']);
    expect(Buffer.from((await readAttachment(raw, { index: 0 })) ?? []).toString()).toBe('rooms,3');
  }
});

test('a multipart without a boundary is text, decoded as it says', async () => {
  const plain = await readMime(mail(['Content-Type: multipart/alternative'], ['Is it still free?']));
  expect(plain.text.trim()).toBe('Is it still free?');
  const words = Buffer.from('Is it still free? Grüße').toString('base64');
  const encoded = await readMime(mail(['Content-Type: multipart/mixed; boundary="never"', 'Content-Transfer-Encoding: base64'], [words]));
  expect(encoded.text.trim()).toBe('Is it still free? Grüße');
});

test('a multipart that announces the beginning of its boundary, or whose parts are as wrong, is still read', async () => {
  const short = await readMime(mail(['Content-Type: multipart/mixed; boundary="re"'], PARTS));
  expect(short.attachments.map(({ fileName }) => fileName)).toEqual(['wishes.csv']);
  const nested = ['--ab', 'Content-Type: multipart/mixed; boundary="a"', '', '--ac', 'Content-Type: text/plain', '', 'Is it still free?'];
  expect((await readMime(mail(['Content-Type: multipart/mixed; boundary="a"'], nested))).text).toContain('Is it still free?');
});

test('what is no multipart, or says nothing, is left alone', async () => {
  expect(mendMultipart(mail(['Content-Type: text/plain'], ['']))).toEqual([]);
  expect(mendMultipart(mail([], ['words']))).toEqual([]);
  expect(mendMultipart(Buffer.from('no header at all'))).toEqual([]);
  const empty = await readMime(mail(['Content-Type: multipart/mixed; boundary="b"'], ['--b', '', '', '--b--']));
  expect(empty.text.trim()).toBe('');
});

test('text without the semicolon before its charset is text, alone and as a part', async () => {
  const letter = Buffer.from('Grüße', 'latin1');
  const alone = await readMime(Buffer.concat([mail(['Content-Type: text/plain charset=iso-8859-1'], []), letter]));
  expect({ text: alone.text.trim(), attachments: alone.attachments }).toEqual({ text: 'Grüße', attachments: [] });
  const parts = [
    '--b',
    'Content-Type: text/html',
    '   charset="utf-8"',
    '',
    '<p>Is it still free?</p>',
    ...PARTS.slice(4).map((line) => line.replace('real', 'b')),
  ];
  const both = await readMime(mail(['Content-Type: multipart/mixed; boundary=b'], parts));
  expect(both.text.trim()).toBe('Is it still free?');
  expect(both.attachments.map(({ fileName }) => fileName)).toEqual(['wishes.csv']);
});
