import { afterEach, beforeEach, expect, test } from 'bun:test';
import { ImapFlow } from 'imapflow';
import { createLogger } from '../logger.ts';
import { type RehearsalImap, startImap } from './start-imap.ts';

const log = createLogger({ level: 'silent' });
const at = new Date('2026-03-02T15:00:00Z');
/** Every byte a mail may hold on the wire: NUL is not one of them (RFC 3501 §9, CHAR8). */
const HOSTILE = Buffer.concat([
  Buffer.from(
    'From: a@b.example\r\nSubject: x\r\nMessage-ID:\r\n <folded@id.example>\r\nContent-Type: multipart/mixed; boundary="\r\n\r\nHello\r\n',
  ),
  Buffer.from(Array.from({ length: 255 }, (_, i) => i + 1)),
  Buffer.from('\n{5}\r\nbare\rreturn and bare\nfeed\r\n.\r\n)\r\nA1 LOGOUT\r\n'),
]);

let imap: RehearsalImap;
let clients: ImapFlow[] = [];
beforeEach(async () => {
  imap = await startImap({ user: 'hello', password: 'secret', log });
});
afterEach(async () => {
  for (const client of clients) client.close();
  clients = [];
  await imap.stop();
});

async function connect({ port = imap.port, pass = 'secret' } = {}): Promise<ImapFlow> {
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth: { user: 'hello', pass }, logger: false });
  client.on('error', () => undefined);
  clients.push(client);
  await client.connect();
  return client;
}

async function fetchAll(client: ImapFlow) {
  const mails = [];
  for await (const mail of client.fetch('1:*', { uid: true, source: true, internalDate: true, flags: true, size: true }, { uid: true }))
    mails.push(mail);
  return mails;
}

test('gives a delivered mail back to the byte, unread and with the date of its arrival', async () => {
  imap.deliver(HOSTILE, { folder: 'INBOX', at });
  const client = await connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  const [mail] = await fetchAll(client);
  expect(mail?.source?.equals(HOSTILE)).toBe(true);
  expect(mail?.size).toBe(HOSTILE.length);
  expect(mail?.internalDate).toEqual(at);
  expect([...(mail?.flags ?? [])]).toEqual([]);
});

test('keeps an appended mail to the byte, with the UID it announced, its flags and its date', async () => {
  const client = await connect();
  const appended = await client.append('Sent', HOSTILE, ['\\Seen'], new Date('2026-01-05T03:04:05Z'));
  await client.mailboxOpen('Sent', { readOnly: true });
  const [mail] = await fetchAll(client);
  expect(mail?.source?.equals(HOSTILE)).toBe(true);
  expect(appended).toMatchObject({ uid: mail?.uid });
  expect([...(mail?.flags ?? [])]).toEqual(['\\Seen']);
  expect(mail?.internalDate).toEqual(new Date('2026-01-05T03:04:05Z'));
});

test('takes an appended mail of several megabytes', async () => {
  const client = await connect();
  const large = Buffer.concat([HOSTILE, Buffer.alloc(2_000_000, 'abcdefgh\r\n')]);
  await client.append('Sent', large);
  await client.mailboxOpen('Sent', { readOnly: true });
  expect((await fetchAll(client))[0]?.source?.equals(large)).toBe(true);
});

test('finds a mail by its Message-ID, folded or not, and only that one', async () => {
  imap.deliver(Buffer.from('Message-ID: <other@id.example>\r\n\r\nIn the body: Message-ID: <folded@id.example>\r\n'), {
    folder: 'INBOX',
    at,
  });
  imap.deliver(HOSTILE, { folder: 'INBOX', at });
  const client = await connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  expect(await client.search({ header: { 'message-id': '<folded@id.example>' } }, { uid: true })).toEqual([2]);
  expect(await client.search({ header: { 'message-id': '<nobody@id.example>' } }, { uid: true })).toEqual([]);
});

test('tells an idling client of news at once, and the client can fetch them', async () => {
  const client = await connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  const news = new Promise<number>((resolve) => client.once('exists', ({ count }) => resolve(count)));
  void client.idle();
  await Bun.sleep(100);
  const before = performance.now();
  imap.deliver(HOSTILE, { folder: 'INBOX', at });
  expect(await news).toBe(1);
  expect(performance.now() - before).toBeLessThan(1000);
  expect((await fetchAll(client))[0]?.source?.equals(HOSTILE)).toBe(true);
});

test('names the Sent and the Junk folder by their special use', async () => {
  const client = await connect();
  const folders = await client.list();
  expect(Object.fromEntries(folders.map(({ path, specialUse }) => [path, specialUse]))).toEqual({
    INBOX: '\\Inbox',
    Sent: '\\Sent',
    Junk: '\\Junk',
  });
});

test('has a new UIDVALIDITY at every start', async () => {
  const again = await startImap({ user: 'hello', password: 'secret', log });
  const [first, second] = [await connect(), await connect({ port: again.port })];
  const validity = async (client: ImapFlow) => (await client.mailboxOpen('INBOX', { readOnly: true })).uidValidity;
  expect(await validity(first)).not.toEqual(await validity(second));
  second.close();
  await again.stop();
});

test('refuses a wrong password', async () => {
  await expect(connect({ pass: 'wrong' })).rejects.toMatchObject({ authenticationFailed: true });
});

test('settles `opened` when the INBOX is opened, not before', async () => {
  let isOpen = false;
  void imap.opened.then(() => {
    isOpen = true;
  });
  const client = await connect();
  await client.mailboxOpen('Sent', { readOnly: true });
  expect(isOpen).toBe(false);
  await client.mailboxOpen('INBOX', { readOnly: true });
  await imap.opened;
});

test('stops while a client idles', async () => {
  const client = await connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  const cutOff = new Promise<void>((resolve) => client.once('close', resolve));
  void client.idle();
  await Bun.sleep(50);
  const before = performance.now();
  await imap.stop();
  await cutOff;
  // An IDLE by itself lasts thirty minutes.
  expect(performance.now() - before).toBeLessThan(2000);
  await expect(connect()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  imap = await startImap({ user: 'hello', password: 'secret', log });
});
