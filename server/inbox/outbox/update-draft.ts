import type { ToldListing } from '../../../shared/contact.ts';
import type { GuardCheck, Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { dressText } from '../../letters/dress-text.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { type Move, moveDelivery } from '../ledger/move-delivery.ts';
import { mailWords } from '../list/mail-words.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { clearDraft } from './clear-draft.ts';
import type { Drafted } from './drafted.ts';
import { showDraft } from './show-on-thread.ts';

export type FilledDraft = {
  text: string;
  html: string | null;
  subject?: string;
  state: 'holding' | 'review';
  holdUntil?: Date | null;
  reviewReason?: string;
  listingKeys?: string[];
  listingsTold?: ToldListing[];
  offeredSlots?: Message['offeredSlots'];
  drafted?: Drafted;
  calendar?: string | null;
  guard?: GuardCheck[];
  decisionId?: string | null;
};

/**
 * The AI has finished writing: the draft is held or waits for a person.
 * @returns null when the draft was voided meanwhile; nothing may be sent then
 */
export async function fillDraft(messageId: string, filled: FilledDraft, edges: Edges): Promise<Stored<Message> | null> {
  const { state, text, html, holdUntil, reviewReason, calendar, guard, ...others } = filled;
  const { subject } = others;
  const given = { ...others, 'delivery.calendar': calendar, 'delivery.guard': guard };
  const set = {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    text,
    visibleText: text,
    words: mailWords({ subject: subject ?? (await subjectOf(messageId)), text }),
    html,
    'delivery.holdUntil': state === 'holding' ? (holdUntil ?? edges.now()) : null,
  };
  const detail = state === 'holding' ? 'written and checked' : (reviewReason ?? 'waits for a person');
  const draft = await moveDelivery(messageId, { from: ['drafting'], to: state, detail, set, raisesFence: true }, edges);
  if (!draft) return null;
  const thread = await ThreadModel.findById(draft.threadId, { epoch: 1, isTakenOver: 1 }).lean();
  const epoch = draft.delivery?.epoch ?? null;
  if (epoch !== null && (!thread || thread.epoch !== epoch || thread.isTakenOver)) {
    await moveDelivery(messageId, { from: [state], to: 'voided', detail: 'the conversation was taken over while this was written' }, edges);
    return null;
  }
  await show(draft, reviewReason, edges);
  return draft;
}

type ByPerson = { messageId: string; userId: string };

/**
 * A person rewrites a draft before it leaves. One of the AI waits for a person from then on; a person’s own is held a little
 * longer. With the words that it has it is kept back only: that is how somebody begins to edit, and nothing leaves meanwhile.
 */
export async function editDraft({ messageId, userId, text }: ByPerson & { text: string }, edges: Edges): Promise<Stored<Message>> {
  const { delivery, author, listingKeys, subject, text: before } = await readDraft(messageId);
  // What is still being written would be written over the person's words, and leave in their name.
  if (delivery.state === 'drafting') throw tooEarly(messageId);
  const staysHeld = delivery.state === 'holding' && author !== 'ai';
  const to = staysHeld ? 'holding' : 'review';
  const from = { from: [delivery.state], raisesFence: true };
  const soonest = await afterUndo(edges);
  const holdUntil = staysHeld ? new Date(Math.max(delivery.holdUntil?.getTime() ?? 0, soonest.getTime())) : null;
  const held = { 'delivery.holdUntil': holdUntil };
  if (text.trim() === before.trim())
    return byPerson(messageId, { ...from, to, detail: 'kept back by a person, to edit it', set: held }, edges);
  const html = await dressText({ text, listingKeys }, { now: edges.now(), publicUrl: edges.publicUrl });
  const written = { text, visibleText: text, words: mailWords({ subject, text }), html, markdown: text };
  return byPerson(messageId, { ...from, to, detail: 'edited by a person', set: { ...written, userId, ...held } }, edges);
}

/** A person throws a draft away. */
export async function discardDraft({ messageId, userId }: ByPerson, edges: Edges): Promise<Stored<Message>> {
  await readDraft(messageId);
  const move: Move = { from: ['drafting', 'review', 'holding'], to: 'voided', detail: 'discarded by a person', set: { userId } };
  const discarded = await byPerson(messageId, move, edges);
  await clearDraft(discarded.threadId);
  edges.publish('thread.changed', { threadId: discarded.threadId });
  return discarded;
}

/** A person lets a draft go; it can be called back for a few seconds (Settings, `undoSeconds`). */
export async function approveDraft({ messageId, userId }: ByPerson, edges: Edges): Promise<Stored<Message>> {
  return release(messageId, { userId, holdUntil: await afterUndo(edges), detail: 'approved by a person' }, edges);
}

/** A person lets a draft go at once. */
export async function sendNow({ messageId, userId }: ByPerson, edges: Edges): Promise<Stored<Message>> {
  return release(messageId, { userId, holdUntil: edges.now(), detail: 'sent at once by a person' }, edges);
}

type Release = { userId: string; holdUntil: Date; detail: string };

async function release(messageId: string, { userId, holdUntil, detail }: Release, edges: Edges): Promise<Stored<Message>> {
  await readDraft(messageId);
  const set = { userId, 'delivery.holdUntil': holdUntil };
  const released = await byPerson(messageId, { from: ['review', 'holding'], to: 'holding', detail, set, raisesFence: true }, edges);
  await ThreadModel.updateOne({ _id: released.threadId, 'needs.reason': 'review' }, { $set: { needs: null } });
  return released;
}

async function byPerson(messageId: string, move: Move, edges: Edges): Promise<Stored<Message>> {
  const moved = await moveDelivery(messageId, move, edges);
  if (!moved) throw tooLate(messageId);
  await show(moved, undefined, edges);
  return moved;
}

async function show(draft: Stored<Message>, reviewReason: string | undefined, edges: Edges): Promise<void> {
  await showDraft(draft, { now: edges.now(), reviewReason });
  edges.publish('thread.changed', { threadId: draft.threadId });
}

async function subjectOf(messageId: string): Promise<string> {
  return (await MessageModel.findById(messageId, { subject: 1 }).lean())?.subject ?? '';
}

async function readDraft(
  messageId: string,
): Promise<Pick<Message, 'author' | 'listingKeys' | 'subject' | 'text'> & { delivery: NonNullable<Message['delivery']> }> {
  const message = await MessageModel.findById(messageId).lean();
  if (!message?.delivery) throw notFound('draft', messageId);
  if (!['drafting', 'review', 'holding'].includes(message.delivery.state)) throw tooLate(messageId);
  return { ...message, delivery: message.delivery };
}

async function afterUndo(edges: Edges): Promise<Date> {
  const { sending } = await loadSettings(edges.now());
  return new Date(edges.now().getTime() + sending.undoSeconds * 1000);
}

function tooEarly(messageId: string): AppError {
  return new AppError('CONFLICT', {
    message: `message ${messageId} is still being written`,
    userMessage: 'This answer is still being written. Wait a moment, or take the conversation over.',
  });
}

function tooLate(messageId: string): AppError {
  return new AppError('CONFLICT', {
    message: `message ${messageId} is not a draft any more`,
    userMessage: 'This mail has already left or was withdrawn.',
  });
}
