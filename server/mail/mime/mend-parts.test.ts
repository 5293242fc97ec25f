import { expect, test } from 'bun:test';
import { busyMs } from '../../test/busy-ms.ts';
import { readMime } from '../parse/read-mime.ts';
import { mendHead } from './mend-head.ts';
import { mendParts } from './mend-parts.ts';

const HEAD = ['From: ana@shore.example', 'Subject: The house', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b"', ''];
const mail = (...lines: string[]) => Buffer.from([...HEAD, ...lines, ''].join('\r\n'));
const WORDS = ['--b', 'Content-Type: text/plain', '', 'Is it still free?', ''];
const textOf = async (raw: Buffer) => (await readMime(raw)).text.trim();

test('a multipart within a good one whose boundary never comes is read as text', async () => {
  const within = ['--b', 'Content-Type: multipart/alternative; boundary="never"', '', 'Call me after six.', '--b--'];
  expect(await textOf(mail(...WORDS, ...within))).toBe('Is it still free?\n\nCall me after six.');
  const without = ['--b', 'Content-Type: multipart/mixed', '', 'Call me after six.', '--b--'];
  expect(await textOf(mail(...without))).toBe('Call me after six.');
});

const LOST = ['Content-Type: multipart/alternative; boundary="never"', '', 'Call me after six.', ''];

test('good parts, and what a file or a mail within the mail holds, are left as they are to the byte', () => {
  const parts = (...lines: string[]) => mail(...WORDS, '--b', ...lines, '--b--');
  const good = ['--c', 'Content-Type: text/plain', '', 'words', '--c--'];
  for (const same of [
    parts('Content-Type: multipart/alternative; boundary=c', '', ...good),
    parts('Content-Type:', ' multipart/alternative; boundary="c"', '', ...good),
    // In ways that are not read here (RFC 2231; longer than allowed).
    parts('Content-Type: multipart/alternative; boundary*0="ab"; boundary*1="cd"', '', '--abcd', 'Content-Type: text/plain', '', 'words'),
    parts(`Content-Type: multipart/alternative; boundary="${'c'.repeat(300)}"`, '', `--${'c'.repeat(300)}`, '', 'words'),
    parts('Content-Type: message/rfc822', '', ...HEAD, '--b', ...LOST),
    parts('Content-Type: application/octet-stream; name=a.eml', '', '--z', ...LOST),
    parts('Content-Type: text/plain', '', 'Their mail said:', '--z', ...LOST),
    parts('Content-Type: multipart/mixed; boundary="never"; name="parts"', '', 'words'),
  ])
    expect(mendParts(same)).toBe(same);
});

test('parts made to be searched without end are searched once', () => {
  const many = mail(...Array.from({ length: 200_000 }, (_, n) => `--a${n}: b`));
  const heads = mail(...Array.from({ length: 60_000 }, () => '--b\r\nContent-Type: multipart/a; boundary=q\r\n'));
  const chain = mail(...Array.from({ length: 60_000 }, (_, n) => `--${n || 'b'}\r\nContent-Type: multipart/a; boundary=${n + 1}\r\n`));
  const ms = [many, heads, chain].map((raw) => {
    const began = busyMs();
    mendParts(raw);
    return busyMs() - began;
  });
  // Searched anew at each part it would be minutes.
  expect(Math.max(...ms)).toBeLessThan(8000);
});

test('a mail of 49 MB made of lines like boundaries takes no more memory to be mended than to be held', () => {
  const line = (n: number) => `--${n}\r\n`;
  const lines = Buffer.from(Array.from({ length: 5_000_000 }, (_, n) => line(n)).join('')).subarray(0, 49_000_000);
  const raw = Buffer.concat([mail('--b', 'Content-Type: multipart/mixed; boundary="c"', ''), lines]);
  Bun.gc(true);
  const before = process.memoryUsage.rss();
  const began = busyMs();
  const mended = mendParts(raw);
  expect(busyMs() - began).toBeLessThan(2000);
  expect((process.memoryUsage.rss() - before) / 1_000_000).toBeLessThan(150);
  // The boundary never comes: its part is text, and the rest is as it was.
  expect(mended.includes('Content-Type: text/plain; charset=utf-8')).toBe(true);
  expect(mended.subarray(-1_000_000).equals(raw.subarray(-1_000_000))).toBe(true);
});

test('a line in the header that is no field takes nothing with it', async () => {
  const lines = [
    'From: ana@shore.example',
    'this is no field',
    ' nor is this',
    'Subject: The house',
    '',
    'Is it still free?',
    'really: yes',
  ];
  for (const end of ['\r\n', '\n']) {
    const { subject, from, text } = await readMime(Buffer.from(lines.join(end)));
    expect({ subject, from: from[0]?.address, text: text.trim() }).toEqual({
      subject: 'The house',
      from: 'ana@shore.example',
      text: `Is it still free?\nreally: yes`,
    });
  }
});

test('a good header, an envelope above it and a mail without any are left as they are', () => {
  for (const text of ['From ana Mon Jan  1\nSubject: a\n b\n\nno: field', 'only words\n\nand more', 'Subject: no body'])
    expect(mendHead(Buffer.from(text)).toString()).toBe(text);
});

test('a line of blanks ends a header where what follows is no field, and only there', async () => {
  const parts = ['--b', 'Content-Type: text/plain', '', 'Is it still free?', '--b--', ''];
  for (const end of ['\r\n', '\n'])
    expect(await textOf(Buffer.from([...HEAD.slice(0, -1), ' \t', ...parts].join(end)))).toBe('Is it still free?');
  const folded = await readMime(Buffer.from('Subject: The\r\n \r\n house\r\nFrom: ana@shore.example\r\n\r\nIs it: free?'));
  expect([folded.subject.replace(/\s+/g, ' '), folded.from[0]?.address, folded.text]).toEqual([
    'The house',
    'ana@shore.example',
    'Is it: free?',
  ]);
});

test('a boundary with words behind it is one, and one that only begins like it is not', async () => {
  const csv = ['Content-Type: text/csv', 'Content-Disposition: attachment; filename="wishes.csv"', '', 'rooms,3'];
  const raw = mail('--b and a remark', ...WORDS.slice(1), '--b', ...csv, '--b-->', 'looks malicious');
  const { text, attachments } = await readMime(raw);
  expect([text.trim(), attachments.map(({ size }) => size)]).toEqual(['Is it still free?', ['rooms,3'.length]]);
  const within = [
    '--b',
    'Content-Type: multipart/mixed; boundary="b c"',
    '',
    '--b c',
    'Content-Type: text/plain',
    '',
    'Call me.',
    '--b c--',
  ];
  const nested = mail(...WORDS, ...within, '--b', 'Content-Type: text/plain', '', '--by the way\n--b-side\n> --b then', '--b--');
  expect(mendParts(nested)).toBe(nested);
});
