import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test';
import type { Mailbox } from '../../../shared/mailbox.ts';
import { eraseContact } from '../../contacts/erase/erase-contact.ts';
import { forgetContact } from '../../follow-contact.ts';
import { settleMaybeSent } from '../../inbox/ledger/settle-maybe-sent.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { sealSecret } from '../../secrets/seal.ts';
import { queueAnswer, readMessage, readThread, saveMailbox, saveThread } from '../../test/build-outbox.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { type Dovecot, startDovecot } from '../../test/start-dovecot.ts';
import { type Sink, startSink } from '../../test/start-sink.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { removeMailbox } from '../accounts/change-mailbox.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { readRaw } from '../raw-mail.ts';
import { reconcileSent } from './reconcile-sent.ts';
import { sendOutbox } from './send-outbox.ts';

let database: TestDatabase;
let dovecot: Dovecot;
let sink: Sink;
let edges: TestEdges & { connections: number };

beforeAll(async () => {
  database = await startDatabase();
}, 30_000);
afterAll(() => database.stop());
beforeEach(async () => {
  await emptyModels();
  [sink, dovecot] = await Promise.all([startSink(), startDovecot()]);
  edges = { ...createTestEdges(), connections: 1 };
}, 30_000);
afterEach(() => Promise.all([sink.stop(), dovecot.stop()]), 30_000);

/** A mailbox with a server for either way. */
async function openMailbox(change: Partial<Mailbox> = {}): Promise<string> {
  const passwordSealed = sealSecret(dovecot.password, edges.secret);
  const imap = { host: dovecot.host, port: dovecot.imapPort, secure: false, user: dovecot.user, passwordSealed, isTlsInsecure: false };
  return (await saveMailbox(sink, edges, { imap, ...change }))._id;
}

const send = async (mailboxId: string) => {
  const saved = await saveThread(mailboxId);
  const { _id } = await queueAnswer(saved, edges);
  await sendOutbox(edges);
  return { ...saved, _id };
};
const sentFolder = () => dovecot.readFolder('Sent');

test('files the same bytes once where the server does not, however often it looks', async () => {
  const { _id } = await send(await openMailbox({ filesSent: 'false' }));
  expect(await reconcileSent(edges)).toMatchObject({ filed: 1 });
  const [copy] = await sentFolder();
  const message = await readMessage(_id);
  expect(copy?.raw.equals(await readRaw(message.rawHash ?? ''))).toBe(true);
  expect(message.delivery).toMatchObject({ state: 'accepted', filedAt: edges.now() });
  edges.advance(60_000);
  expect(await reconcileSent(edges)).toMatchObject({ found: 1, filed: 0 });
  expect((await readMessage(_id)).delivery.state).toBe('confirmed');
  edges.advance(3_600_000);
  await reconcileSent(edges);
  expect(await sentFolder()).toHaveLength(1);
}, 30_000);

test('files nothing of an erased contact, and comes to an end with it', async () => {
  const { _id, contact } = await send(await openMailbox({ filesSent: 'false' }));
  await eraseContact(contact._id, { edges, forget: forgetContact });
  for (let look = 0; look < 6; look++) {
    expect(await reconcileSent(edges)).toMatchObject({ filed: 0, failed: 0 });
    edges.advance(3_600_000);
  }
  expect((await readMessage(_id)).delivery).toMatchObject({ state: 'accepted', nextLookAt: null });
  expect(await sentFolder()).toHaveLength(0);
}, 30_000);

test('two processes that look at once file one copy', async () => {
  await send(await openMailbox({ filesSent: 'false' }));
  await Promise.all([reconcileSent(edges), reconcileSent({ ...edges, processName: 'other/x/1' })]);
  expect(await sentFolder()).toHaveLength(1);
}, 30_000);

test('learns from the first mail that the server files by itself, and then files nothing', async () => {
  const mailboxId = await openMailbox();
  const { _id } = await send(mailboxId);
  await dovecot.deliver(sink.received[0]?.raw ?? '', 'Sent');
  expect(await reconcileSent(edges)).toMatchObject({ found: 0 });
  edges.advance(10_000);
  expect(await reconcileSent(edges)).toMatchObject({ found: 1, filed: 0 });
  expect((await readMessage(_id)).delivery.state).toBe('confirmed');
  expect(await MailboxModel.findById(mailboxId).lean()).toMatchObject({ filesSentLearned: true });
  expect(await sentFolder()).toHaveLength(1);
}, 30_000);

