import { expect, test } from 'bun:test';
import fc from 'fast-check';
import MailComposer from 'nodemailer/lib/mail-composer';
import { askStalwart, differencesOf } from '../../test/ask-stalwart.ts';
import { readSampleMails } from '../../test/sample-mails.ts';
import { readMime } from './read-mime.ts';

/** Another parser, written by others in another language, is asked what it reads in the same bytes. */
const SAMPLES = ['bounces-reports', 'bounces-words', 'leads', 'not-bounces', 'not-leads'].flatMap(readSampleMails);

/** Where the two differ, and ours is what the mail's writer meant. */
const EXPLAINED = new Map([
  ['Zillow rentals, in an HTML table', 'text'], // Theirs joins the cells of a table without a blank.
  ['A system administrator without a domain of its own', 'from'], // A name without an address: theirs makes up half of one.
  ['A broken sender, and a full mailbox for the time being', 'from'], // Two @ in one address: ours is quoted.
  ['a postmaster who is a person', 'from'], // A comma in a name that nobody quoted: theirs loses the address.
]);

test('our samples of reports, leads and letters are read as Stalwart reads them, but for what is explained', async () => {
  const differing: string[] = [];
  for (const { name, raw } of SAMPLES) {
    const differences = differencesOf(await readMime(raw), askStalwart(raw.toString('utf8')));
    if (differences.join() !== (EXPLAINED.get(name) ?? '')) differing.push(`${name}: ${differences}`);
  }
  expect(differing).toEqual([]);
  expect(SAMPLES.length).toBeGreaterThan(150);
});

const words = fc
  .array(fc.constantFrom('garden', 'Zürich', 'señor', '三房', 'ferry', '5', 'naïve', '🏡', 'a,b', 'it’s', '=20', 'x'.repeat(90)), {
    minLength: 1,
    maxLength: 9,
  })
  .map((list) => list.join(' '));
const file = fc.record({
  filename: words.map((name) => `${name.slice(0, 60).trim()}.pdf`),
  content: fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  contentType: fc.constantFrom('application/pdf', 'image/png', 'application/octet-stream'),
});
const mails = fc.record({
  from: words.map((name) => ({ name: name.slice(0, 80), address: 'Ana.Reyes@shore.example' })),
  subject: words,
  text: fc.array(words, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n')),
  html: fc.option(
    words.map((line) => `<p>${line}</p>`),
    { nil: undefined },
  ),
  attachments: fc.array(file, { maxLength: 3 }),
  textEncoding: fc.constantFrom('base64' as const, 'quoted-printable' as const),
});

test('whatever a mail program composes of words, files and encodings, both read the same in it', async () => {
  await fc.assert(
    fc.asyncProperty(mails, async (mail) => {
      const raw = await new MailComposer({ ...mail, to: 'hello@larkinvale.example' }).compile().build();
      const ours = await readMime(raw);
      expect(differencesOf(ours, askStalwart(raw.toString('utf8')))).toEqual([]);
      expect(ours.subject).toBe(mail.subject);
      expect(ours.attachments.map(({ fileName, size }) => [fileName, size])).toEqual(
        mail.attachments.map(({ filename, content }) => [filename, content.length]),
      );
    }),
    { numRuns: 150 },
  );
});
