import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { buildOutbound } from '../../test/build.ts';
import { readThread } from '../../test/build-outbox.ts';
import { buildIncoming } from '../../test/incoming.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { receiveMail } from '../arrive/receive-mail.ts';
import { MessageModel } from '../message.model.ts';
import { queueMessage } from '../outbox/queue-message.ts';
import { noteSent } from '../outbox/show-on-thread.ts';
import { ThreadModel } from '../thread.model.ts';
import { weighSending } from '../weigh/weigh-sending.ts';
import { recountThread } from './recount-thread.ts';
import { splitThread } from './split-thread.ts';

let database: TestDatabase;
let edges: TestEdges;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await emptyModels();
  edges = createTestEdges();
});

/** Three mails of one chain: to buy, a word more, and then to sell. */
async function chain() {
  const a = buildIncoming({ messageId: '<a@x>', text: 'I want to buy.', visibleText: 'I want to buy.' });
  const b = buildIncoming({ messageId: '<b@x>', inReplyTo: '<a@x>', references: ['<a@x>'] });
  const c = buildIncoming({ messageId: '<c@x>', inReplyTo: '<b@x>', references: ['<a@x>', '<b@x>'], visibleText: 'I also want to sell.' });
  const mails = [a, b, c];
  const [first, , third] = [await receiveMail(a, edges), await receiveMail(b, edges), await receiveMail(c, edges)];
  const old = first.threadId ?? '';
  expect(third.threadId).toBe(old);
  return { mails, old, thirdId: third.messageId ?? '' };
}
const split = (messageId: string) => splitThread({ messageId, subject: 'Selling Harbour Street' }, edges);
const idsIn = async (threadId: string) =>
  (await MessageModel.find({ threadId }).sort({ sortAt: 1 }).lean()).map(({ messageId }) => messageId);

test('counted anew, a mail of ours was said when a server took it, as when it left', async () => {
  const { mails, old } = await chain();
  const written = mails[1]?.internalDate ?? edges.now();
  const acceptedAt = new Date((mails[2]?.internalDate ?? edges.now()).getTime() + 3_600_000);
  const ours = buildOutbound({ threadId: old, sortAt: written, visibleText: 'Here is one.', delivery: { state: 'accepted', acceptedAt } });
  await MessageModel.create(ours);
  await noteSent(ours);
  const { updatedAt: _, ...noted } = await readThread(old);
  await recountThread(old);
  expect(await readThread(old)).toMatchObject(noted);
  expect(noted).toMatchObject({ lastAuthor: 'ai', lastMessageAt: acceptedAt, lastOutboundAt: acceptedAt, lastWords: 'Here is one.' });
});

test('a mail and what follows move to a conversation of the same contact, and both count what they hold', async () => {
  const { old, thirdId } = await chain();
  await ThreadModel.updateOne({ _id: old }, { $set: { ownerId: 'ada', kind: 'buyer_lead', unread: 2 } });
  const into = await split(thirdId);
  const [before, after] = [await readThread(old), await readThread(into)];
  expect(await idsIn(old)).toEqual(['<a@x>', '<b@x>']);
  expect(await idsIn(into)).toEqual(['<c@x>']);
  expect(before).toMatchObject({
    messageCount: 2,
    unread: 1,
    lastWords: 'Do you have three bedrooms?',
    subject: 'A house near the harbour',
  });
  expect(after).toMatchObject({ messageCount: 1, unread: 1, lastWords: 'I also want to sell.', subject: 'Selling Harbour Street' });
  expect(after).toMatchObject({
    contactId: before.contactId,
    ownerId: 'ada',
    isInInbox: true,
    status: 'open',
    participants: before.participants,
  });
  expect([before.answer.state, after.answer.state]).toEqual(['waiting', 'waiting']);
});

test('later replies join the half they answer, though they name mails of both', async () => {
  const { old, thirdId } = await chain();
  const into = await split(thirdId);
  const toNew = await receiveMail(
    buildIncoming({ messageId: '<d@x>', inReplyTo: '<c@x>', references: ['<a@x>', '<b@x>', '<c@x>'] }),
    edges,
  );
  expect(toNew.threadId).toBe(into);
  const toOld = await receiveMail(buildIncoming({ inReplyTo: '<b@x>', references: ['<a@x>', '<b@x>'] }), edges);
  expect(toOld.threadId).toBe(old);
  // Some programs drop In-Reply-To: the last of the References is the nearest.
  const loose = await receiveMail(buildIncoming({ references: ['<a@x>', '<b@x>', '<c@x>', '<d@x>'] }), edges);
  expect(loose.threadId).toBe(into);
  expect([(await readThread(old)).messageCount, (await readThread(into)).messageCount]).toEqual([3, 3]);
});

test('a mail seen again, or a parent that comes late, undoes no split', async () => {
  const { mails, old, thirdId } = await chain();
  const into = await split(thirdId);
  for (const mail of mails) await receiveMail(mail, edges);
  const late = await receiveMail(buildIncoming({ messageId: '<b0@x>', inReplyTo: '<a@x>', references: ['<a@x>'] }), edges);
  expect(late.threadId).toBe(old);
  expect(await idsIn(into)).toEqual(['<c@x>']);
  // Split once more, the three are still three.
  const [middle] = await MessageModel.find({ messageId: '<b@x>' }).lean();
  const third = await split(middle?._id ?? '');
  for (const mail of mails) await receiveMail(mail, edges);
  expect([await idsIn(old), await idsIn(into)]).toEqual([['<a@x>'], ['<c@x>']]);
  expect(await idsIn(third)).toContain('<b@x>');
});

test('what the AI was about to send had read both matters: it is withdrawn, and no sender lets it pass', async () => {
  const { old, thirdId } = await chain();
  const thread = await readThread(old);
  const given = { threadId: old, contactId: thread.contactId, mailboxId: 'mailbox', purpose: 'reply' as const, author: 'ai' as const };
  const words = { to: { address: 'ana@example.com', name: 'Ana' }, subject: 'Re: A house', text: 'Two houses.' };
  const held = { ...given, ...words, epoch: thread.epoch, basedOn: thirdId, state: 'holding' as const };
  const draft = await queueMessage({ ...held, key: 'reply:c' }, edges);
  await MessageModel.updateMany({ direction: 'inbound' }, { $set: { decisionId: 'd', kind: 'buyer_lead' } });
  await expect(split(draft._id)).rejects.toMatchObject({ code: 'CONFLICT' });
  const into = await split(thirdId);
  const voided = await MessageModel.findById(draft._id).lean();
  expect(voided?.delivery).toMatchObject({ state: 'voided' });
  // One that is written by a run which began before carries the old epoch.
  const late = await queueMessage({ ...held, key: 'reply:late', threadId: old }, edges);
  expect(late.delivery?.state).toBe('voided');
  if (voided) expect(await weighSending({ ...voided, threadId: into }, edges.now())).toMatchObject({ act: 'void' });
  // Its mail is answered anew where it lies now; the other half has nothing open.
  expect([(await readThread(into)).answer.state, (await readThread(old)).answer.state]).toEqual(['waiting', 'none']);
});

test('the first mail of a conversation has nothing to be split from', async () => {
  const { mails } = await chain();
  const [first] = await MessageModel.find({ messageId: mails[0]?.messageId }).lean();
  await expect(split(first?._id ?? '')).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(split('gone')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
