import { expect, test } from 'bun:test';
import { busyMs } from '../../test/busy-ms.ts';
import { rawMail } from '../../test/mail-world.ts';
import { type MailContext, parseMail } from '../parse/parse-mail.ts';

const context: MailContext = {
  mailboxId: 'box',
  ownAddresses: ['hello@larkinvale.example'],
  folder: 'inbox',
  rawHash: 'a'.repeat(64),
  rawSize: 1,
  internalDate: new Date('2026-03-02T15:00:00Z'),
  emailId: null,
  authservId: null,
  secret: 'a-secret-for-tests-of-32-characters!',
  isBackfill: false,
  flags: [],
};
type Words = Parameters<typeof rawMail>[0];
const parse = (words: Words, change: Partial<MailContext> = {}) => parseMail(Buffer.from(rawMail(words)), { ...context, ...change });
const parseHtml = (html: string, words: Words = {}) =>
  parseMail(Buffer.from(rawMail({ ...words, text: html }).replace('text/plain', 'text/html')), context);

const LINES = [
  'You have a new lead.',
  '',
  'Name: Priya Raman',
  'Email: priya@inbox.example',
  'Phone: +1 207 555 0186',
  'Property: 113 Meadow Street, Eastgate',
  'Message: Is this house still available?',
  'I look for three bedrooms.',
].join('\r\n');
const ROBOT = { headers: ['Auto-Submitted: auto-generated', 'List-Unsubscribe: <https://x.example>', 'Precedence: bulk'] };
const TAGS =
  '<meta name="lead_information_version" content="1.0"><META content="Priya &amp; Tom Raman" name=\'lead_name\'>' +
  '<meta name="lead_source" content="HomeHarbor"><meta name="lead_email" content="Priya@Inbox.example">' +
  '<meta name="lead_property_address" content="113 Meadow Street"><meta name="lead_property_city" content="Eastgate">' +
  '<meta name="lead_property_zip" content="04044"><meta name="lead_message" content="Is it &quot;available&quot;?"><meta name="lead_max_price" content="$470,000">';

test('plain lines of a known portal become the mail of the customer, whatever signs of a machine it carries', async () => {
  const mail = await parse({ from: 'Zillow <no-reply@mail.zillow.com>', subject: 'New lead', text: LINES, ...ROBOT });
  expect(mail).toMatchObject({
    from: { address: 'priya@inbox.example', name: 'Priya Raman' },
    replyTo: [],
    subject: '113 Meadow Street, Eastgate',
    visibleText:
      'Is this house still available?\nI look for three bedrooms.\n\nProperty: 113 Meadow Street, Eastgate\n\nPhone: +1 207 555 0186',
    automaticSigns: [],
    portal: { source: 'Zillow', property: '113 Meadow Street, Eastgate', phone: '+1 207 555 0186' },
    flags: ['written for Priya Raman by Zillow <no-reply@mail.zillow.com>'],
  });
  expect(mail.text).toContain('You have a new lead.');
});

test('a lead that left a number and no address stays the mail of its portal, and says whom to call', async () => {
  const from = 'Zillow <no-reply@mail.zillow.com>';
  const text = LINES.replace(/Email: .*\r\n/, '');
  const mail = await parse({ from, subject: 'You missed a call', text, ...ROBOT });
  expect(mail).toMatchObject({ from: { address: 'no-reply@mail.zillow.com' }, portal: null });
  expect(mail.phoneLead).toEqual({
    name: 'Priya Raman',
    phone: '+1 207 555 0186',
    property: '113 Meadow Street, Eastgate',
    source: 'Zillow',
  });
  const alone = await parse({ from, subject: 'Your week', text: 'Name: Priya Raman\r\nPhone: ask\r\n', ...ROBOT });
  const stranger = await parse({ from: 'Zillow <no-reply@zillow-mail.example>', subject: 'You missed a call', text, ...ROBOT });
  expect([alone.phoneLead, stranger.phoneLead]).toEqual([undefined, undefined]);
});

test('Lead Metadata tags are believed of anybody, in the head or the body, with entities and any quoting', async () => {
  for (const html of [`<html><head>${TAGS}</head><body>A lead</body></html>`, `<p>A lead</p>${TAGS}`]) {
    expect(await parseHtml(html, { from: 'noreply@homeharbor.example', ...ROBOT })).toMatchObject({
      from: { address: 'priya@inbox.example', name: 'Priya & Tom Raman' },
      subject: '113 Meadow Street, Eastgate, 04044',
      visibleText: 'Is it "available"?\nUp to: $470,000\n\nProperty: 113 Meadow Street, Eastgate, 04044',
      automaticSigns: [],
      portal: { source: 'HomeHarbor' },
    });
  }
});

test('the relay of a conversation is answered before the address in the lines', async () => {
  const mail = await parse({ from: 'Priya <abc123@convo.zillow.com>', text: LINES });
  expect(mail).toMatchObject({ from: { address: 'abc123@convo.zillow.com', name: 'Priya Raman' }, portal: { source: 'Zillow' } });
  const later = await parse({ from: 'Priya <abc123@convo.zillow.com>', text: 'Yes, Thursday works.' });
  expect(later).toMatchObject({
    from: { address: 'abc123@convo.zillow.com', name: 'Priya' },
    portal: { isRelayReply: true },
    automaticSigns: [],
  });
});

test('lines without an address lead to whom Reply-To names, and a label may stand above its value', async () => {
  const text = 'Name:\r\nPriya Raman\r\n\r\nComments:\r\nCall me.\r\n-- \r\nRealtor.com';
  const mail = await parse({ from: 'leads@email.realtor.com', text, headers: ['Reply-To: priya@inbox.example'] });
  expect(mail).toMatchObject({ from: { address: 'priya@inbox.example', name: 'Priya Raman' }, visibleText: 'Call me.' });
});

test.each([
  ['a stranger who writes the same lines', { from: 'eve@example.com', text: LINES }],
  ['a portal that names nobody', { from: 'noreply@zillow.com', text: 'Your weekly market report' }],
  ['a reply that quotes a notification', { from: 'ben@zillow.com', text: LINES, inReplyTo: '<n@zillow.com>' }],
  ['an automatic answer', { from: 'noreply@zillow.com', text: LINES, headers: ['Auto-Submitted: auto-replied'] }],
  ['our own address as the customer', { from: 'noreply@zillow.com', text: LINES.replace('priya@inbox', 'hello@larkinvale') }],
  ['ourselves', { from: 'hello@larkinvale.example', text: LINES }],
  ['an address that is none', { from: 'noreply@zillow.com', text: LINES.replace('priya@inbox.example', 'priya@inbox.example>, <eve@x') }],
])('%s is no lead', async (_, words) => {
  const mail = await parse(words);
  expect(mail.portal).toBeNull();
  expect(mail.from.address).toBe(words.from);
});

test('a report and a mail in Sent are never a lead, and a hostile notification is read in no time', async () => {
  expect((await parse({ from: 'noreply@zillow.com', text: LINES }, { folder: 'sent' })).portal).toBeNull();
  const began = busyMs();
  await parseHtml(`${TAGS}${'<meta name="lead_x" content='.repeat(8000)}`, { from: 'a@b.example' });
  await parse({ from: 'noreply@zillow.com', text: `Name: ${'Name: '.repeat(30_000)}\r\n${'- '.repeat(40_000)}:` });
  expect(busyMs() - began).toBeLessThan(2000);
});
