import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test';
import mongoose from 'mongoose';
import { isSuppressed } from '../../contacts/consent/suppress.ts';
import { clearGhostDrafts } from '../../inbox/ledger/clear-ghost-drafts.ts';
import { confirmSent } from '../../inbox/ledger/confirm-sent.ts';
import { settleMaybeSent } from '../../inbox/ledger/settle-maybe-sent.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { queueAnswer, readMessage, readThread, saveMailbox, saveThread } from '../../test/build-outbox.ts';
import { killBehindEachWrite } from '../../test/kill-after.ts';
import { dovecotConfig } from '../../test/mail-world.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { type Dovecot, startDovecot } from '../../test/start-dovecot.ts';
import { type Sink, startSink } from '../../test/start-sink.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { ensureMailbox } from '../accounts/ensure-mailbox.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { reconcileSent } from './reconcile-sent.ts';
import { sendOutbox } from './send-outbox.ts';

let database: TestDatabase;
let sink: Sink;
let dovecot: Dovecot;
let edges: TestEdges & { connections: number };
let mailboxId: string;

beforeAll(async () => {
  database = await startDatabase();
  dovecot = await startDovecot();
});
afterAll(async () => {
  await dovecot.stop();
  await database.stop();
});
beforeEach(async () => {
  sink = await startSink();
  await begin();
});
afterEach(() => sink.stop());

async function begin() {
  await emptyModels();
  edges = { ...createTestEdges({ now: new Date() }), connections: 2 };
  mailboxId = (await saveMailbox(sink, edges))._id;
  sink.received.length = 0;
}

async function beginWithAnswer(): Promise<string> {
  await begin();
  const saved = await saveThread(mailboxId);
  await queueAnswer(saved, edges);
  return saved.thread._id;
}

/** The same machine, another process, which is gone. */
const dead = () => ({ ...edges, processName: edges.processName.replace(/\d+$/, '999999') });

test('a sender killed behind any write loses no mail and sends none twice', async () => {
  let answer = '';
  const ends: string[] = [];
  await killBehindEachWrite({
    begin: async () => {
      await begin();
      answer = (await queueAnswer(await saveThread(mailboxId), edges))._id;
    },
    story: () => sendOutbox(dead()),
    repair: async () => {
      for (let n = 0; n < 3; n++) await sendOutbox(edges);
      const { delivery, messageId, threadId } = await readMessage(answer);
      ends.push(delivery.state);
      expect(sink.received).toHaveLength(delivery.state === 'accepted' ? 1 : 0);
      if (delivery.state !== 'accepted') return;
      await confirmSent({ wireId: messageId, at: edges.now() }, edges);
      expect(await readThread(threadId)).toMatchObject({ exchanges: 1, aiState: 'idle', sendingAt: null, lastAuthor: 'ai' });
    },
  });
  // Behind `handing_over` nobody can know: that one alone is looked up in Sent.
  expect(ends.filter((state) => state !== 'accepted')).toEqual(['uncertain']);
}, 60_000);

test('a mail that the server will never take calls a person, wherever the process dies that learns it', async () => {
  let threadId = '';
  await killBehindEachWrite({
    begin: async () => {
      threadId = await beginWithAnswer();
      sink.script.failAtRcpt = () => ({ code: 550, text: '5.1.1 no such user' });
    },
    story: () => sendOutbox(dead()),
    repair: async () => {
      for (let n = 0; n < 3; n++) await sendOutbox(edges);
      // The tidying that runs by itself takes off the thread what a dead process left there to be seen.
      await clearGhostDrafts(edges);
      const [mail] = await MessageModel.find({ threadId, direction: 'outbound' }).lean();
      expect(mail?.delivery?.state).toBe('failed');
      expect(await readThread(threadId)).toMatchObject({ needs: { reason: 'failed' }, aiState: 'idle' });
      expect(await isSuppressed(mail?.to[0]?.address ?? '')).toBe(true);
    },
  });
}, 60_000);

test('a mail that may not leave by itself any more calls a person, wherever the process dies that holds it back', async () => {
  let threadId = '';
  await killBehindEachWrite({
    begin: async () => {
      threadId = await beginWithAnswer();
      await ThreadModel.updateOne({ _id: threadId }, { mode: 'review' });
    },
    story: () => sendOutbox(dead()),
    repair: async () => {
      for (let n = 0; n < 3; n++) await sendOutbox(edges);
      expect((await MessageModel.findOne({ threadId, direction: 'outbound' }).lean())?.delivery?.state).toBe('review');
      expect(await readThread(threadId)).toMatchObject({ needs: { reason: 'review' }, aiState: 'review' });
      expect(sink.received).toHaveLength(0);
    },
  });
}, 60_000);

test('a process that dies in the very last look leaves the mail to be looked for, and a person is called in the end', async () => {
  const { _id: realMailbox } = (await readDovecotMailbox()) ?? {};
  let mail = '';
  await killBehindEachWrite({
    begin: async () => {
      await MessageModel.deleteMany({});
      await ThreadModel.deleteMany({});
      const saved = await saveThread(realMailbox ?? '');
      mail = (await queueAnswer(saved, edges))._id;
      const looks = 4;
      const at = { 'delivery.handingOverAt': new Date(edges.now().getTime() - 3_600_000), 'delivery.nextLookAt': edges.now() };
      const messageId = '<never@filed>';
      await MessageModel.updateOne({ _id: mail }, { ...at, 'delivery.state': 'uncertain', 'delivery.looks': looks, messageId });
    },
    story: () => reconcileSent(edges),
    repair: async () => {
      edges.advance(10 * 60_000);
      await reconcileSent(edges);
      const { threadId, delivery } = await readMessage(mail);
      expect(delivery).toMatchObject({ state: 'uncertain', nextLookAt: null });
      expect(await readThread(threadId)).toMatchObject({ needs: { reason: 'maybe_sent' } });
    },
  });
}, 60_000);

