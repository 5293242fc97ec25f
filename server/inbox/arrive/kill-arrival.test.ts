import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { ContactModel } from '../../contacts/contact.model.ts';
import { buildContact, buildOutbound, buildThread } from '../../test/build.ts';
import { buildIncoming, buildSent } from '../../test/incoming.ts';
import { killBehindEachWrite } from '../../test/kill-after.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { receiveMail } from './receive-mail.ts';

/** Each story is told once per write it makes, killed behind that write, and then told again from the start. */
let database: TestDatabase;
let edges: TestEdges;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
const empty = async () => {
  await emptyModels();
  edges = createTestEdges();
};
beforeEach(empty);

const visible = () => ThreadModel.find({ isInInbox: true }).lean();

test('a first mail is answered and counted once, wherever the process dies', async () => {
  const mail = buildIncoming();
  const writes = await killBehindEachWrite({
    begin: empty,
    story: () => receiveMail(mail, edges),
    repair: async () => {
      await receiveMail(mail, edges);
      expect(await MessageModel.countDocuments()).toBe(1);
      expect(await ContactModel.countDocuments()).toBe(1);
      expect(await visible()).toMatchObject([
        { unread: 1, messageCount: 1, lastWords: 'Do you have three bedrooms?', answer: { state: 'waiting' }, aiState: 'waiting' },
      ]);
    },
  });
  expect(writes).toBeGreaterThan(3);
}, 30_000);

test('a mail of the very second of the one before, whose thread was never told, is answered all the same', async () => {
  const at = new Date(edges.now().getTime() + 60_000);
  const first = await receiveMail(buildIncoming({ messageId: '<one@x>', internalDate: at }), edges);
  await MessageModel.updateMany({}, { decisionId: 'decided', kind: 'buyer_lead' });
  await ThreadModel.updateMany({}, { 'answer.state': 'none' });
  const second = buildIncoming({ inReplyTo: '<one@x>', internalDate: at });
  await receiveMail(second, edges);
  await ThreadModel.updateMany({}, { 'answer.state': 'none' });
  await receiveMail(second, edges);
  expect(await ThreadModel.findById(first.threadId).lean()).toMatchObject({ answer: { state: 'waiting' }, messageCount: 2 });
});

test('a late parent makes one thread of two that still waits, wherever the process dies', async () => {
  const one = buildIncoming({ messageId: '<one@x>', references: ['<parent@x>'] });
  const two = buildIncoming({ messageId: '<two@x>', references: ['<parent@x>'] });
  const parent = buildIncoming({ messageId: '<parent@x>' });
  await killBehindEachWrite({
    begin: async () => {
      await empty();
      await receiveMail(one, edges);
      await receiveMail(two, edges);
    },
    story: () => receiveMail(parent, edges),
    repair: async () => {
      await receiveMail(parent, edges);
      const threads = await visible();
      expect(threads).toMatchObject([{ messageCount: 3, answer: { state: 'waiting' } }]);
      expect(await MessageModel.countDocuments({ threadId: threads[0]?._id })).toBe(3);
      expect(threads[0]?.unread).toBeGreaterThanOrEqual(3);
    },
  });
}, 60_000);

test('an answer that came before we learned under which Message-ID the server sent our mail still waits for us', async () => {
  const contact = buildContact({ email: 'ana@example.com' });
  const thread = buildThread({ contactId: contact._id });
  const sent = buildOutbound({ threadId: thread._id, contactId: contact._id, delivery: { state: 'accepted', acceptedAt: new Date(0) } });
  const reply = buildIncoming({ inReplyTo: '<rewritten@server>' });
  const copy = buildSent({ messageId: '<rewritten@server>', openhouseMessage: sent._id });
  await killBehindEachWrite({
    begin: async () => {
      await empty();
      await Promise.all([ContactModel.create(contact), ThreadModel.create(thread), MessageModel.create(sent)]);
      await receiveMail(reply, edges);
    },
    story: () => receiveMail(copy, edges),
    repair: async () => {
      await receiveMail(copy, edges);
      const ours = await MessageModel.findById(sent._id).lean();
      expect(ours).toMatchObject({ delivery: { state: 'confirmed' } });
      const inbound = await MessageModel.findOne({ direction: 'inbound' }).lean();
      expect(inbound?.threadId).toBe(ours?.threadId as string);
      expect(await ThreadModel.findById(ours?.threadId).lean()).toMatchObject({
        answer: { state: 'waiting' },
        messageCount: 2,
        isInInbox: true,
      });
    },
  });
}, 60_000);

