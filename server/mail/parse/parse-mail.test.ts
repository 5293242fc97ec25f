import { expect, test } from 'bun:test';
import { busyMs } from '../../test/busy-ms.ts';
import { rawMail } from '../../test/mail-world.ts';
import { hashContent } from './identify.ts';
import { parseBounded } from './parse-bounded.ts';
import { type MailContext, parseMail } from './parse-mail.ts';

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
const parse = (raw: string, change: Partial<MailContext> = {}) => parseMail(Buffer.from(raw), { ...context, ...change });

test('reads the envelope of a mail: people, subject, ids', async () => {
  const raw = rawMail({
    from: '=?utf-8?Q?Ana_Mar=C3=ADa?= <Ana@Example.com>',
    subject: '=?utf-8?B?R3LDvMOfZQ==?=',
    id: '<a@b>',
    inReplyTo: '<p@b> (yesterday)',
    references: '<r1@b>\r\n <r2@b>',
    headers: ['Cc: Team: ben@example.com, "Eve, E." <eve@example.com>;'],
  });
  expect(await parse(raw)).toMatchObject({
    from: { address: 'ana@example.com', name: 'Ana María' },
    cc: [
      { address: 'ben@example.com', name: '' },
      { address: 'eve@example.com', name: 'Eve, E.' },
    ],
    subject: 'Grüße',
    messageId: '<a@b>',
    inReplyTo: '<p@b>',
    references: ['<r1@b>', '<r2@b>', '<p@b>'],
    text: 'Do you have three bedrooms near the harbour?\n',
    automaticSigns: [],
  });
});

test('an address has one spelling, whether its domain is written in letters or as DNS asks for it', async () => {
  const spellings = ['Ana@xn--Bcher-kva.example', 'ana@Bücher.example', 'ana@bücher.example'.normalize('NFD'), 'ana@ｂücher.example'];
  for (const from of spellings) expect((await parse(rawMail({ from }))).from.address).toBe('ana@xn--bcher-kva.example');
  const own = { ownAddresses: ['hello@xn--bcher-kva.example'] };
  expect((await parse(rawMail({ from: 'hello@bücher.example' }), own)).automaticSigns).toEqual(
    (await parse(rawMail({ from: 'hello@xn--bcher-kva.example' }), own)).automaticSigns,
  );
  expect((await parse(rawMail({ from: 'Jörg@example.com' }))).from.address).toBe('jörg@example.com');
});

test('the visible text is what was written now, and never empty when the mail is not', async () => {
  const quoted =
    'Yes, Thursday works.\r\n\r\nOn Mon, Mar 2, 2026 at 10:00 AM Larkin <hello@larkinvale.example> wrote:\r\n> How about Thursday?\r\n';
  expect((await parse(rawMail({ text: quoted }))).visibleText).toBe('Yes, Thursday works.');
  expect((await parse(rawMail({ text: '> How about Thursday?\r\n' }))).visibleText).toBe('> How about Thursday?');
});

test('no mail that somebody made to be slow holds up the server', async () => {
  const began = busyMs();
  for (const token of ['On ', 'El ', '20', '2026-01-01 ', ' ', '>', 'a']) {
    const line = token.repeat(99_000 / token.length);
    await parse(rawMail({ text: `${line}\r\n\r\n${line}x` }));
  }
  await parse(rawMail({ headers: [`X-Failed-Recipients: ${'a'.repeat(200_000)}`] }));
  expect(busyMs() - began).toBeLessThan(3000);
});

test('a long paragraph keeps its words, and what is quoted below it is cut', async () => {
  const paragraph = 'We would love three bedrooms. '.repeat(100).trim();
  const quoted = `${paragraph}\r\n\r\nOn Mon, Mar 2, 2026 at 10:00 AM Larkin <hello@larkinvale.example> wrote:\r\n> How about Thursday?\r\n`;
  expect((await parse(rawMail({ text: quoted }))).visibleText).toBe(paragraph);
  const essay = `${'We would love three bedrooms.\r\n'.repeat(2000)}The end.`;
  expect((await parse(rawMail({ text: essay }))).visibleText).toEndWith('The end.');
});

test('a mail of nothing, of noise, or of half a header becomes an empty mail and no error', async () => {
  for (const raw of [
    '',
    '\r\n',
    'no header at all',
    'From',
    '\0\0\0',
    `From: a@b\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n`,
  ])
    expect(await parse(raw)).toMatchObject({ messageId: null, references: [] });
});

test('the Date header is shown only when it is sane', async () => {
  const dated = (date: string) => parse(rawMail().replace(/Date: .*/, `Date: ${date}`));
  expect((await dated('Mon, 02 Mar 2026 09:00:00 +0000')).date).toEqual(new Date('2026-03-02T09:00:00Z'));
  for (const date of ['Thu, 01 Jan 1970 00:00:00 +0000', 'Fri, 01 Jan 2100 00:00:00 +0000', 'soon'])
    expect((await dated(date)).date.getUTCFullYear()).toBe(2026);
});

test('the identity is the same for two copies of one mail and another for other content', async () => {
  const raw = rawMail({ id: '<i@x>' });
  const elsewhere = raw.replace(/^Received: .*\r\n/, 'Received: from a by b\r\n  with folding\r\nX-Spam-Score: 1\r\nDelivered-To: x@y\r\n');
  expect((await parse(elsewhere)).identity).toBe((await parse(raw)).identity);
  expect((await parse(rawMail({ id: '<i@x>', text: 'Other' }))).identity).not.toBe((await parse(raw)).identity);
  expect((await parse(raw, { mailboxId: 'other' })).identity).not.toBe((await parse(raw)).identity);
  expect((await parse(raw, { emailId: 'M123' })).identity).toBe('box:id:M123');
  expect(hashContent(Buffer.from('A: 1\r\n\r\nbody'))).not.toBe(hashContent(Buffer.from('A: 1\r\n\r\nbody2')));
});

test('ten thousand references are cut to the first and the newest', async () => {
  const references = Array.from({ length: 10_000 }, (_, n) => `<r${n}@x>`);
  const mail = await parse(rawMail({ references: references.join('\r\n ') }));
  expect(mail.references.length).toBeLessThanOrEqual(220);
  expect(mail.references[0]).toBe('<r0@x>');
  expect(mail.references.at(-1)).toBe('<r9999@x>');
});

test('a large mail is read in a worker, with the same result', async () => {
  const raw = Buffer.from(rawMail({ text: 'Three bedrooms?\r\n'.repeat(30_000) }));
  expect(raw.length).toBeGreaterThan(256 * 1024);
  let ticks = 0;
  const timer = setInterval(() => void ticks++, 1);
  const mail = await parseBounded(raw, context);
  clearInterval(timer);
  expect(mail.text).toStartWith('Three bedrooms?');
  expect(ticks).toBeGreaterThan(2);
});

test('reads our own headers, and a campaign number only when it is one', async () => {
  const ours = await parse(rawMail({ headers: ['X-Openhouse-Message: 65f', 'X-Campaign: 1001'] }));
  expect(ours).toMatchObject({ openhouseMessage: '65f', campaignNumber: 1001 });
  expect((await parse(rawMail({ headers: ['X-Campaign: spring'] }))).campaignNumber).toBeNull();
});
