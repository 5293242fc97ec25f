import { afterEach, beforeEach, expect, test } from 'bun:test';
import { ImapFlow } from 'imapflow';
import { simpleParser } from 'mailparser';
import nodemailer from 'nodemailer';
import { createTestEdges, type TestEdges } from '../test/test-edges.ts';
import { type Rehearsal, startRehearsal } from './start-rehearsal.ts';

const HELLO = 'hello@larkinvale.example';
let edges: TestEdges;
let rehearsal: Rehearsal;
let client: ImapFlow;

beforeEach(() => {
  edges = createTestEdges();
});
afterEach(async () => {
  client?.close();
  await rehearsal.stop();
});

async function start({ withCustomers = true, speed = 1 } = {}): Promise<void> {
  rehearsal = await startRehearsal({ edges, speed, withCustomers });
  const { host, port, secure, user, password } = rehearsal.mailboxConfig.imap;
  client = new ImapFlow({ host, port, secure, auth: { user, pass: password }, logger: false });
  client.on('error', () => undefined);
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
}

async function inbox() {
  const raws: Buffer[] = [];
  const status = await client.status('INBOX', { messages: true });
  if (!status || status.messages === 0) return [];
  for await (const { source } of client.fetch('1:*', { source: true }, { uid: true })) if (source) raws.push(source);
  return Promise.all(raws.map(async (raw) => ({ raw, ...(await simpleParser(raw)) })));
}

/** Lets the rehearsal's clock notice the time, and waits for as many mails as are due. */
async function inboxWith(count: number) {
  for (let tries = 0; tries < 60; tries++) {
    const mails = await inbox();
    if (mails.length >= count) return mails;
    await Bun.sleep(50);
  }
  return inbox();
}

async function send(mail: {
  to: string;
  subject?: string;
  text?: string;
  inReplyTo?: string;
  references?: string[];
  headers?: Record<string, string>;
}) {
  const { host, port, user, password } = rehearsal.mailboxConfig.smtp;
  const transport = nodemailer.createTransport({ host, port, secure: false, ignoreTLS: true, auth: { user, pass: password } });
  const info = await transport.sendMail({ from: `"Larkin & Vale Realty" <${HELLO}>`, subject: 'Re: your mail', text: 'Hello!', ...mail });
  transport.close();
  return info;
}

test('a customer writes, reads the answer, and answers it in the same thread with a quote and the offered time', async () => {
  await start();
  await Bun.sleep(1700);
  edges.advance(10_000);
  const first = (await inboxWith(2)).find((mail) => mail.from?.value[0]?.address === 'tom.brandt@post.example');
  expect(first?.subject).toBe('Viewing 23 Alder Lane tomorrow?');
  const slots =
    'Which of these suits you?\n\n1. Tuesday, March 3, 3:00 PM EST\n2. Wednesday, March 4, 11:00 AM EST\n\nOffice hours: Monday to Friday, 9 am to 5 pm';
  const reply = await send({
    to: 'tom.brandt@post.example',
    subject: 'Re: Viewing 23 Alder Lane tomorrow?',
    text: `${slots}\n\n> Is 23 Alder Lane in Mill Hill still available?`,
    inReplyTo: first?.messageId,
    references: [first?.messageId ?? ''],
  });
  edges.advance(21_000);
  const answers = async () => (await inbox()).filter((mail) => mail.subject?.startsWith('Re: Viewing'));
  for (let tries = 0; tries < 60 && (await answers()).length === 0; tries++) await Bun.sleep(50);
  const [answer] = await answers();
  expect(answer?.inReplyTo).toBe(reply.messageId);
  expect(answer?.references).toEqual([first?.messageId ?? '', reply.messageId]);
  expect(answer?.text).toStartWith('Tuesday, March 3, 3:00 PM EST works for me.');
  expect(answer?.text).toMatch(/^On .+ wrote:\n> Which of these suits you\?/m);
  expect(rehearsal.cast().find(({ name }) => name === 'Tom Brandt')).toMatchObject({ mailsSent: 2, mailsReceived: 1 });
});

test('without customers nobody writes, and nobody is in the cast', async () => {
  await start({ withCustomers: false });
  await Bun.sleep(1700);
  edges.advance(600_000);
  await Bun.sleep(250);
  expect(await inbox()).toBeEmpty();
  expect(rehearsal.cast()).toBeEmpty();
});