test('learns that the server does not file, and then files at once', async () => {
  const mailboxId = await openMailbox();
  await send(mailboxId);
  edges.advance(10_000);
  expect(await reconcileSent(edges)).toMatchObject({ filed: 1 });
  expect(await MailboxModel.findById(mailboxId).lean()).toMatchObject({ filesSentLearned: false });
  await send(mailboxId);
  expect(await reconcileSent(edges)).toMatchObject({ filed: 1 });
}, 30_000);

test('an uncertain mail that stands in Sent was sent', async () => {
  sink.script.dropAfterDot = () => true;
  const { _id, thread } = await send(await openMailbox());
  expect((await readMessage(_id)).delivery.state).toBe('uncertain');
  await dovecot.deliver(sink.received[0]?.raw ?? '', 'Sent');
  edges.advance(10_000);
  expect(await reconcileSent(edges)).toMatchObject({ found: 1 });
  expect((await readMessage(_id)).delivery.state).toBe('confirmed');
  expect(await readThread(thread._id)).toMatchObject({ exchanges: 1, lastAuthor: 'ai', needs: null });
}, 30_000);

test('an uncertain mail that is nowhere is never sent again by code, and shown to a person after the fifth look', async () => {
  sink.script.dropAfterDot = () => true;
  const { _id, thread } = await send(await openMailbox());
  for (const wait of [10_000, 50_000, 240_000, 600_000, 2_700_000]) {
    expect((await readThread(thread._id)).needs).toBeNull();
    edges.advance(wait);
    expect(await reconcileSent(edges)).toMatchObject({ missing: 1, filed: 0 });
    await sendOutbox(edges);
  }
  expect((await readThread(thread._id)).needs).toMatchObject({ reason: 'maybe_sent' });
  expect(sink.received).toHaveLength(1);

  sink.script.dropAfterDot = undefined;
  await settleMaybeSent({ messageId: _id, userId: 'agent-1', action: 'send_again' }, edges);
  await sendOutbox(edges);
  expect(sink.received).toHaveLength(2);
  expect(sink.received[1]?.raw.equals(sink.received[0]?.raw ?? Buffer.alloc(0))).toBe(true);
  expect((await readThread(thread._id)).needs).toBeNull();
}, 30_000);

test('an uncertain mail whose mailbox is taken away is shown to a person at once', async () => {
  sink.script.dropAfterDot = () => true;
  const mailboxId = await openMailbox({ source: 'settings' });
  const { _id, thread } = await send(mailboxId);
  await removeMailbox(mailboxId, edges);
  edges.advance(10_000);
  expect(await reconcileSent(edges)).toMatchObject({ missing: 1 });
  expect((await readThread(thread._id)).needs).toMatchObject({ reason: 'maybe_sent', detail: expect.stringContaining('taken away') });
  expect((await readMessage(_id)).delivery).toMatchObject({ state: 'uncertain', nextLookAt: null });
  expect(await reconcileSent(edges)).toMatchObject({ missing: 0 });
}, 30_000);

test('a person may drop a maybe-sent mail, but not settle one that is still looked for', async () => {
  sink.script.dropAfterDot = () => true;
  const { _id } = await send(await openMailbox());
  const drop = () => settleMaybeSent({ messageId: _id, userId: 'agent-1', action: 'drop' }, edges);
  await expect(drop()).rejects.toMatchObject({ code: 'CONFLICT' });
  await MessageModel.updateOne({ _id }, { 'delivery.nextLookAt': null });
  expect((await drop()).delivery?.state).toBe('voided');
}, 30_000);

test('a look that could not be taken does not count', async () => {
  sink.script.dropAfterDot = () => true;
  const mailboxId = await openMailbox();
  const { _id } = await send(mailboxId);
  const { imap } = (await MailboxModel.findById(mailboxId).lean()) ?? {};
  await MailboxModel.updateOne({ _id: mailboxId }, { 'imap.port': 9 });
  edges.advance(10_000);
  expect(await reconcileSent(edges)).toMatchObject({ failed: 1, missing: 0 });
  expect((await readMessage(_id)).delivery).toMatchObject({ looks: 0, state: 'uncertain' });
  await MailboxModel.updateOne({ _id: mailboxId }, { 'imap.port': imap?.port });
  edges.advance(30_000);
  expect(await reconcileSent(edges)).toMatchObject({ missing: 1 });
}, 30_000);
