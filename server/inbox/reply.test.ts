import { afterAll, beforeAll, expect, test } from 'bun:test';
import { simpleParser } from 'mailparser';
import { sendOutbox } from '../mail/out/send-outbox.ts';
import { buildMessage } from '../test/build.ts';
import { queueAnswer, readMessage, saveMailbox, saveThread } from '../test/build-outbox.ts';
import { startApi, type TestApi } from '../test/start-api.ts';
import { type Sink, startSink } from '../test/start-sink.ts';
import { MessageModel } from './message.model.ts';

let api: TestApi;
let sink: Sink;
let mailboxId: string;
type Person = Awaited<ReturnType<TestApi['program']>>;
let ada: Person;
let tom: Person;

beforeAll(async () => {
  [api, sink] = await Promise.all([startApi(), startSink()]);
  [ada, tom] = [await api.program('lead'), await api.program('lead')];
  mailboxId = (await saveMailbox(sink, api.edges))._id;
}, 60_000);
afterAll(async () => {
  await Promise.all([api.close(), sink.stop()]);
});

test('a reply in Markdown leaves as HTML with its marks and as text without them; what was typed is kept for taking it back', async () => {
  const { thread } = await saveThread(mailboxId);
  const text = 'Hello Ana,\n\nit has **three** bedrooms:\n\n- one\n- two\n\nSee [it](https://larkinvale.example/x) <b>now</b>';
  const { id, markdown, text: plain } = await ada.api.inbox.reply.mutate({ threadId: thread._id, text });
  expect(markdown).toBe(text);
  expect(plain).toBe('Hello Ana,\n\nit has three bedrooms:\n\n- one\n- two\n\nSee it (https://larkinvale.example/x) <b>now</b>');
  api.edges.advance(60_000);
  await sendOutbox({ ...api.edges, connections: 1 });
  const sent = await simpleParser(sink.received.at(-1)?.raw ?? '');
  expect(sent.text?.trim()).toBe(plain);
  expect(sent.html).toContain('<strong>three</strong>');
  expect(sent.html).toContain('&lt;b&gt;now&lt;/b&gt;');
  expect((await readMessage(id)).delivery.state).toBe('accepted');
});

test('who answers without having seen the newest mail is told who wrote and what, and may send anyway', async () => {
  const { thread, inbound } = await saveThread(mailboxId);
  const mine = { threadId: thread._id, text: 'My answer', basedOn: inbound._id };
  api.edges.advance(1000);
  await tom.api.inbox.reply.mutate({ threadId: thread._id, text: 'Tom has answered already.' });
  const warned = ada.api.inbox.reply.mutate(mine);
  await expect(warned).rejects.toMatchObject({
    data: {
      code: 'CONFLICT',
      userMessage: expect.stringContaining('lead program wrote in this conversation meanwhile: “Tom has answered already.”'),
    },
  });
  expect(await MessageModel.countDocuments({ threadId: thread._id, direction: 'outbound' })).toBe(1);
  await ada.api.inbox.reply.mutate({ ...mine, force: true });
  // A program that names nothing is not asked.
  await ada.api.inbox.reply.mutate({ threadId: thread._id, text: 'One word more' });
  expect(await MessageModel.countDocuments({ threadId: thread._id, direction: 'outbound' })).toBe(3);
});

test('a reply written in two windows of one person leaves once; one more on purpose, written on the first, leaves as well', async () => {
  const { thread, inbound } = await saveThread(mailboxId);
  const mine = { threadId: thread._id, text: 'Saturday at ten.', basedOn: inbound._id };
  api.edges.advance(1000);
  const sent = await ada.api.inbox.reply.mutate(mine);
  const refused = {
    data: { code: 'CONFLICT', userMessage: expect.stringContaining('You wrote in this conversation meanwhile: “Saturday at ten.”') },
  };
  await expect(ada.api.inbox.reply.mutate(mine)).rejects.toMatchObject(refused);
  api.edges.advance(60_000);
  await sendOutbox({ ...api.edges, connections: 1 });
  await expect(ada.api.inbox.reply.mutate(mine)).rejects.toMatchObject(refused);
  await ada.api.inbox.reply.mutate({ ...mine, text: 'Bring your boots.', basedOn: sent.id });
  expect(await MessageModel.countDocuments({ threadId: thread._id, direction: 'outbound' })).toBe(2);
});