test('delivers a raw mail to the byte', async () => {
  await start({ withCustomers: false });
  const raw = 'From: a@b.example\nSubject: bare feeds\r\n\r\nÜmlaut \u{1F3E0}\n.\nend';
  await rehearsal.receiveRaw(raw);
  expect((await inboxWith(1))[0]?.raw.toString()).toBe(raw);
});

test('writes a mail for anybody, with the headers given and the provider’s verdict on top', async () => {
  await start({ withCustomers: false });
  await rehearsal.receive({
    from: 'zoe@inbox.example',
    name: 'Zoë "Z" Ünal',
    subject: 'Größe?',
    text: 'Line one\nLine two',
    inReplyTo: '<earlier@larkinvale.example>',
    headers: { 'Message-ID': '<mine@inbox.example>', 'Auto-Submitted': 'auto-replied', 'Return-Path': '<>' },
  });
  const [mail] = await inboxWith(1);
  expect(mail).toMatchObject({ subject: 'Größe?', messageId: '<mine@inbox.example>', inReplyTo: '<earlier@larkinvale.example>' });
  expect(mail?.from?.value[0]).toEqual({ address: 'zoe@inbox.example', name: 'Zoë "Z" Ünal' });
  expect(mail?.to).toMatchObject({ value: [{ address: HELLO }] });
  expect(mail?.headers.get('auto-submitted')).toBe('auto-replied');
  expect(String(mail?.headers.get('authentication-results'))).toContain('dmarc=pass');
  expect(mail?.raw.toString().match(/^Return-Path: .*$/gim)).toEqual(['Return-Path: <>']);
});

test('refuses a header with a line break', async () => {
  await start({ withCustomers: false });
  const mail = { from: 'zoe@inbox.example', subject: 'Hi', text: 'x' };
  await expect(rehearsal.receive({ ...mail, headers: { 'X-A': 'b\r\nBcc: c@d.example' } })).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

test('shows what arrived at an address, whoever lives there', async () => {
  await start({ withCustomers: false });
  const info = await send({ to: 'Nobody@Inbox.example', subject: 'Größe', text: '.dots\n..stay', headers: { 'X-Campaign': '1001' } });
  const [mail] = rehearsal.sentTo('nobody@inbox.example');
  expect(mail).toMatchObject({ from: HELLO, to: ['nobody@inbox.example'], subject: 'Größe', messageId: info.messageId });
  expect(mail?.text.trim()).toBe('.dots\n..stay');
  expect(mail?.headers['x-campaign']).toBe('1001');
  expect(rehearsal.sentTo('somebody@inbox.example')).toBeEmpty();
});

test('an unknown address bounces with a delivery report that names the mail and the recipient', async () => {
  await start();
  await Bun.sleep(1700);
  edges.advance(59_000);
  await inboxWith(9);
  const info = await send({ to: 'ben.okonkwo@inbix.example', headers: { 'X-Openhouse-Message': 'abc' } });
  edges.advance(2000);
  await inboxWith(10);
  const report = (await inbox()).find((mail) => mail.subject === 'Undelivered Mail Returned to Sender');
  const text = report?.raw.toString() ?? '';
  expect(text).toContain('Return-Path: <>\r\n');
  expect(text).toContain('report-type=delivery-status');
  expect(text).toContain('Final-Recipient: rfc822; ben.okonkwo@inbix.example\r\nAction: failed\r\nStatus: 5.1.1');
  expect(text).toContain(`Message-Id: ${info.messageId}`);
  expect(text).toContain('X-Openhouse-Message: abc');
});

test('refuses to send for a wrong password', async () => {
  await start({ withCustomers: false });
  rehearsal.mailboxConfig.smtp.password = 'wrong';
  await expect(send({ to: 'a@b.example' })).rejects.toMatchObject({ responseCode: 535 });
});

test('a mail to the brokerage’s own address arrives in its INBOX', async () => {
  await start({ withCustomers: false });
  await send({ to: HELLO, subject: 'To ourselves' });
  expect((await inboxWith(1))[0]?.subject).toBe('To ourselves');
});