async function readDovecotMailbox() {
  await ensureMailbox(dovecotConfig(dovecot, { address: 'hello@larkinvale.example' }), edges);
  return MailboxModel.findOne({ 'imap.port': dovecot.imapPort }).lean();
}

test('a look with a rejected password does not add to the six tries an hour', async () => {
  const config = dovecotConfig(dovecot, { address: 'hello@larkinvale.example' });
  await ensureMailbox({ ...config, imap: { ...config.imap, password: 'wrong' } }, edges);
  const mailbox = await readDovecotMailboxId();
  const { _id } = await queueAnswer(await saveThread(mailbox), edges);
  await MessageModel.updateOne({ _id }, { messageId: '<x@y>', 'delivery.state': 'uncertain', 'delivery.nextLookAt': edges.now() });
  let tries = 0;
  for (let n = 0; n < 180; n++) {
    tries += (await reconcileSent(edges)).failed ?? 0;
    edges.advance(20_000);
  }
  expect(tries).toBeGreaterThan(0);
  expect(tries).toBeLessThanOrEqual(6);
  expect(await MailboxModel.findById(mailbox).lean()).toMatchObject({ imapState: 'auth_failed' });
}, 60_000);

async function readDovecotMailboxId(): Promise<string> {
  return (await MailboxModel.findOne({ 'imap.port': dovecot.imapPort }).lean())?._id ?? '';
}

test('a mail that a person sends again is not sent when it turns up in Sent first', async () => {
  const { _id } = await queueAnswer(await saveThread(mailboxId), edges);
  sink.script.dropAfterDot = () => true;
  await sendOutbox(edges);
  await MessageModel.updateOne({ _id }, { 'delivery.nextLookAt': null });
  await settleMaybeSent({ messageId: _id, userId: 'agent', action: 'send_again' }, edges);
  await confirmSent({ wireId: null, openhouseMessage: _id, at: edges.now() }, edges);
  await sendOutbox(edges);
  expect((await readMessage(_id)).delivery.state).toBe('confirmed');
  expect(sink.received).toHaveLength(1);
});

test('a database that is away for a moment fails no mail', async () => {
  const { _id } = await queueAnswer(await saveThread(mailboxId), edges);
  const { find } = mongoose.mongo.GridFSBucket.prototype;
  mongoose.mongo.GridFSBucket.prototype.find = () => {
    throw new mongoose.mongo.MongoNetworkError('connection lost');
  };
  try {
    await expect(sendOutbox(edges)).rejects.toThrow('connection lost');
  } finally {
    mongoose.mongo.GridFSBucket.prototype.find = find;
  }
  expect((await readMessage(_id)).delivery.state).toBe('holding');
  expect(await sendOutbox(edges)).toMatchObject({ sent: 1 });
});

test('a mail that could not be composed is composed anew when a person sends it again', async () => {
  const saved = await saveThread(mailboxId);
  const { _id } = await queueAnswer(saved, edges);
  await MessageModel.updateOne({ _id }, { subject: 'bad\r\nheader' });
  expect(await sendOutbox(edges)).toMatchObject({ failed: 1 });
  await MessageModel.updateOne({ _id }, { subject: 'good' });
  await settleMaybeSent({ messageId: _id, userId: 'agent', action: 'send_again' }, edges);
  expect(await sendOutbox(edges)).toMatchObject({ sent: 1 });
});

test('a mail that is too large for the server fails at once and is shown, instead of being tried for ever', async () => {
  const small = await startSink({ maxBytes: 2000 });
  try {
    await MailboxModel.updateOne({ _id: mailboxId }, { 'smtp.port': small.port });
    const { _id, threadId } = await queueAnswer(await saveThread(mailboxId), edges, { text: 'x'.repeat(3000) });
    expect(await sendOutbox(edges)).toMatchObject({ failed: 1 });
    expect((await readMessage(_id)).delivery.lastError).toContain('larger than allowed');
    expect(await readThread(threadId)).toMatchObject({ needs: { reason: 'failed' } });
  } finally {
    await small.stop();
  }
});

test('a connection that dies while we ask for leave to begin is no reason to doubt: the mail is sent later, once', async () => {
  const { _id } = await queueAnswer(await saveThread(mailboxId), edges);
  const { findById } = ThreadModel;
  let looks = 0;
  // The third look at the thread is the last one, behind `handing_over`.
  ThreadModel.findById = ((...args: Parameters<typeof findById>) => {
    looks += 1;
    if (looks === 3) throw new Error('the database did not answer');
    return findById.apply(ThreadModel, args);
  }) as typeof findById;
  try {
    expect(await sendOutbox(edges)).toMatchObject({ deferred: 1, uncertain: 0 });
  } finally {
    ThreadModel.findById = findById;
  }
  expect((await readMessage(_id)).delivery).toMatchObject({ state: 'queued', lastError: expect.stringContaining('did not answer') });
  edges.advance(60_000);
  expect(await sendOutbox(edges)).toMatchObject({ sent: 1 });
});

test('a clock that once was far ahead does not stop the mail for years', async () => {
  await queueAnswer(await saveThread(mailboxId), edges);
  const sent = { minute: '2099-01-01T00:00', inMinute: 10_000, day: '2099-01-01', inDay: 10_000_000 };
  await MailboxModel.updateOne({ _id: mailboxId }, { sent });
  expect(await sendOutbox(edges)).toMatchObject({ sent: 1 });
});
