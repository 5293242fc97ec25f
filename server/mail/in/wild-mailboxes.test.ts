import { afterAll, afterEach, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { buildOutbound, buildThread } from '../../test/build.ts';
import { rawMail } from '../../test/mail-world.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { WILD_PASSWORD, WILD_USER } from '../../test/wild-imap/answer.ts';
import type { Quirk } from '../../test/wild-imap/quirk.ts';
import type { WildImap } from '../../test/wild-imap/start-wild-imap.ts';
import { loginsOf, openWildWorld, settled, type WildWorld } from '../../test/wild-imap/wild-world.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { MailboxCursorModel } from '../mailbox-cursor.model.ts';
import { PlaceModel } from '../place.model.ts';
import { tryImap } from '../trial/try-mailbox.ts';
import { requeuePlace } from './requeue-place.ts';
import { watchMailboxes } from './watch-mailboxes.ts';

setDefaultTimeout(30_000);
let database: TestDatabase;
let world: WildWorld;
let server: WildImap;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
afterEach(() => world.stop());

/** A world of one server that we have looked at once. */
async function open(quirk: Quirk = {}, options: Parameters<typeof openWildWorld>[1] = {}): Promise<void> {
  world = await openWildWorld({ wild: quirk }, { imap: { silenceMs: 10_000 }, waitMs: 9000, ...options });
  server = world.wilds[0]?.server as WildImap;
  await world.poll();
}
const mailFrom = (name: string, wording: Parameters<typeof rawMail>[0] = {}) => rawMail({ from: `${name}@example.com`, ...wording });
const mailbox = () => MailboxModel.findOne().lean();
/** By name: mails that have nothing to do with each other come in at the same time. */
const senders = async () => (await MessageModel.find().lean()).map(({ from }) => from.address.split('@')[0] ?? '').sort();

test('a mail that is deleted while it is fetched is missed by nobody, and its neighbours come in', async () => {
  await open();
  server.deliver(mailFrom('ana'));
  const ben = server.deliver(mailFrom('ben'));
  server.deliver(mailFrom('cleo'));
  server.become({ at: [{ command: 'UID FETCH', of: /BODY/, times: 1, first: () => server.expunge(ben), before: ['* 2 EXPUNGE'] }] });
  await world.poll(5);
  expect(await world.complaints({ news: 2 })).toEqual([]);
  expect((await MailboxCursorModel.findOne({ role: 'inbox' }).lean())?.gaps).toEqual([]);
});

test('mail that becomes visible late comes in: after a minute, and after an hour', async () => {
  await open({ capabilities: [] });
  const ana = server.deliver(mailFrom('ana'), { isLate: true });
  server.deliver(mailFrom('ben'));
  const cleo = server.deliver(mailFrom('cleo'), { isLate: true });
  await world.poll();
  expect(await senders()).toEqual(['ben']);
  ana.isLate = false;
  await world.poll();
  expect(await senders()).toEqual(['ana', 'ben']);
  await world.poll(60);
  cleo.isLate = false;
  await world.poll(16);
  expect(await world.complaints({ news: 3 })).toEqual([]);
});

test('a mail that comes while we look, and is visible before an older one, does not hide it', async () => {
  await open();
  server.deliver(mailFrom('ana'));
  const late: { isLate: boolean }[] = [];
  const arrive = () => {
    late.push(server.deliver(mailFrom('ben'), { isLate: true }));
    server.deliver(mailFrom('cleo'));
  };
  server.become({ at: [{ command: 'UID SEARCH', times: 1, first: arrive }] });
  await world.poll();
  expect(await senders()).toEqual(['ana', 'cleo']);
  for (const mail of late) mail.isLate = false;
  await world.poll();
  expect(await senders()).toEqual(['ana', 'ben', 'cleo']);
});

test('a UIDVALIDITY that changes between two commands, twice, brings nothing twice and answers nobody again', async () => {
  await open();
  for (const name of ['ana', 'ben']) server.deliver(mailFrom(name));
  await world.poll();
  await ThreadModel.updateMany({}, { $set: { 'answer.state': 'none' } });
  const renew = () => {
    for (const folder of server.folders) {
      folder.uidValidity += 1;
      for (const mail of folder.mails) mail.uid += 100;
      folder.uidNext += 100;
    }
  };
  server.become({ at: [{ command: 'EXAMINE', of: /INBOX/, times: 2, first: renew }] });
  await world.poll(4);
  expect(await world.complaints({ news: 0 })).toEqual([]);
  server.deliver(mailFrom('cleo'));
  await world.poll(2);
  expect(await world.complaints({ news: 1 })).toEqual([]);
});

const REFUSALS: Record<string, Omit<NonNullable<Quirk['at']>[number], 'command'>> = {
  'the server cannot convert': { says: 'NO The requested message could not be converted to an RFC-822 compatible format' },
  'takes the connection with it': { cuts: 'within' },
  'makes the server say BYE': { says: 'BYE internal error' },
};
test.each(Object.entries(REFUSALS))('a mail that %s is put aside where a person sees it, and holds up no other', async (_, deed) => {
  await open();
  for (const name of ['ana', 'ben', 'cleo']) server.deliver(mailFrom(name));
  server.become({ at: [{ command: 'UID FETCH', of: /^(\d+,)*2[, ].*BODY/, ...deed }] });
  await world.poll(2);
  expect(await senders()).toEqual(['ana', 'cleo']);
  server.deliver(mailFrom('dora'));
  await world.poll();
  expect(await senders()).toEqual(['ana', 'cleo', 'dora']);
  await world.poll(4);
  const [place] = await PlaceModel.find({ state: 'quarantined' }).lean();
  expect(place).toMatchObject({ uid: 2, attempts: 5, error: expect.stringContaining('did not hand over') });
  await world.poll(2);
  expect(await mailbox()).toMatchObject({ imapState: 'ok', lastError: null });
  // The server was mended, and a person asks again.
  server.become({});
  await requeuePlace(place?._id ?? '', world.edges);
  await world.poll();
  expect(await world.complaints({ news: 4 })).toEqual([]);
});

test('a mail that is far larger than its server says never fills the memory: in the end its beginning is kept', async () => {
  await open();
  server.deliver(mailFrom('ana'));
  server.deliver(mailFrom('ben'), { claims: { literal: 400_000_000 } });
  server.deliver(mailFrom('cleo'));
  await world.poll(2);
  expect(await senders()).toEqual(['ana', 'cleo']);
  await world.poll(5);
  expect(await world.complaints({ news: 3 })).toEqual([]);
  expect((await MailboxCursorModel.findOne({ role: 'inbox' }).lean())?.gaps).toEqual([]);
});

test('a size and a date that are nonsense stop nothing', async () => {
  await open();
  server.deliver(mailFrom('ana'), { claims: { internalDate: '99-Foo-2026 25:61:00 +9999' } });
  server.deliver(mailFrom('ben'), { claims: { size: 0 } });
  server.deliver(mailFrom('cleo'), { claims: { size: 4_000_000_000 } });
  await world.poll(2);
  // Without a date nobody knows whether it is news.
  expect(await world.complaints({ news: 2 })).toEqual([]);
});

test('a throttled login is not a rejected password: one try a minute, and all is well when it ends', async () => {
  await open({ at: [{ command: 'LOGIN', says: 'NO [LIMIT] Too many simultaneous connections' }] });
  server.deliver(mailFrom('ana'), { internalDate: new Date(Date.now() + 60_000) });
  await world.poll(10);
  expect(await mailbox()).toMatchObject({ imapState: 'unreachable', imapRetryAt: null, lastError: expect.stringContaining('Too many') });
  expect(loginsOf(server)).toBe(11);
  server.become({});
  await world.poll();
  expect(await mailbox()).toMatchObject({ imapState: 'ok', lastError: null });
  expect(await senders()).toEqual(['ana']);
});

test('a wrong password is tried six times in an hour by the poll and the watch together', async () => {
  await open({}, { password: 'wrong' });
  const watch = watchMailboxes({ edges: world.edges, onNews: () => undefined });
  await world.poll(59);
  await settled(watch.stop());
  expect(loginsOf(server)).toBeGreaterThan(2);
  expect(loginsOf(server)).toBeLessThanOrEqual(6);
  expect(await mailbox()).toMatchObject({ imapState: 'auth_failed', lastError: expect.stringContaining('rejected') });
});

test('Gmail shows one mail under several labels: it is one mail here, and a mail to oneself too', async () => {
  await open({ capabilities: ['IDLE', 'X-GM-EXT-1', 'SPECIAL-USE'] });
  const raw = mailFrom('ana');
  server.deliver(raw, { gmailId: '17' });
  server.deliver(raw, { gmailId: '17', folder: 'Junk' });
  const own = mailFrom('hello', { from: 'hello@larkinvale.example' });
  // Gmail shows the same mail with other headers of its own.
  server.deliver(own, { gmailId: '18', folder: 'Sent' });
  server.deliver(`X-Gm-Spam: 0\r\n${own}`, { gmailId: '18' });
  await world.poll(2);
  expect(await senders()).toEqual(['ana', 'hello']);
  expect(await PlaceModel.countDocuments({ messageId: { $ne: null } })).toBe(4);
});

describe('Gmail’s archive', () => {
  const ALL = '[Gmail]/All Mail';
  const GMAIL = ['IDLE', 'X-GM-EXT-1', 'SPECIAL-USE', 'CONDSTORE', 'ENABLE'];
  /** A mailbox whose archive holds a past that nobody asked us to read. */
  async function openGmail(options: Parameters<typeof openWildWorld>[1] & { capabilities?: string[] } = {}) {
    const { capabilities = GMAIL, ...rest } = options;
    world = await openWildWorld({ wild: { capabilities } }, { imap: { silenceMs: 10_000 }, waitMs: 9000, ...rest });
    server = world.wilds[0]?.server as WildImap;
    server.folders.push({ path: ALL, specialUse: '\\All', uidValidity: 7, uidNext: 1, modseq: 1, mails: [] });
    server.folders.push({ path: 'Drafts', specialUse: '\\Drafts', uidValidity: 7, uidNext: 1, modseq: 1, mails: [] });
    server.deliver(mailFrom('old'), { gmailId: '1', folder: ALL });
    await world.poll();
  }
  /** As Gmail shows it: once in the archive, and once in each folder. */
  const arrive = (name: string, gmailId: string, ...folders: string[]) =>
    [...folders, ALL].map((folder) => server.deliver(mailFrom(name), { gmailId, folder }));
  const allFetched = () => server.heard.filter((line) => line.startsWith('UID FETCH') && line.includes('BODY')).length;

  test('gives what a filter took past the inbox, once, as news; and neither its past nor drafts nor what we sent', async () => {
    await openGmail();
    arrive('ana', '2', 'INBOX');
    arrive('ben', '3');
    arrive('hello', '4', 'Drafts');
    arrive('hello', '5', 'Sent');
    arrive('cleo', '6');
    await world.poll(3);
    expect(await senders()).toEqual(['ana', 'ben', 'cleo', 'hello']);
    const mails = await MessageModel.find({ direction: 'inbound' }).lean();
    expect(mails.map(({ isBackfill }) => isBackfill)).not.toContain(true);
    expect(await ThreadModel.countDocuments({ 'answer.state': 'waiting' })).toBe(3);
    const fetched = allFetched();
    await world.poll(20);
    expect(allFetched()).toBe(fetched);
  });

  test('gives what left the inbox before it was read there, and stores nothing twice that leaves it later', async () => {
    await openGmail();
    const [inInbox] = arrive('ana', '2', 'INBOX');
    arrive('ben', '3');
    await world.poll();
    const [quick] = arrive('cleo', '4', 'INBOX');
    arrive('dora', '5');
    // While we look away somebody handles both on the phone.
    for (const mail of [inInbox, quick]) if (mail) server.expunge(mail);
    const all = server.folders.find(({ path }) => path === ALL);
    if (all) all.modseq += 1;
    await world.poll(2);
    expect(await senders()).toEqual(['ana', 'ben', 'cleo', 'dora']);
  });

  test('is looked at again when a mail that the cursor had passed leaves the inbox unread', async () => {
    await openGmail();
    server.become({
      capabilities: GMAIL,
      at: [{ command: 'STATUS', of: /INBOX/, says: 'NO [UNAVAILABLE] later' }],
    });
    const [unread] = arrive('ana', '2', 'INBOX');
    arrive('ben', '3');
    await world.poll();
    expect(await senders()).toEqual(['ben']);
    if (unread) server.expunge(unread);
    const all = server.folders.find(({ path }) => path === ALL);
    if (all) all.modseq += 1;
    await world.poll(2);
    expect(await senders()).toEqual(['ana', 'ben']);
  });

  test('is left alone on another server, and where a label is read instead of the inbox', async () => {
    await openGmail({ capabilities: ['IDLE', 'SPECIAL-USE'] });
    arrive('ana', '2');
    await world.poll(2);
    expect(await senders()).toEqual([]);
    await world.stop();
    await openGmail();
    await MailboxModel.updateMany({}, { $set: { inboxPath: 'Junk' } });
    await world.poll();
    arrive('ben', '3');
    await world.poll(2);
    expect(await senders()).toEqual([]);
  });
});

test('Sent has any name in any script, and a mail of ours in it is confirmed though Exchange gave it another Message-ID', async () => {
  await open();
  const sent = server.folders[1];
  if (sent) sent.path = '&AMk-l&AOk-ments envoy&AOk-s/&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-';
  const thread = buildThread({ mailboxId: world.wilds[0]?.mailboxId ?? '' });
  const ours = buildOutbound({ threadId: thread._id, mailboxId: thread.mailboxId, delivery: { state: 'accepted' } });
  await ThreadModel.create(thread);
  await MessageModel.create(ours);
  world.edges.advance(15 * 60_000);
  const headers = [`X-Openhouse-Message: ${ours._id}`];
  const filed = rawMail({ from: 'hello@larkinvale.example', to: 'ana@example.com', id: '<AM0PR01@eurprd01.prod.outlook.com>', headers });
  server.deliver(filed, { folder: sent?.path ?? '' });
  await world.poll();
  expect(await MailboxCursorModel.findOne({ role: 'sent' }).sort({ _id: -1 }).lean()).toMatchObject({
    path: 'Éléments envoyés/Отправленные',
  });
  expect(await MessageModel.findById(ours._id).lean()).toMatchObject({ delivery: { state: 'confirmed' } });
  // The customer's program answers to the id that went over the wire.
  server.deliver(mailFrom('ana', { inReplyTo: '<AM0PR01@eurprd01.prod.outlook.com>', subject: 'Re: your mail' }));
  await world.poll();
  const answer = await MessageModel.findOne({ direction: 'inbound' }).lean();
  expect(answer?.threadId).toBe(thread._id);
  expect(await MessageModel.countDocuments()).toBe(2);
});

test('a folder that the server refuses is named, and the others are read', async () => {
  await open({ at: [{ command: 'STATUS', of: /Sent/, says: 'NO [UNAVAILABLE] Sent is away' }] });
  server.deliver(mailFrom('ana'));
  await world.poll(2);
  expect(await senders()).toEqual(['ana']);
  expect(await mailbox()).toMatchObject({ imapState: 'unreachable', lastError: expect.stringContaining('Sent') });
  server.become({});
  await world.poll();
  expect(await mailbox()).toMatchObject({ imapState: 'ok', lastError: null });
});

test('a server that keeps us waiting keeps no other mailbox waiting, and not the end of the process', async () => {
  world = await openWildWorld({ slow: {}, good: {} }, { imap: { silenceMs: 60_000 }, waitMs: 1000 });
  const [slow, good] = world.wilds;
  await world.poll();
  slow?.server.become({ at: [{ command: 'UID SEARCH', falls: 'silent' }] });
  for (const wild of world.wilds) wild.server.deliver(mailFrom(wild.name));
  await world.poll();
  good?.server.deliver(mailFrom('second'));
  const began = performance.now();
  await world.poll();
  expect(performance.now() - began).toBeLessThan(5000);
  expect(await senders()).toEqual(['good', 'second']);
});

test.each(['silent', 'chatty'] as const)('a person who tries a server that falls %s is told so', async (falls) => {
  await open();
  const imap = { host: '127.0.0.1', port: server.port, secure: false, user: WILD_USER, password: WILD_PASSWORD, isTlsInsecure: false };
  for (const command of ['GREETING', 'LOGIN', 'LIST', 'STATUS', 'LOGOUT']) {
    server.become({ at: [{ command, falls }] });
    const tried = settled(tryImap({ imap, inboxPath: 'INBOX', sentPath: null }, world.edges, { waitMs: 500 }));
    if (command === 'LOGOUT') expect(await tried).toMatchObject({ inbox: 0 });
    else expect(await tried.catch((error) => error)).toBeInstanceOf(Error);
  }
});

test('an IDLE that died without a word is noticed, and a dropped one is begun again with growing pauses', async () => {
  await open();
  let news = 0;
  const watch = watchMailboxes({ edges: world.edges, onNews: () => void news++, patience: { silenceMs: 400 } });
  server.become({ at: [{ command: 'DONE', falls: 'silent', times: 1 }] });
  const began = performance.now();
  while (news < 2 && performance.now() - began < 10_000) await Bun.sleep(20);
  expect(news).toBe(2);
  server.become({ at: [{ command: 'IDLE', cuts: 'before' }] });
  const before = loginsOf(server);
  await Bun.sleep(3000);
  expect(loginsOf(server) - before).toBeLessThanOrEqual(3);
  await settled(watch.stop());
  await world.poll();
  expect(await mailbox()).toMatchObject({ imapState: 'ok' });
});
