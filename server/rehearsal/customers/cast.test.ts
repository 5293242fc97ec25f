import { expect, test } from 'bun:test';
import { simpleParser } from 'mailparser';
import { parseMail } from '../../mail/parse/parse-mail.ts';
import { REHEARSAL_AUTHSERV_ID } from '../write-mail.ts';
import { CAST } from './cast.ts';
import type { HeardMail } from './hear-mail.ts';
import { newsReader } from './news-reader.ts';
import type { Customer, Turn } from './script.ts';
import { writeLetter } from './write-letter.ts';

const at = new Date('2026-03-02T15:00:00Z');
const to = { address: 'hello@larkinvale.example', name: 'Larkin & Vale Realty' };
const SLOT = 'Thursday, March 5 at 10:00 AM EST';
const heard = (change: Partial<HeardMail> = {}): HeardMail => ({
  from: to,
  subject: 'Re: A home',
  text: 'Thank you.',
  fullText: 'Thank you.',
  html: null,
  at,
  messageId: '<1@larkinvale.example>',
  references: ['<0@inbox.example>'],
  headers: { 'message-id': '<1@larkinvale.example>', subject: 'Re: A home' },
  listings: [],
  slots: [],
  ...change,
});
const byRole = (role: string): Customer =>
  CAST.find((customer) => customer.role === role) ??
  (() => {
    throw new Error(`no ${role}`);
  })();
/** Plays one customer against answers, and returns what was written. */
function play(customer: Customer, answers: HeardMail[]): Turn[] {
  const turns = [customer.begin()];
  for (const answer of answers) {
    const memory = turns.at(-1)?.memory ?? { chapter: 0, isDone: false };
    if (!memory.isDone) turns.push(customer.answer(memory, answer));
  }
  return turns;
}
/** The mail as the post room reads it. */
async function arrive(letter: Parameters<typeof writeLetter>[0]) {
  const raw = await writeLetter(letter, { to, at });
  const place = {
    mailboxId: 'mailbox',
    folder: 'inbox' as const,
    rawHash: '',
    rawSize: raw.length,
    emailId: null,
    isBackfill: false,
    flags: [],
  };
  return parseMail(raw, { ...place, ownAddresses: [to.address], internalDate: at, authservId: REHEARSAL_AUTHSERV_ID, secret: 'secret' });
}
const texts = (turns: Turn[]) => turns.flatMap(({ letter }) => (letter ? [letter.text] : []));

test('everybody has an address of his own at a reserved domain (RFC 2606), a story and a first mail', () => {
  expect(new Set(CAST.map(({ address }) => address)).size).toBe(CAST.length);
  for (const customer of CAST) {
    expect(customer.address).toMatch(/^[a-z.]+@[a-z-]+\.example$/);
    expect(customer.story).not.toBe('');
    expect(customer.begin().letter?.text).toBeTruthy();
  }
});

test('the warming buyer writes four mails, talks about the house she was shown, and takes the first time offered', () => {
  const shown = heard({ listings: ['77 Orchard Street'] });
  const written = texts(play(byRole('Warming buyer'), [heard(), shown, shown, heard({ slots: [SLOT, 'other'] }), heard()]));
  expect(written).toHaveLength(5);
  expect(written[1]).toContain('$620,000');
  expect(written[2]).toStartWith('77 Orchard Street looks lovely');
  expect(written[4]).toContain(`The first one works for me: ${SLOT}`);
});

test('the ready buyer takes a time at once and insists while there is none, but not for ever', () => {
  expect(texts(play(byRole('Ready buyer'), [heard({ slots: [SLOT] }), heard()]))[1]).toStartWith(`${SLOT} works for me`);
  const insisting = play(
    byRole('Ready buyer'),
    Array.from({ length: 9 }, () => heard()),
  );
  expect(texts(insisting)).toHaveLength(3);
  expect(insisting.at(-1)?.memory.isDone).toBe(true);
});

test('who chose a time that was gone chooses again, and is content once it is booked', () => {
  for (const role of ['Warming buyer', 'Ready buyer', 'Seller', 'Renter', 'Buyer in Spanish', 'Buyer in French']) {
    const offer = heard({ slots: [SLOT, 'Friday, March 6 at 4:30 PM EST'] });
    const turns = play(byRole(role), [offer, offer, heard(), offer]);
    expect(texts(turns)).toHaveLength(3);
    expect(turns.at(-1)?.memory.isDone).toBe(true);
  }
});

test('the Spanish buyer asks about a house, wishes to see it, and takes a time', () => {
  const written = texts(play(byRole('Buyer in Spanish'), [heard({ listings: ['12 Harbour Street'] }), heard(), heard({ slots: [SLOT] })]));
  expect(written[1]).toContain('12 Harbour Street');
  expect(written[2]).toContain('visitarla');
  expect(written[3]).toContain(SLOT);
});

test('the French buyer asks about a house, wishes to see it, and takes a time', () => {
  const written = texts(play(byRole('Buyer in French'), [heard({ listings: ['12 Harbour Street'] }), heard(), heard({ slots: [SLOT] })]));
  expect(written[1]).toContain('12 Harbour Street');
  expect(written[2]).toContain('visiter');
  expect(written[3]).toContain(SLOT);
});

test('seller and renter give what is asked for, then take a time', () => {
  for (const role of ['Seller', 'Renter']) {
    const written = texts(play(byRole(role), [heard(), heard(), heard({ slots: [SLOT] }), heard()]));
    expect(written).toHaveLength(4);
    expect(written[3]).toContain(SLOT);
  }
});

