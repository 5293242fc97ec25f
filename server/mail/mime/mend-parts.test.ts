import { expect, test } from 'bun:test';
import { readAttachment } from '../parse/read-attachment.ts';
import { readMime } from '../parse/read-mime.ts';
import { mendHead } from './mend-head.ts';
import { mendParts } from './mend-parts.ts';

const HEAD = ['From: ana@shore.example', 'Subject: The house', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b"', ''];
const mail = (...lines: string[]) => Buffer.from([...HEAD, ...lines, ''].join('\r\n'));
const WORDS = ['--b', 'Content-Type: text/plain', '', 'Is it still free?', ''];
const NOTES = ['--b', 'Content-Type: text/plain', 'Content-Disposition: inline;', ' filename="notes.txt"', '', 'rooms: 3', '--b--'];
const read = async (raw: Buffer) => {
  const { text, attachments } = await readMime(raw);
  return { text: text.trim(), files: attachments.map(({ fileName }) => fileName) };
};

test('a text with a file name that is shown within the mail is a file, not more of its words', async () => {
  const raw = mail(...WORDS, ...NOTES);
  expect(await read(raw)).toEqual({ text: 'Is it still free?', files: ['notes.txt'] });
  expect(
    Buffer.from((await readAttachment(raw, 0)) ?? [])
      .toString()
      .trim(),
  ).toBe('rooms: 3');
});

test('with a file name or without, what comes first is what the mail says', async () => {
  const first = ['--b', 'Content-Type: text/plain', 'Content-Disposition: inline; filename="body.txt"', '', 'Is it still free?', '--b--'];
  expect(await read(mail(...first))).toEqual({ text: 'Is it still free?', files: [] });
});

test('a multipart within a good one whose boundary never comes is read as text', async () => {
  const within = ['--b', 'Content-Type: multipart/alternative; boundary="never"', '', 'Call me after six.', '--b--'];
  expect((await read(mail(...WORDS, ...within))).text).toBe('Is it still free?\n\nCall me after six.');
  const without = ['--b', 'Content-Type: multipart/mixed', '', 'Call me after six.', '--b--'];
  expect((await read(mail(...without))).text).toBe('Call me after six.');
});

test('good parts, and what lies within a mail within the mail, are left as they are to the byte', () => {
  const good = mail(...WORDS, '--b', 'Content-Type: multipart/alternative; boundary=c', '', '--c', '', 'words', '--c--', '--b--');
  expect(mendParts(good)).toBe(good);
  const forwarded = mail(...WORDS, '--b', 'Content-Type: message/rfc822', '', ...HEAD, ...WORDS, ...NOTES);
  expect(mendParts(forwarded)).toBe(forwarded);
});

test('parts made to be searched without end are searched once', () => {
  const many = mail(...Array.from({ length: 200_000 }, (_, n) => `--a${n}: b`));
  const began = performance.now();
  expect(mendParts(many)).toBe(many);
  expect(performance.now() - began).toBeLessThan(3000);
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