test('of one reply sent from several windows in one moment at most one is kept, and a mail that was taken back warns of nothing', async () => {
  for (let round = 0; round < 3; round++) {
    const { thread, inbound } = await saveThread(mailboxId);
    const mine = { threadId: thread._id, text: 'Saturday at ten.', basedOn: inbound._id };
    const answers = await Promise.allSettled([1, 2, 3].map(() => ada.api.inbox.reply.mutate(mine)));
    const kept = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    expect(kept.length).toBeLessThanOrEqual(1);
    const alive = { threadId: thread._id, direction: 'outbound' as const, 'delivery.state': { $ne: 'voided' as const } };
    expect(await MessageModel.countDocuments(alive)).toBe(kept.length);
    for (const { id } of kept) await ada.api.inbox.discardDraft.mutate({ messageId: id });
    await ada.api.inbox.reply.mutate(mine);
    expect(await MessageModel.countDocuments(alive)).toBe(1);
  }
});

test('a new mail of the customer and an answer of the AI that left warn as well; a held draft of the AI does not', async () => {
  const saved = await saveThread(mailboxId);
  const { thread, inbound } = saved;
  const seen = { threadId: thread._id, text: 'Hello', basedOn: inbound._id };
  const draft = await queueAnswer(saved, api.edges, { holdUntil: new Date(api.edges.now().getTime() + 600_000) });
  const { id } = await ada.api.inbox.reply.mutate(seen);
  await ada.api.inbox.discardDraft.mutate({ messageId: id });
  await MessageModel.updateOne({ _id: draft._id }, { $set: { 'delivery.state': 'accepted' } });
  await expect(ada.api.inbox.reply.mutate(seen)).rejects.toMatchObject({ data: { userMessage: expect.stringContaining('The AI wrote') } });
  await MessageModel.create(buildMessage({ threadId: thread._id, createdAt: new Date(Date.now() + 1000) }));
  await expect(ada.api.inbox.reply.mutate(seen)).rejects.toMatchObject({
    data: { userMessage: expect.stringContaining('The customer wrote in this conversation meanwhile: “Do you have three bedrooms') },
  });
});

test('times for a call are set under the words and are on offer from then on; one that is not free any more is refused', async () => {
  const { thread, contact } = await saveThread(mailboxId);
  const { best, slots } = await ada.api.calls.toOffer.query({ threadId: thread._id });
  expect(best).toHaveLength(3);
  expect(slots.map(({ slotId }) => slotId)).toEqual(expect.arrayContaining(best.map(({ slotId }) => slotId)));
  const [late, early] = [best[2], best[0]];
  const text = 'Shall we talk?';
  const { id, text: plain } = await ada.api.inbox.reply.mutate({
    ...{ threadId: thread._id, text },
    slotIds: [late?.slotId ?? '', early?.slotId ?? ''],
  });
  expect(plain).toBe(
    `Shall we talk?\n\nTimes for a call\n  ${early?.label}\n  ${late?.label}\nAnswer with the one that suits you, or name another time.`,
  );
  expect((await readMessage(id)).html).toContain(early?.label ?? '?');
  const span = { from: new Date(0), to: new Date('2100-01-01') };
  const onOffer = async () => (await ada.api.calls.proposed.query(span)).items.filter(({ threadId }) => threadId === thread._id);
  expect(await onOffer()).toMatchObject([early, late].map((slot) => ({ slotId: slot?.slotId ?? '', isByPerson: true })));

  // Another customer is offered other times, and a time that was booked meanwhile leaves with nobody.
  const { thread: other } = await saveThread(mailboxId);
  const elsewhere = await tom.api.calls.toOffer.query({ threadId: other._id });
  expect(elsewhere.slots.map(({ slotId }) => slotId)).not.toContain(early?.slotId ?? '');
  await ada.api.calls.book.mutate({ contactId: contact._id, startsAt: late?.startsAt ?? new Date(0) });
  const gone = tom.api.inbox.reply.mutate({ threadId: other._id, text, slotIds: [late?.slotId ?? ''] });
  await expect(gone).rejects.toMatchObject({ data: { code: 'BAD_REQUEST', userMessage: expect.stringContaining(late?.label ?? '?') } });
  expect(await MessageModel.countDocuments({ threadId: other._id, direction: 'outbound' })).toBe(0);
  // Whoever has chosen is offered nothing any more.
  expect(await onOffer()).toEqual([]);
});