test('spammer, unsubscriber, injector and the silent one never answer', () => {
  for (const role of ['Spammer', 'Unsubscriber', 'Prompt injector', 'Silent one'])
    expect(texts(play(byRole(role), [heard(), heard()]))).toHaveLength(1);
});

test('the machine of the one on holiday says that it is one (RFC 3834), does not quote, and gives up some day', async () => {
  const customer = byRole('Out of office');
  const turns = play(
    customer,
    Array.from({ length: 60 }, () => heard()),
  );
  expect(turns.at(-1)?.memory.isDone).toBe(true);
  const letter = turns[1]?.letter;
  if (!letter) throw new Error('no automatic reply');
  const raw = (await writeLetter({ customer, letter, answers: heard() }, { to, at })).toString();
  expect(raw).toContain('Return-Path: <>\r\n');
  expect(raw).toContain('Auto-Submitted: auto-replied\r\n');
  expect(raw).not.toContain('> Thank you.');
});

test('an answer is threaded, quoted once per level, and keeps the subject', async () => {
  const customer = byRole('Renter');
  const letter = play(customer, [heard()])[1]?.letter;
  if (!letter) throw new Error('no answer');
  const answers = heard({ subject: 'RE: Flat', fullText: 'Two rooms?\n\n> I look for a flat' });
  const mail = await simpleParser(await writeLetter({ customer, letter, answers }, { to, at }));
  expect(mail).toMatchObject({
    subject: 'RE: Flat',
    inReplyTo: '<1@larkinvale.example>',
    references: ['<0@inbox.example>', '<1@larkinvale.example>'],
  });
  expect(mail.text).toContain(
    'On Mon, Mar 2, 2026 at 10:00 AM Larkin & Vale Realty <hello@larkinvale.example> wrote:\n> Two rooms?\n> \n>> I look for a flat',
  );
});

test('the portal writes for the customer: its own From, her Reply-To and the Lead Metadata tags', async () => {
  const customer = byRole('Portal notification');
  const { letter } = customer.begin();
  if (!letter) throw new Error('no notification');
  const mail = await simpleParser(await writeLetter({ customer, letter, answers: null }, { to, at }));
  expect(mail.from?.value[0]?.address).toBe('leads@homeharbor.example');
  expect(mail.replyTo?.value[0]?.address).toBe(customer.address);
  expect(mail.html).toContain('<meta name="lead_property_address" content="113 Meadow Street">');
});

test('a bounce is a report the post room understands: which mail came back, from whom, for good', async () => {
  const customer = byRole('Bounce');
  const answers = heard({ headers: { 'message-id': '<1@larkinvale.example>', 'x-openhouse-message': 'm1' } });
  const letter = play(customer, [answers])[1]?.letter;
  if (!letter) throw new Error('no report');
  const mail = await arrive({ customer, letter, answers });
  expect(mail.automaticSigns).not.toBeEmpty();
  expect(mail.report).toMatchObject({
    kind: 'bounce',
    originalMessageIds: ['<1@larkinvale.example>'],
    originalKeys: ['m1'],
    recipients: [{ address: customer.address, action: 'failed', status: '5.1.1' }],
  });
});

test('the post room takes every first mail for a person’s, trusted but for the spammer’s, and sees its whole text', async () => {
  for (const customer of CAST) {
    const { letter } = customer.begin();
    if (!letter) throw new Error('no first mail');
    const mail = await arrive({ customer, letter, answers: null });
    expect(mail.automaticSigns).toEqual([]);
    expect(mail.report).toBeNull();
    expect(mail.trust?.dmarc).toBe(customer.role === 'Spammer' ? 'none' : 'pass');
    // What a portal writes is read as its customer's words.
    const opening = customer.role === 'Portal notification' ? 'Is this house still available?' : (letter.text.split('\n\n')[0] ?? '-');
    expect(mail.visibleText.replace(/\s+/g, ' ')).toStartWith(opening.replace(/\s+/g, ' '));
  }
});

test('the post room cuts the quote from an answer and keeps the customer’s words', async () => {
  const customer = byRole('Warming buyer');
  const letter = play(customer, [heard()])[1]?.letter;
  if (!letter) throw new Error('no answer');
  const mail = await arrive({ customer, letter, answers: heard({ fullText: 'Is $900,000 your budget?' }) });
  expect(mail.visibleText).toContain('$620,000');
  expect(mail.visibleText).not.toContain('$900,000');
});

test('of two hundred campaign readers nine ask for homes, three unsubscribe, one address bounces, and nobody reacts to other mail', () => {
  const readers = Array.from({ length: 200 }, (_, place) => newsReader({ address: `p${place}@inbox.example`, name: 'P', place })).filter(
    (reader) => reader !== null,
  );
  const campaign = heard({ headers: { 'x-campaign': '1000' } });
  const letters = readers.map((reader) => reader.answer({ chapter: 0, isDone: false }, campaign).letter);
  expect(letters.filter((letter) => letter?.text.includes('bedrooms'))).toHaveLength(9);
  expect(letters.filter((letter) => letter?.text.includes('unsubscribe'))).toHaveLength(3);
  expect(letters.filter((letter) => letter?.raw)).toHaveLength(1);
  for (const reader of readers) expect(reader.answer({ chapter: 0, isDone: false }, heard()).letter).toBeNull();
});
