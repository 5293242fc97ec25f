import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { buildMessage, buildOutbound } from '../../test/build.ts';
import { queueAnswer, readMessage, readThread, saveThread } from '../../test/build-outbox.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { confirmSent } from '../ledger/confirm-sent.ts';
import { releaseDueHeld } from '../ledger/release-held.ts';
import { MessageModel } from '../message.model.ts';
import { threadingHeaders } from './threading-headers.ts';
import { approveDraft, discardDraft, editDraft, fillDraft, sendNow } from './update-draft.ts';

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

const later = (ms: number) => new Date(edges.now().getTime() + ms);
const person = (messageId: string) => ({ messageId, userId: 'agent-1' });

test('the same key is the same mail, however many write it at once', async () => {
  const saved = await saveThread('mailbox');
  const all = await Promise.all(Array.from({ length: 8 }, () => queueAnswer(saved, edges, { key: 'reply:1' })));
  expect(new Set(all.map(({ _id }) => _id)).size).toBe(1);
  expect(await MessageModel.countDocuments({ direction: 'outbound' })).toBe(1);
});

test('a repeat does not bring back a mail that went on', async () => {
  const saved = await saveThread('mailbox');
  const { _id } = await queueAnswer(saved, edges, { key: 'reply:1' });
  await discardDraft(person(_id), edges);
  expect((await queueAnswer(saved, edges, { key: 'reply:1' })).delivery?.state).toBe('voided');
  expect(await readThread(saved.thread._id)).toMatchObject({ aiState: 'idle', sendingAt: null });
});

test('refuses a line break in subject, name and address before anything is stored', async () => {
  const saved = await saveThread('mailbox');
  const attacks = [
    { subject: 'Hello\r\nBcc: x@example.com' },
    { to: { address: 'ana@example.com', name: 'Ana\r\nBcc: x@example.com' } },
    { to: { address: 'ana@example.com\r\n', name: '' } },
    { headers: [{ name: 'X-Campaign', value: '1\n2' }] },
  ];
  for (const attack of attacks) await expect(queueAnswer(saved, edges, attack)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  expect(await MessageModel.countDocuments({ direction: 'outbound' })).toBe(0);
});

test('the thread shows where the draft stands: writing, held until, waiting for a person', async () => {
  const saved = await saveThread('mailbox');
  const { _id } = await queueAnswer(saved, edges, { state: 'drafting', text: '' });
  expect(await readThread(saved.thread._id)).toMatchObject({ aiState: 'writing', sendingAt: null });
  await fillDraft(_id, { text: 'Here.', html: null, state: 'holding', holdUntil: later(45_000) }, edges);
  expect(await readThread(saved.thread._id)).toMatchObject({ aiState: 'holding', sendingAt: later(45_000) });
  await discardDraft(person(_id), edges);
  const second = await queueAnswer(saved, edges, { state: 'review', reviewReason: 'a price without a listing' });
  expect(await readThread(saved.thread._id)).toMatchObject({
    aiState: 'review',
    needs: { reason: 'review', detail: 'a price without a listing' },
  });
  await approveDraft(person(second._id), edges);
  expect(await readThread(saved.thread._id)).toMatchObject({ aiState: 'holding', needs: null, sendingAt: later(10_000) });
});

test('an edited draft is the person’s, waits for them, and cannot be queued with the old text', async () => {
  const saved = await saveThread('mailbox');
  const { _id, delivery } = await queueAnswer(saved, edges, { holdUntil: later(2000) });
  const edited = await editDraft({ ...person(_id), text: 'Call me <today> https://larkinvale.example/a.' }, edges);
  expect(edited).toMatchObject({ text: 'Call me <today> https://larkinvale.example/a.', userId: 'agent-1' });
  expect(edited.html).toContain('Call me &lt;today&gt; <a href="https://larkinvale.example/a"');
  expect(edited.delivery).toMatchObject({ state: 'review', holdUntil: null });
  expect(edited.delivery?.fence).toBeGreaterThan(delivery?.fence ?? 0);
});

test('while a person edits an answer it does not leave, and nothing but its wait has changed', async () => {
  const saved = await saveThread('mailbox');
  const before = await queueAnswer(saved, edges, { holdUntil: later(2000) });
  await editDraft({ ...person(before._id), text: before.text }, edges);
  edges.advance(60_000);
  const compose = () => Promise.reject(new Error('it must not be composed'));
  const counts = await releaseDueHeld(compose, { mailboxIds: ['mailbox'] }, edges);
  expect(counts).toEqual({ released: 0, voided: 0, failed: 0 });
  const { text, html, userId, delivery } = await readMessage(before._id);
  expect({ text, html, userId }).toEqual({ text: before.text, html: before.html, userId: before.userId });
  expect(delivery).toMatchObject({ state: 'review', holdUntil: null });
  expect(delivery.evidence.map(({ detail }) => detail)).not.toContain('edited by a person');
  expect(await readThread(saved.thread._id)).toMatchObject({ aiState: 'review', sendingAt: null, needs: { reason: 'review' } });
});

test('a person’s own mail that is edited in its hold leaves a little later', async () => {
  const saved = await saveThread('mailbox');
  const { _id } = await queueAnswer(saved, edges, { author: 'agent', holdUntil: later(2000) });
  expect((await editDraft({ ...person(_id), text: 'Better words.' }, edges)).delivery).toMatchObject({
    state: 'holding',
    holdUntil: later(10_000),
  });
});

test('a person’s words are not written over: what the AI still writes can be thrown away, not edited', async () => {
  const saved = await saveThread('mailbox');
  const { _id } = await queueAnswer(saved, edges, { state: 'drafting', text: '' });
  await expect(editDraft({ ...person(_id), text: 'My own words.' }, edges)).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await fillDraft(_id, { text: 'The AI’s words.', html: null, state: 'holding', holdUntil: later(45_000) }, edges)).toMatchObject({
    userId: null,
  });
  await editDraft({ ...person(_id), text: 'My own words.' }, edges);
  expect(await fillDraft(_id, { text: 'The AI’s words again.', html: null, state: 'holding' }, edges)).toBeNull();
  expect((await MessageModel.findById(_id).lean())?.text).toBe('My own words.');
});

