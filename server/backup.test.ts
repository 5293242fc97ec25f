import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { backUp, restore } from './backup.ts';
import { CampaignModel } from './campaigns/campaign.model.ts';
import { readSchemaVersion, writeSchemaVersion } from './database/schema-version.ts';
import { readConversation } from './inbox/answer/read-conversation.ts';
import { wasAnswered } from './inbox/answer/was-answered.ts';
import { receiveMail } from './inbox/arrive/receive-mail.ts';
import { MessageModel } from './inbox/message.model.ts';
import { makeMessageId } from './inbox/outbox/message-id.ts';
import { isForgotten } from './inbox/restored/forgotten.ts';
import { ThreadModel } from './inbox/thread.model.ts';
import { JobRunModel } from './jobs/job-run.model.ts';
import { LeaseModel } from './jobs/lease.model.ts';
import { takeLease } from './jobs/lease.ts';
import { readSentFirst } from './mail/accounts/doubt-mailboxes.ts';
import { MailboxModel } from './mail/mailbox.model.ts';
import { sendOutbox } from './mail/out/send-outbox.ts';
import { readRaw, storeRaw } from './mail/raw-mail.ts';
import { buildCampaign, buildJobRun } from './test/build.ts';
import { queueAnswer, saveMailbox, saveThread } from './test/build-outbox.ts';
import { buildIncoming, buildSent } from './test/incoming.ts';
import { startDatabase, type TestDatabase } from './test/start-database.ts';
import { type Sink, startSink } from './test/start-sink.ts';
import { createTestEdges, type TestEdges } from './test/test-edges.ts';
import { SCHEMA_VERSION } from './upgrade/migrations.ts';

let database: TestDatabase;
let edges: TestEdges;
let sink: Sink;
let dir: string;
let file: string;

