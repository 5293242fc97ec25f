import { describe, expect, test } from 'bun:test';
import { busyMs } from '../../test/busy-ms.ts';
import { readAttachment } from '../parse/read-attachment.ts';
import { readMime } from '../parse/read-mime.ts';
import { mendFiles } from './mend-files.ts';

const mail = (parts: string[][], { type = 'mixed' } = {}) =>
  Buffer.from(
    [
      ...['From: ana@shore.example', 'Subject: Our list', 'MIME-Version: 1.0', `Content-Type: multipart/${type}; boundary="b"`, ''],
      ...parts.flatMap((part) => ['--b', ...part]),
      ...['--b--', ''],
    ].join('\r\n'),
  );
const plain = (text: string) => ['Content-Type: text/plain; charset=utf-8', '', text];
const page = (html: string) => ['Content-Type: text/html; charset=utf-8', '', html];
const photo = ['Content-Type: image/jpeg; name=a.jpg', 'Content-Disposition: inline; filename=a.jpg', '', 'jpeg'];
const named = (name: string, text: string, type = 'text/plain') => [
  `Content-Type: ${type}; charset=utf-8; name="${name}"`,
  `Content-Disposition: inline; filename="${name}"`,
  '',
  text,
];
const letterOf = async (raw: Buffer) => {
  const { text, html, attachments } = await readMime(raw);
  return { text: text.trim(), html, files: attachments.map(({ fileName }) => fileName) };
};
const wordsOf = (raw: Buffer, index: number) => readAttachment(raw, { index }).then((bytes) => Buffer.from(bytes ?? []).toString());

describe('a text with a name behind the first part is a file that can be opened, and no words of the letter', () => {
  test.each([
    ['that says inline', named('notes.txt', 'The notes')],
    ['that says nothing', ['Content-Type: text/plain; name="notes.txt"', '', 'The notes']],
    [
      'in a folded header',
      ['content-type: text/plain;', ' charset=utf-8', 'content-disposition: INLINE;', '\tfilename=notes.txt', '', 'The notes'],
    ],
    ['in other letters', ['Content-Type: text/plain', "Content-Disposition: inline; filename*=utf-8''notes.txt", '', 'The notes']],
    ['that stands before words', named('notes.txt', 'The notes')],
  ])('%s', async (_, part) => {
    const raw = mail([plain('Here are our notes.'), part, ...(_.includes('before') ? [plain('Ana')] : [])]);
    const { text, files } = await letterOf(raw);
    expect(text).not.toContain('The notes');
    expect(text).toStartWith('Here are our notes.');
    expect(files).toEqual(['notes.txt']);
    expect(await wordsOf(raw, 0)).toBe('The notes');
  });

  test.each(['prices.csv', 'visit.ics', 'ana.vcf', 'list.html'])('%s', async (name) => {
    const raw = mail([plain('Here it is.'), photo, named(name, 'rows', name.endsWith('html') ? 'text/html' : 'text/plain')]);
    expect(await letterOf(raw)).toEqual({ text: 'Here it is.', html: null, files: ['a.jpg', name] });
    expect(await wordsOf(raw, 1)).toBe('rows');
  });

  test('behind a photo of any size, in a part of the letter in HTML as Apple Mail writes it', async () => {
    const large = [...photo.slice(0, 2), '', `${'j'.repeat(70)}\r\n`.repeat(30_000)];
    const within = [page('<p>Above</p>'), large, named('notes.txt', 'The notes'), page('<p>Below</p>')];
    const mixed = ['Content-Type: multipart/mixed; boundary=c', '', ...within.flatMap((part) => ['--c', ...part]), '--c--'];
    const { text, html, files } = await letterOf(mail([plain('Above'), mixed], { type: 'alternative' }));
    expect([text, files]).toEqual(['Above', ['a.jpg', 'notes.txt']]);
    expect(html).toMatch(/Above[\s\S]*Below/);
    expect(html).not.toContain('The notes');
  });
});

describe('words of the letter stay words', () => {
  test.each<[string, string[][], string]>([
    ['between two pictures', [plain('Above'), photo, plain('Below')], 'mixed'],
    ['in the footer of a list', [plain('Above'), ['Content-Type: text/plain', 'Content-Disposition: inline', '', 'Below']], 'mixed'],
    ['with an empty name', [plain('Above'), named('', 'Below')], 'mixed'],
    ['with a name that stands first', [named('body.txt', 'Above'), plain('Below')], 'mixed'],
    ['in another form', [named('a.txt', 'Above'), named('a.html', '<p>Below</p>', 'text/html')], 'alternative'],
  ])('%s', async (_, parts, type) => {
    const raw = mail(parts, { type });
    expect(mendFiles(raw)).toBe(raw);
    const { text, html } = await letterOf(raw);
    expect(`${text} ${html}`).toMatch(/Above[\s\S]*Below/);
  });

  test('where there are no others, and the file can be opened besides', async () => {
    const raw = mail([photo, named('notes.txt', 'Is it still free?')]);
    expect(await letterOf(raw)).toEqual({ text: 'Is it still free?', html: null, files: ['a.jpg', 'notes.txt'] });
    expect(await wordsOf(raw, 1)).toBe('Is it still free?');
  });

  test.each(['<div dir="ltr"><br></div>', '<html><head><style>p { margin: 0 }</style></head><body>&nbsp;<img src="cid:a"></body></html>'])(
    'where a page says nothing: %s',
    async (empty) => {
      const raw = mail([page(empty), named('notes.txt', 'Is it still free?')]);
      const { text, html, files } = await letterOf(raw);
      expect(`${text} ${html}`).toContain('Is it still free?');
      expect(files).toEqual(['notes.txt']);
    },
  );
});

test('what an enclosed mail or a file holds is left as it is', () => {
  const inner = [...['--z', ...plain('One')], ...['--z', ...named('a.txt', 'Two')], '--z--'];
  for (const head of ['Content-Type: message/rfc822', 'Content-Type: application/octet-stream; name=a.eml']) {
    const raw = mail([plain('See below'), [head, '', 'Content-Type: multipart/mixed; boundary=z', '', ...inner]]);
    expect(mendFiles(raw)).toBe(raw);
  }
});

test('mail made of lines like boundaries, or of parts without end, is looked through once', () => {
  const lines = mail([plain('Above'), [`${'--\r\n'.repeat(10_000_000)}`]]);
  const parts = mail(Array.from({ length: 200_000 }, (_, n) => named(`${n}`, 'x')));
  const heads = mail(Array.from({ length: 200_000 }, () => ['x'.repeat(40)]));
  const ms = [lines, parts, heads].map((raw) => {
    const began = busyMs();
    mendFiles(raw);
    return busyMs() - began;
  });
  expect(Math.max(...ms)).toBeLessThan(2000);
});
