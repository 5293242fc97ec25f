import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { sendOutbox } from '../../mail/out/send-outbox.ts';
import { buildMessage } from '../../test/build.ts';
import { queueAnswer, readMessage, readThread, saveThread } from '../../test/build-outbox.ts';
import { type OutboxEdges, outboxBeforeEach } from '../../test/outbox-before-each.ts';
import type { Sink } from '../../test/start-sink.ts';
import { MessageModel } from '../message.model.ts';
import { fillDraft } from '../outbox/update-draft.ts';
import { replyAsAgent } from '../reply.ts';
import { ThreadModel } from '../thread.model.ts';
import { handBack } from './hand-back.ts';
import { standDown } from './stand-down.ts';
import { takeOver } from './take-over.ts';

let sink: Sink;
let edges: OutboxEdges;
let mailboxId: string;
outboxBeforeEach({}, (outbox) => {
  ({ sink, edges, mailboxId } = outbox);
});

const take = (threadId: string, waitMs?: number) => takeOver({ threadId, userId: 'agent-1', waitMs }, edges);
const stateOf = async (id: string) => (await readMessage(id)).delivery.state;
const arrived = () => sink.received.map(({ raw }) => /^X-Openhouse-Message: (\S+)/m.exec(raw.toString())?.[1] ?? '');

test('after takeOver has returned, no AI mail leaves the thread, whenever it came and however busy the senders are', async () => {
  const run = fc.asyncProperty(
    fc.record({ delay: fc.nat({ max: 25 }), wait: fc.nat({ max: 220 }), senders: fc.integer({ min: 1, max: 3 }), late: fc.boolean() }),
    async ({ delay, wait, senders, late }) => {
      sink.script.delay = () => delay;
      const saved = await saveThread(mailboxId);
      const { _id } = await queueAnswer(saved, edges);
      const sending = Array.from({ length: senders }, (_, n) => sendOutbox({ ...edges, processName: `other/x/${n}` }));
      await Bun.sleep(wait);
      const taken = await take(saved.thread._id);
      const hadLeft = arrived().includes(_id);
      // An AI run that began before the takeover finishes only now.
      if (late) await queueAnswer(saved, edges);
      await Promise.all(sending);
      await sendOutbox(edges);

      const ours = await MessageModel.find({ threadId: saved.thread._id, author: 'ai' }).lean();
      const left = ours.filter((message) => arrived().includes(message._id)).map((message) => message._id);
      expect(left).toEqual(hadLeft ? [_id] : []);
      expect(arrived().filter((id) => id === _id).length).toBeLessThanOrEqual(1);
      // What it reports is what happened; one that left before the takeover began is no news.
      if (taken.sent.length > 0) expect(taken.sent.map((message) => message._id)).toEqual(left);
      for (const message of ours) expect(message.delivery?.state).toBe(left.includes(message._id) ? 'accepted' : 'voided');
      expect(taken.unsettled).toEqual([]);
    },
  );
  await fc.assert(run, { numRuns: 25 });
}, 60_000);

test('a mail whose body is on the wire is waited for and reported', async () => {
  const saved = await saveThread(mailboxId);
  const { _id } = await queueAnswer(saved, edges);
  sink.script.delay = () => 300;
  const sending = sendOutbox(edges);
  // Until the first body byte a takeover can still stop it; the sink has the whole body now and is slow to say so.
  while (!arrived().includes(_id)) await Bun.sleep(5);
  const taken = await take(saved.thread._id);
  expect(taken.sent.map((message) => message._id)).toEqual([_id]);
  await sending;
});

test('a mail whose server never answers does not hold the person longer than the wait, and is named', async () => {
  const saved = await saveThread(mailboxId);
  const { _id } = await queueAnswer(saved, edges);
  sink.script.delay = () => 600;
  const sending = sendOutbox(edges);
  while (!arrived().includes(_id)) await Bun.sleep(5);
  const taken = await take(saved.thread._id, 50);
  expect(taken).toMatchObject({ sent: [], unsettled: [{ _id }] });
  await sending;
});

test('a claim left by a sender that is stuck before the body is withdrawn when the wait is over', async () => {
  const saved = await saveThread(mailboxId);
  const { _id } = await queueAnswer(saved, edges);
  const claim = {
    'delivery.state': 'claimed',
    'delivery.claimedBy': 'other/x/1',
    'delivery.claimedUntil': new Date(edges.now().getTime() + 60_000),
  };
  await MessageModel.updateOne({ _id }, claim);
  expect(await take(saved.thread._id, 30)).toMatchObject({ voided: 1, sent: [], unsettled: [] });
  expect(await stateOf(_id)).toBe('voided');
});

test('everything of the AI that is not claimed is voided; mail of a person and of campaigns stays', async () => {
  const saved = await saveThread(mailboxId);
  const states = ['drafting', 'review', 'holding'] as const;
  const drafts = await Promise.all(states.map((state) => queueAnswer(saved, edges, { state })));
  const agents = await queueAnswer(saved, edges, { author: 'agent', epoch: null });
  const campaign = await queueAnswer(saved, edges, { author: 'campaign', purpose: 'campaign', epoch: null });
  expect((await take(saved.thread._id)).voided).toBe(3);
  expect(await Promise.all(drafts.map(({ _id }) => stateOf(_id)))).toEqual(['voided', 'voided', 'voided']);
  expect([await stateOf(agents._id), await stateOf(campaign._id)]).toEqual(['holding', 'holding']);
  expect(await readThread(saved.thread._id)).toMatchObject({
    epoch: 1,
    isTakenOver: true,
    ownerId: 'agent-1',
    aiState: 'standing_down',
    sendingAt: null,
    answer: { state: 'none' },
  });
});

