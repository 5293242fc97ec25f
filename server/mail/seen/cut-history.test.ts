import { expect, test } from 'bun:test';
import { busyMs } from '../../test/busy-ms.ts';
import { visibleText } from '../parse/visible-text.ts';
import { cutHistory } from './cut-history.ts';

const OURS = 'Would Thursday at ten suit you?';
/** How programs introduce the mail that is answered, where no quote marks follow. */
const UNMARKED = [
  'On 3 May 2026, at 10:02, Larkin & Vale <\nhello@larkinvale.example>\nwrote:',
  'Am So., 3. Mai 2026 um 10:02 Uhr schrieb Larkin & Vale <hello@larkinvale.example>:',
  'Op 3-mei-2026, om 10:02 heeft Larkin & Vale <hello@larkinvale.example> het volgende geschreven:',
  'På 3 maj 2026 kl 10:02, Larkin & Vale (hello@larkinvale.example) skrev:',
  '3. maj 2026 kl. 10.02 skrev Larkin & Vale <hello@larkinvale.example>:',
  '-----Antwort Nachricht-----',
  '--- Oprindelig meddelelse ---',
  'From: hello@larkinvale.example\nSent: Sunday, May 3, 2026 10:02 AM\nTo: Ana\nSubject: 12 Harbour Street',
  '*From:* Larkin & Vale [mailto:\nhello@larkinvale.example]\n*Sent:* Sunday, May 3, 2026 10:02 AM\n*To:* ana@shore.example\n*Subject:* 12 Harbour Street',
  'Von: hello@larkinvale.example\nGesendet: Sonntag, 3. Mai 2026 10:02\nAn: Ana\nBetreff: 12 Harbour Street',
  'Fra: hello@larkinvale.example\nSendt: 3. maj 2026 10:02\nTil: Ana\nEmne: 12 Harbour Street',
  'Från: hello@larkinvale.example\nSkickat: den 3 maj 2026 10:02\nTill: Ana\nÄmne: 12 Harbour Street',
  'Date: Sun, 3 May 2026 10:02:00 +0000 From: hello@larkinvale.example To: Ana Subject: 12 Harbour Street',
  'Date: Sun, 3 May 2026 10:02:00 +0000\nTo: ana@shore.example',
];

test.each(UNMARKED.map((line) => [line]))('what stands below is no reply: %s', (line) => {
  expect(visibleText(`Thursday is fine.\n\n${line}\n\n${OURS}\n`)).toBe('Thursday is fine.');
});

const MARKED = [
  'On 3 May, Larkin & Vale wrote:',
  '2026/5/3 Larkin & Vale <hello@larkinvale.example>',
  '2026-05-03 10:02 GMT+03:00 Larkin & Vale <\nhello@larkinvale.example>:',
  'Sent from my phone, Larkin & Vale <hello@larkinvale.example> wrote:',
];

test.each(MARKED.map((line) => [line]))('after quote marks the writer goes on: %s', (line) => {
  const text = `Thursday is fine.\n\n${line}\n\n> ${OURS}\n> See (https://larkinvale.example/visit\n?at=10)\n> Tom\n\nI bring my brother.`;
  expect(visibleText(text).replace(/\n+/g, '\n')).toBe('Thursday is fine.\nI bring my brother.');
});

test('an introduction behind the last word is cut off it', () => {
  expect(visibleText(`Thursday--- On Sun, May 3, 2026 at 10:02 AM, hello@larkinvale.example wrote:\n> ${OURS}`)).toBe('Thursday');
});

const OWN = [
  'On the other hand, Thursday is better.\nOn Friday I wrote: no.',
  'We stay a week.\n\nFrom: 3 May 2026\nTo: 10 May 2026',
  'New message from your website\n\nFrom: Ana Reyes <ana@shore.example>\nDate: 3 May 2026 10:02\nSubject: 12 Harbour Street\n\nIs it still free?',
  'For you.\n\n---------- Forwarded message ----------\nFrom: Ben\nDate: Sun, 3 May 2026 10:02\nSubject: The keys\nTo: Ana\n\nThey lie under the mat.',
  'Come by:\n>>> >>>  https://shore.example <<<\nWe are open.',
];

test.each(OWN.map((text) => [text]))('what the writer says stays: %s', (text) => {
  expect(visibleText(text)).toBe(text);
});

test('a mail of introductions alone stays whole, and many of them take no time', () => {
  const only = `On 3 May 2026, at 10:02, Tom <tom@larkinvale.example> wrote:\n> ${OURS}`;
  expect(visibleText(only)).toBe(only);
  const began = busyMs();
  for (const line of ['On 3 May 2026, ', 'From: a@b.example\n', 'On 1\n', `${'x '.repeat(140)}\n`, '> a (\nb)\n'])
    cutHistory(line.repeat(30_000 / line.length));
  expect(busyMs() - began).toBeLessThan(3000);
});