test('a mail of another program makes the AI stand down, wherever the process dies, and not again when it is only seen again', async () => {
  const inbound = buildIncoming({ messageId: '<q@x>' });
  const copy = buildSent({ inReplyTo: '<q@x>' });
  await killBehindEachWrite({
    begin: async () => {
      await empty();
      await receiveMail(inbound, edges);
    },
    story: () => receiveMail(copy, edges),
    repair: async () => {
      await receiveMail(copy, edges);
      // The mail that it answers has been read by nobody yet, and still is.
      expect(await visible()).toMatchObject([
        { isTakenOver: true, messageCount: 2, lastAuthor: 'other_client', answer: { state: 'waiting' } },
      ]);
    },
  });
  await ThreadModel.updateMany({}, { isTakenOver: false });
  // After a UIDVALIDITY change everything that lies in Sent is seen again, as its past.
  await receiveMail({ ...copy, isBackfill: true }, edges);
  expect(await visible()).toMatchObject([{ isTakenOver: false }]);
}, 60_000);

test('what the AI held for either half of a joined thread is written anew, and a need for a person is kept', async () => {
  const one = await receiveMail(buildIncoming({ messageId: '<one@x>', references: ['<parent@x>'] }), edges);
  const two = await receiveMail(buildIncoming({ messageId: '<two@x>', references: ['<parent@x>'] }), edges);
  await MessageModel.updateMany({}, { decisionId: 'decided', kind: 'buyer_lead' });
  const needs = { reason: 'failed' as const, detail: 'came back', at: edges.now() };
  await ThreadModel.updateMany({}, { 'answer.state': 'none' });
  await ThreadModel.updateOne({ _id: two.threadId }, { needs, mode: 'review' });
  const held = buildOutbound({ threadId: one.threadId ?? '', delivery: { state: 'holding', epoch: 0, basedOn: one.messageId } });
  await MessageModel.create(held);
  await receiveMail({ ...buildIncoming({ messageId: '<parent@x>' }), isBackfill: true }, edges);
  expect((await MessageModel.findById(held._id).lean())?.delivery?.state).toBe('voided');
  expect(await visible()).toMatchObject([{ answer: { state: 'waiting' }, needs: { reason: 'failed' }, mode: 'review' }]);
});

test('a bounce calls a person and suppresses the address, wherever the process dies', async () => {
  const thread = buildThread();
  const sent = buildOutbound({ threadId: thread._id, delivery: { state: 'accepted' } });
  const recipients = [{ address: 'ana@example.com', action: 'failed', status: '5.1.1', diagnostic: 'no such user' }];
  const report = { kind: 'bounce' as const, originalMessageIds: sent.wireIds, originalKeys: [], originalProofs: [], recipients };
  const mail = buildIncoming({ from: { address: 'mailer-daemon@x', name: '' }, report });
  await killBehindEachWrite({
    begin: async () => {
      await empty();
      await ThreadModel.create(thread);
      await MessageModel.create(sent);
    },
    story: () => receiveMail(mail, edges),
    repair: async () => {
      await receiveMail(mail, edges);
      expect(await ThreadModel.findById(thread._id).lean()).toMatchObject({ needs: { reason: 'failed' } });
      expect((await MessageModel.findById(sent._id).lean())?.delivery?.evidence.filter(({ state }) => state === 'bounced')).toHaveLength(1);
    },
  });
}, 60_000);

test('a form that gives every mail the same Message-ID loses nobody: other words are answered, the same words once', async () => {
  await receiveMail(buildIncoming({ messageId: '<form@x>' }), edges);
  const ben = { address: 'ben@example.com', name: 'Ben' };
  const other = await receiveMail(buildIncoming({ messageId: '<form@x>', from: ben, visibleText: 'Do you rent flats?' }), edges);
  const again = await receiveMail(
    buildIncoming({ messageId: '<form@x>', visibleText: 'Do you have three bedrooms?\n\nList footer' }),
    edges,
  );
  expect(await ThreadModel.findById(other.threadId).lean()).toMatchObject({ answer: { state: 'waiting' } });
  expect(await ThreadModel.findById(again.threadId).lean()).toMatchObject({ answer: { state: 'none' } });
  expect(await MessageModel.countDocuments({ flags: 'same Message-ID, other content' })).toBe(2);
});