test('sent at once means due now; a mail that has left cannot be edited, discarded or approved', async () => {
  const saved = await saveThread('mailbox');
  const { _id } = await queueAnswer(saved, edges, { holdUntil: later(45_000) });
  expect((await sendNow(person(_id), edges)).delivery?.holdUntil).toEqual(edges.now());
  await MessageModel.updateOne({ _id }, { 'delivery.state': 'accepted' });
  for (const act of [discardDraft, approveDraft, sendNow])
    await expect(act(person(_id), edges)).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(editDraft({ ...person(_id), text: 'x' }, edges)).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('answers refer to the mail they answer and to its whole line, at most twenty, the first kept', async () => {
  const saved = await saveThread('mailbox');
  const references = Array.from({ length: 40 }, (_, n) => `<r${n}@example.com>`);
  const parent = buildMessage({
    threadId: saved.thread._id,
    messageId: '<parent@example.com>',
    references: [...references, 'not an id\r\nBcc: x'],
  });
  await MessageModel.create(parent);
  const headers = await threadingHeaders({ threadId: saved.thread._id, basedOn: parent._id });
  expect(headers.inReplyTo).toBe('<parent@example.com>');
  expect(headers.references).toHaveLength(20);
  expect([headers.references[0], headers.references.at(-1)]).toEqual(['<r0@example.com>', '<parent@example.com>']);
  expect(await threadingHeaders({ threadId: saved.thread._id, inReplyTo: null })).toEqual({ inReplyTo: null, references: [] });
});

test('a mail seen in Sent is confirmed under the id it was seen with, once', async () => {
  const { thread } = await saveThread('mailbox');
  const sent = buildOutbound({ threadId: thread._id, delivery: { state: 'accepted', acceptedAt: edges.now() } });
  await MessageModel.create(sent);
  const sighting = { wireId: '<rewritten@server.example>', openhouseMessage: sent._id, at: edges.now() };
  await confirmSent(sighting, edges);
  await confirmSent(sighting, edges);
  const confirmed = await readMessage(sent._id);
  expect(confirmed.delivery).toMatchObject({ state: 'confirmed', nextLookAt: null });
  expect(confirmed.wireIds).toEqual([sent.messageId as string, '<rewritten@server.example>']);
  expect(confirmed.delivery.evidence.filter(({ state }) => state === 'confirmed')).toHaveLength(1);
  expect((await readThread(thread._id)).exchanges).toBe(1);
  expect(await confirmSent({ wireId: '<unknown@example.com>', at: edges.now() }, edges)).toBeNull();
});