test('the sender itself voids a mail of an older epoch that nobody else has voided', async () => {
  const saved = await saveThread(mailboxId);
  const { _id } = await queueAnswer(saved, edges);
  await ThreadModel.updateOne({ _id: saved.thread._id }, { epoch: 1 });
  await sendOutbox(edges);
  expect(await stateOf(_id)).toBe('voided');
  expect((await readMessage(_id)).delivery.lastError).toBe('the conversation moved on (0 → 1)');
  expect(sink.received).toEqual([]);
});

test('a draft that is finished after the takeover is not held', async () => {
  const saved = await saveThread(mailboxId);
  const draft = await queueAnswer(saved, edges, { state: 'drafting' });
  await take(saved.thread._id);
  expect(await fillDraft(draft._id, { text: 'Here you are.', html: null, state: 'holding' }, edges)).toBeNull();
  const late = await queueAnswer(saved, edges);
  expect(late.delivery?.state).toBe('voided');
});

test('a thread handed back waits for an answer when the customer had the last word, and old drafts stay void', async () => {
  const saved = await saveThread(mailboxId);
  const { _id } = await queueAnswer(saved, edges);
  await take(saved.thread._id);
  const back = await handBack({ threadId: saved.thread._id, userId: 'agent-1' }, edges);
  expect(back).toMatchObject({ isTakenOver: false, aiState: 'waiting', answer: { state: 'waiting' }, epoch: 1 });
  await sendOutbox(edges);
  expect(await stateOf(_id)).toBe('voided');
  const fresh = await queueAnswer({ ...saved, thread: { ...saved.thread, epoch: 1 } }, edges);
  await sendOutbox(edges);
  expect(await stateOf(fresh._id)).toBe('accepted');
});

test('a thread handed back after the agent answered rests', async () => {
  const saved = await saveThread(mailboxId);
  edges.advance(1000);
  await replyAsAgent({ threadId: saved.thread._id, userId: 'agent-1', agentName: 'Mara', text: 'I will call you.' }, edges);
  const back = await handBack({ threadId: saved.thread._id, userId: 'agent-1' }, edges);
  expect(back).toMatchObject({ isTakenOver: false, aiState: 'idle', answer: { state: 'none' } });
});

test('an agent’s reply takes the thread over and leaves after the undo time, from the mailbox, in the thread', async () => {
  const saved = await saveThread(mailboxId);
  const answer = await queueAnswer(saved, edges);
  const reply = await replyAsAgent({ threadId: saved.thread._id, userId: 'agent-1', agentName: 'Mara', text: 'I will call you.' }, edges);
  expect(await stateOf(answer._id)).toBe('voided');
  await sendOutbox(edges);
  expect(sink.received).toEqual([]);
  edges.advance(10_000);
  await sendOutbox(edges);
  expect(arrived()).toEqual([reply._id]);
  const raw = sink.received[0]?.raw.toString() ?? '';
  expect(raw).toContain(`To: Ana Reyes <${saved.contact.email}>`);
  expect(raw).toContain('From: Mara <hello@larkinvale.example>');
  expect(raw).toContain(`In-Reply-To: ${saved.inbound.messageId}`);
  expect(raw).toContain('Subject: Re: A house near the harbour');
  expect(raw).not.toContain('Auto-Submitted');
  expect(await readThread(saved.thread._id)).toMatchObject({
    lastAuthor: 'agent',
    exchanges: 1,
    aiState: 'standing_down',
    sendingAt: null,
  });
});

test('an answer from another mail program makes the AI stand down without an owner', async () => {
  const saved = await saveThread(mailboxId);
  const { _id } = await queueAnswer(saved, edges);
  expect(await standDown({ threadId: saved.thread._id, reason: 'answered from another mail program' }, edges)).toEqual({ voided: 1 });
  expect(await stateOf(_id)).toBe('voided');
  expect(await readThread(saved.thread._id)).toMatchObject({
    isTakenOver: true,
    ownerId: null,
    standDownReason: 'answered from another mail program',
  });
});

test('who answers elsewhere while the server still thinks about the recipient stops the mail at the last moment', async () => {
  const saved = await saveThread(mailboxId);
  const { _id } = await queueAnswer(saved, edges);
  const [named, stood] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  sink.script.waitAtRcpt = () => {
    named.resolve();
    return stood.promise;
  };
  const sending = sendOutbox(edges);
  await named.promise;
  await standDown({ threadId: saved.thread._id, reason: 'answered from another mail program' }, edges);
  stood.resolve();
  await sending;
  expect([sink.received.length, await stateOf(_id)]).toEqual([0, 'voided']);
});

test('two agents at once: both are told, the epoch moved twice, one owns the thread', async () => {
  const saved = await saveThread(mailboxId);
  await MessageModel.create(buildMessage({ threadId: saved.thread._id }));
  const [a, b] = await Promise.all([take(saved.thread._id), takeOver({ threadId: saved.thread._id, userId: 'agent-2' }, edges)]);
  expect([a?.thread.epoch, b?.thread.epoch].sort()).toEqual([1, 2]);
  expect(await ThreadModel.countDocuments({ _id: saved.thread._id, epoch: 2 })).toBe(1);
});
