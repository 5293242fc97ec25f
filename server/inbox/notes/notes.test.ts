import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test';
import { sendOutbox } from '../../mail/out/send-outbox.ts';
import { saveMailbox, saveThread } from '../../test/build-outbox.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { type Sink, startSink } from '../../test/start-sink.ts';
import { readConversation } from '../answer/read-conversation.ts';
import { joinThreads } from '../arrive/join-threads.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { NoteModel } from './note.model.ts';

let api: TestApi;
let sink: Sink;
type Person = Awaited<ReturnType<TestApi['program']>>;
let ada: Person;
let tom: Person;
let ben: Person;

beforeAll(async () => {
  api = await startApi();
  [ada, tom, ben] = [await api.program('lead'), await api.program('agent'), await api.program('agent')];
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  sink = await startSink();
});
afterEach(() => sink.stop());

const SECRET = 'She would go up to 700,000 if she has to.';
const idOf = ({ token }: Person) => token.id;
const saved = async (change: Parameters<typeof saveThread>[1] = {}) => {
  const { _id: mailboxId } = await saveMailbox(sink, api.edges, { address: `hello${Math.random()}@larkinvale.example` });
  return saveThread(mailboxId, change);
};
const needing = async ({ api: as }: Person, view: 'needs_you' | 'mine' = 'needs_you') =>
  (await as.inbox.list.query({ view })).threads.map(({ id }) => id);

test('a note stands in the thread with its author, in order, and is no mail: not in the ledger, not read by the AI, never sent', async () => {
  const { thread } = await saved();
  const threadId = thread._id;
  const note = await ada.api.inbox.note.mutate({ threadId, text: SECRET });
  await ada.api.inbox.note.mutate({ threadId, text: 'And on Friday only.' });
  const shown = await tom.api.inbox.thread.query({ threadId });
  expect(shown.notes.map(({ text, authorName }) => [text, authorName])).toEqual([
    [SECRET, 'lead program'],
    ['And on Friday only.', 'lead program'],
  ]);
  expect(note).toMatchObject({ threadId, userId: idOf(ada), mentions: [], editedAt: null });

  expect(await MessageModel.countDocuments({ threadId })).toBe(1);
  expect(JSON.stringify(await readConversation(threadId))).not.toContain('700,000');
  expect((await tom.api.inbox.list.query({ view: 'all', search: '700,000' })).threads).toEqual([]);
  const { text } = await tom.api.ai.draft.mutate({ threadId });
  expect(text).not.toContain('700,000');
  await tom.api.inbox.reply.mutate({ threadId, text: 'I look into it.' });
  api.edges.advance(60_000);
  await sendOutbox({ ...api.edges, connections: 1 });
  expect(sink.received).toHaveLength(1);
  expect(sink.received[0]?.raw.toString()).not.toContain('700,000');
  expect(await MessageModel.countDocuments({ threadId })).toBe(2);
});

test('whom a note calls finds the thread under Needs you and Mine until they look, and nobody else does', async () => {
  const { thread } = await saved({ ownerId: idOf(ada) });
  const threadId = thread._id;
  await ada.api.inbox.note.mutate({ threadId, text: '@Tom can you call her?', mentions: [idOf(tom), idOf(ben), 'nobody', idOf(ada)] });
  expect(await needing(tom)).toEqual([threadId]);
  expect(await needing(tom, 'mine')).toContain(threadId);
  expect((await tom.api.inbox.counts.query()).needs_you).toBe(1);
  expect(await needing(ada)).toEqual([]);
  const [row] = (await tom.api.inbox.list.query({ view: 'needs_you' })).threads;
  expect(row?.needs).toMatchObject({ reason: 'mention', detail: 'lead program: “@Tom can you call her?”' });

  // Looking is enough, also at a colleague's thread; the others stay called.
  await tom.api.inbox.markRead.mutate({ threadId });
  expect([await needing(tom), await needing(ben)]).toEqual([[], [threadId]]);
  // Who was called answers with a note where they may not answer the customer.
  await ben.api.inbox.note.mutate({ threadId, text: 'I can.' });
  expect(await needing(ben)).toEqual([]);
  await expect(ben.api.inbox.reply.mutate({ threadId, text: 'Hello' })).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
});

test('a call clears no other need, and a reply answers it', async () => {
  const needs = { reason: 'handed_over' as const, detail: 'wants a person', at: api.edges.now() };
  const { thread } = await saved({ needs });
  const threadId = thread._id;
  await ada.api.inbox.note.mutate({ threadId, text: 'yours?', mentions: [idOf(tom)] });
  await tom.api.inbox.markRead.mutate({ threadId });
  expect((await ThreadModel.findById(threadId).lean())?.needs).toMatchObject({ reason: 'handed_over' });
  await ada.api.inbox.note.mutate({ threadId, text: 'still?', mentions: [idOf(tom)] });
  await tom.api.inbox.reply.mutate({ threadId, text: 'Hello Ana' });
  expect((await ThreadModel.findById(threadId).lean())?.openMentions).toEqual([]);
});

test('a note is changed and deleted by who wrote it alone; with it goes whom it called', async () => {
  const { thread } = await saved();
  const threadId = thread._id;
  const { id: noteId } = await ada.api.inbox.note.mutate({ threadId, text: 'first', mentions: [idOf(tom)] });
  await expect(tom.api.inbox.editNote.mutate({ noteId, text: 'mine now' })).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
  await expect(tom.api.inbox.deleteNote.mutate({ noteId })).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
  const edited = await ada.api.inbox.editNote.mutate({ noteId, text: 'second', mentions: [idOf(ben)] });
  expect(edited).toMatchObject({ text: 'second', mentions: [idOf(ben)], editedAt: api.edges.now() });
  expect([(await needing(tom)).includes(threadId), (await needing(ben)).includes(threadId)]).toEqual([false, true]);
  await ada.api.inbox.deleteNote.mutate({ noteId });
  expect(await NoteModel.countDocuments({ threadId })).toBe(0);
  expect((await needing(ben)).includes(threadId)).toBe(false);
});

test('notes are shown with a colleague’s thread but not written there by who has nothing to do with it', async () => {
  const { thread } = await saved({ ownerId: idOf(ada) });
  await expect(tom.api.inbox.note.mutate({ threadId: thread._id, text: 'hi' })).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
});

test('where two conversations become one, their notes and calls do too', async () => {
  const [one, other] = [await saved(), await saved()];
  await ada.api.inbox.note.mutate({ threadId: other.thread._id, text: 'about the other', mentions: [idOf(ben)] });
  const [into = '', from = ''] = [one.thread._id, other.thread._id].sort();
  await joinThreads([into, from], api.edges);
  expect((await ben.api.inbox.thread.query({ threadId: into })).notes.map(({ text }) => text)).toEqual(['about the other']);
  expect((await needing(ben)).filter((id) => id === into)).toHaveLength(1);
});