beforeAll(async () => {
  [database, sink, dir] = await Promise.all([startDatabase(), startSink(), mkdtemp(join(tmpdir(), 'openhouse-backup-'))]);
});
afterAll(async () => {
  await Promise.all([database.stop(), sink.stop()]);
  await rm(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  for (const { collectionName } of (await mongoose.connection.db?.collections()) ?? [])
    await mongoose.connection.collection(collectionName).deleteMany({});
  edges = createTestEdges();
  file = join(dir, `${crypto.randomUUID()}.backup`);
  await writeSchemaVersion(SCHEMA_VERSION);
});

const force = { force: true };

test('every document comes back as it was: types, raw bytes in pieces, indexes; sessions and half files do not', async () => {
  const odd = mongoose.connection.collection('oddities');
  const { Long, Int32, Double, Binary, Decimal128 } = mongoose.mongo;
  await odd.createIndex({ a: 1 }, { unique: true, name: 'one_a' });
  await odd.createIndex({ words: 'text' });
  await odd.insertMany([
    { a: 1, long: Long.fromString('9007199254740993'), int: new Int32(3), double: new Double(3), words: 'harbour', at: new Date(5) },
    { a: 2, bytes: new Binary(Buffer.from([0, 255, 10])), price: Decimal128.fromString('1.10'), none: null, deep: { list: [[{}]] } },
  ]);
  const typesOf = () =>
    odd
      .aggregate([{ $sort: { a: 1 } }, { $project: { long: { $type: '$long' }, int: { $type: '$int' }, double: { $type: '$double' } } }])
      .toArray();
  const [types, before] = [await typesOf(), await odd.find({}, { promoteValues: false }).sort({ a: 1 }).toArray()];
  const raw = crypto.getRandomValues(new Uint8Array(700_000));
  const hash = await storeRaw(raw);
  await mongoose.connection.collection('sessions').insertOne({ token: 'a-session-ended-since' });

  const written = await backUp(file, edges);
  expect(await readdir(dir)).toEqual([file.split('/').at(-1) ?? '']);
  await odd.deleteMany({});
  await odd.insertOne({ a: 3 });
  const restored = await restore(file, force, edges);
  expect(restored.documents).toBe(written.documents);
  expect(await odd.find({}, { promoteValues: false }).sort({ a: 1 }).toArray()).toEqual(before);
  expect(await typesOf()).toEqual(types);
  expect(Buffer.compare(await readRaw(hash), Buffer.from(raw))).toBe(0);
  expect(await odd.insertOne({ a: 1 }).catch((error) => error.code)).toBe(11000);
  expect(await odd.countDocuments({ $text: { $search: 'harbour' } })).toBe(1);
  expect(await mongoose.connection.collection('sessions').countDocuments()).toBe(0);
  expect(await readSchemaVersion()).toEqual({ version: SCHEMA_VERSION, restoringSince: null });
  await odd.drop();
}, 30_000);

test('a restore that must not be is refused before anything is changed', async () => {
  const mailbox = await saveMailbox(sink, edges);
  await backUp(file, edges);
  const bytes = await readFile(file);
  const damage = async (name: string, change: (bytes: Buffer) => Uint8Array) => {
    await writeFile(`${file}.${name}`, change(Buffer.from(bytes)));
    return `${file}.${name}`;
  };
  const flipped = await damage('flipped', (all) => {
    all[all.length >> 1] = (all[all.length >> 1] ?? 0) ^ 1;
    return all;
  });
  const short = await damage('short', (all) => all.subarray(0, all.length - 40));
  const foreign = await damage('foreign', () => Bun.gzipSync(Buffer.from('{"not":"a backup"}')));
  for (const bad of [flipped, short, foreign, `${file}.missing`])
    await expect(restore(bad, force, edges)).rejects.toThrow(/cannot be restored: .*Nothing was changed/s);
  await expect(restore(file, { force: false }, edges)).rejects.toThrow(/not empty; add --force/);
  await expect(restore(file, { force: false }, { ...edges, secret: 'another-secret-of-32-characters!!!!' })).rejects.toThrow(
    /another AUTH_SECRET/,
  );
  await takeLease('send-outbox', { holder: 'elsewhere/x/1', now: edges.now });
  await expect(restore(file, force, edges)).rejects.toThrow(/is working on this database \(elsewhere\/x\/1\)/);
  await LeaseModel.deleteMany({});
  // One that finds nothing to do holds no lease.
  await JobRunModel.create(buildJobRun({ process: 'elsewhere/x/2', finishedAt: new Date(edges.now().getTime() - 12_000) }));
  await expect(restore(file, force, edges)).rejects.toThrow(/is working on this database \(elsewhere\/x\/2\)/);
  await JobRunModel.deleteMany({});
  await writeSchemaVersion(SCHEMA_VERSION + 1);
  await backUp(`${file}.newer`, edges);
  await expect(restore(`${file}.newer`, force, edges)).rejects.toThrow(/newer Openhouse/);
  expect(await MailboxModel.findById(mailbox._id).lean()).not.toHaveProperty('restoredAt');
}, 30_000);

test('what the backup takes for unsent leaves by nobody’s word but a person’s, and what stands in Sent is settled', async () => {
  const { _id: mailboxId } = await saveMailbox(sink, edges);
  const held = await queueAnswer(await saveThread(mailboxId), edges);
  const sent = await queueAnswer(await saveThread(mailboxId), edges, { from: undefined });
  const review = await queueAnswer(await saveThread(mailboxId), edges, { state: 'review' });
  const { thread } = await saveThread(mailboxId, {
    answer: { state: 'waiting', dueAt: edges.now(), claimedBy: null, claimedUntil: null, attempts: 0, lastError: null },
  });
  await CampaignModel.create(buildCampaign({ state: 'sending' }));
  await backUp(file, edges);
  expect(await restore(file, force, edges)).toMatchObject({ doubted: 2, unanswered: 1, paused: 1 });

  const left = sink.received.length;
  edges.advance(3_600_000);
  await sendOutbox({ ...edges, connections: 1 });
  expect(sink.received.length).toBe(left);
  expect(await ThreadModel.findById(thread._id).lean()).toMatchObject({ answer: { state: 'none' }, needs: { reason: 'restored' } });
  expect(await MessageModel.findById(held._id).lean()).toMatchObject({ delivery: { state: 'uncertain', looks: 4 } });
  // Both ways of knowing it again: the id that was fixed from its key, and the header; also one that a person approved.
  const wireId = makeMessageId(sent.delivery?.key ?? '', 'larkinvale.example', edges.secret);
  await receiveMail(buildSent({ mailboxId, messageId: wireId }), edges);
  await receiveMail(buildSent({ mailboxId, messageId: '<rewritten@x>', openhouseMessage: review._id }), edges);
  for (const { _id } of [sent, review]) expect(await MessageModel.findById(_id).lean()).toMatchObject({ delivery: { state: 'confirmed' } });
  expect(await MessageModel.countDocuments({ direction: 'outbound' })).toBe(3);
}, 30_000);

test('an answer in Sent of which the database knows nothing stops another one, also without a restore of ours', async () => {
  const { _id: mailboxId } = await saveMailbox(sink, edges);
  const automatic = { mailboxId, automaticSigns: ['Auto-Submitted: auto-replied'] };
  // Its record was made after the backup: only the name in its Message-ID is left of it.
  const late = await saveThread(mailboxId);
  const key = `reply:${late.inbound._id}`;
  const wireId = makeMessageId(key, 'larkinvale.example', edges.secret);
  await receiveMail(buildSent({ ...automatic, messageId: wireId, inReplyTo: late.inbound.messageId }), edges);
  const again = await queueAnswer(late, edges, { key });
  const left = sink.received.length;
  await sendOutbox({ ...edges, connections: 1 });
  expect(sink.received.length).toBe(left);
  expect(await MessageModel.findById(again._id).lean()).toMatchObject({ delivery: { state: 'voided', lastError: 'it was found in Sent' } });

  // Nor does what a copy of an older day takes for unsent leave before Sent has been read.
  const queued = await queueAnswer(await saveThread(mailboxId), edges);
  await MailboxModel.updateOne({ _id: mailboxId }, { $set: { lastPolledAt: new Date(edges.now().getTime() - 86_400_000) } });
  await readSentFirst(edges);
  await sendOutbox({ ...edges, connections: 1 });
  expect(await MessageModel.findById(queued._id).lean()).toMatchObject({ delivery: { state: 'holding' } });
  await MailboxModel.updateOne({ _id: mailboxId }, { $set: { mustReadSent: false } });
  await sendOutbox({ ...edges, connections: 1 });
  expect(sink.received.length).toBe(left + 1);

  // The question is unknown as well, and is read after its answer.
  await receiveMail(buildSent({ ...automatic, messageId: makeMessageId('reply:lost', 'x', edges.secret), inReplyTo: '<lost@x>' }), edges);
  const { threadId } = await receiveMail(buildIncoming({ mailboxId, messageId: '<lost@x>' }), edges);
  expect(await ThreadModel.findById(threadId).lean()).toMatchObject({ isTakenOver: false, messageCount: 2 });
  // It waits to be read, and not to be answered.
  const { messages, pending } = await readConversation(threadId ?? '');
  expect(pending.map((mail) => [mail.messageId, wasAnswered(mail, messages)])).toEqual([['<lost@x>', true]]);
  const answer = await MessageModel.findOne({ threadId, direction: 'outbound' }).lean();
  expect(answer?.author).toBe('ai');
  expect(isForgotten(answer?.delivery ?? null)).toBe(true);
  // A new mail of the same customer is news and is answered.
  await receiveMail(buildIncoming({ mailboxId, inReplyTo: answer?.messageId ?? '' }), edges);
  expect(await ThreadModel.findById(threadId).lean()).toMatchObject({ answer: { state: 'waiting' } });
}, 30_000);
