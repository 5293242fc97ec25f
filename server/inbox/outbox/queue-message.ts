import type { ToldListing } from '../../../shared/contact.ts';
import type { NamedAddress } from '../../../shared/id.ts';
import type { Delivery, GuardCheck, Message } from '../../../shared/message.ts';
import { isDuplicateKey } from '../../database/connect.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { notFound } from '../../errors.ts';
import { blankDelivery, blankMessage } from '../blank-message.ts';
import { moveDelivery, publishDelivery } from '../ledger/move-delivery.ts';
import { MessageModel } from '../message.model.ts';
import { joinedInto, standingIdOf } from '../split/standing-thread.ts';
import { ThreadModel } from '../thread.model.ts';
import { makeMessageId } from './message-id.ts';
import { refuseInjection } from './refuse-injection.ts';
import { showDraft } from './show-on-thread.ts';
import { threadingHeaders } from './threading-headers.ts';

export type QueueInput = {
  threadId: string;
  contactId: string | null;
  mailboxId: string;
  /** Unique over all outgoing mail: a repeat returns the mail that is there. */
  key: string;
  purpose: Delivery['purpose'];
  author: Message['author'];
  userId?: string | null;
  /** The mailbox's address and the name to show; left out, the post room fills in the mailbox's own when it queues. */
  from?: NamedAddress;
  /** The name to show when only the address is left to the post room. */
  fromName?: string;
  to: NamedAddress;
  subject: string;
  text: string;
  html?: string | null;
  markdown?: string;
  attachments?: Message['attachments'];
  /** Left out, both follow from the mail that is answered; null and [] for a mail that answers nothing. */
  inReplyTo?: string | null;
  references?: string[];
  /** The thread's epoch when this was thought of: the mail is voided when the thread moved on. Null: not fenced. */
  epoch: number | null;
  basedOn?: string | null;
  state: 'drafting' | 'review' | 'holding';
  holdUntil?: Date | null;
  /** Shown in "Needs you" when the state is review. */
  reviewReason?: string;
  listingKeys?: string[];
  /** Those of them whose price and status this mail tells. */
  listingsTold?: ToldListing[];
  offeredSlots?: Message['offeredSlots'];
  campaignId?: string | null;
  campaignNumber?: number | null;
  headers?: Delivery['headers'];
  calendar?: string | null;
  guard?: GuardCheck[];
  decisionId?: string | null;
};

/**
 * Puts a mail of ours into the outbox, whoever wrote it: the record is there before anything is sent.
 * It comes back voided when the thread was taken over meanwhile.
 * @throws AppError BAD_INPUT when a header value, name or address carries a line break or NUL
 */
export async function queueMessage(asked: QueueInput, edges: Edges): Promise<Stored<Message>> {
  // What is fenced has read one conversation, and ends with it; anything else goes where the conversation goes on.
  const input = asked.epoch === null ? { ...asked, threadId: await standingIdOf(asked.threadId) } : asked;
  const threading = await threadingHeaders(input);
  const message = buildMessage(input, { ...threading, now: edges.now(), secret: edges.secret });
  const saved = await insertOnce(message);
  const wentOn = saved._id !== message._id && saved.delivery?.state !== input.state;
  // A run that died between its draft and its thread has called nobody to it: a repeat shows it, as often as it comes.
  const reviewReason = wentOn ? saved.delivery?.evidence.at(-1)?.detail : input.reviewReason;
  await showDraft(saved, { now: edges.now(), reviewReason });
  if (wentOn) return saved;
  publishDelivery(saved, edges);
  return voidIfMovedOn(saved, edges);
}

type Fixed = { inReplyTo: string | null; references: string[]; now: Date; secret: string };
export type NewMessage = Omit<Stored<Message>, 'updatedAt'>;

/**
 * The record of a mail of ours before anything is done with it. Pure, but for its id.
 * @throws AppError BAD_INPUT when a header value, name or address carries a line break or NUL
 */
export function buildMessage(input: QueueInput, { inReplyTo, references, now, secret }: Fixed): NewMessage {
  const { key, purpose, state, from } = input;
  refuseInjection({
    addresses: [...(from ? [from] : []), input.to],
    lines: [input.subject, input.fromName ?? '', inReplyTo ?? '', ...references],
    headers: input.headers ?? [],
  });
  const messageId = from ? makeMessageId(key, from.address.split('@')[1] ?? '', secret) : null;
  return {
    ...blankMessage({ mailboxId: input.mailboxId, threadId: input.threadId, now }),
    _id: newId(),
    identity: `out:${key}`,
    direction: 'outbound',
    contactId: input.contactId,
    author: input.author,
    userId: input.userId ?? null,
    messageId,
    wireIds: messageId ? [messageId] : [],
    inReplyTo,
    references,
    from: from ?? { address: '', name: input.fromName ?? '' },
    replyTo: from ? [from] : [],
    to: [input.to],
    subject: input.subject,
    text: input.text,
    visibleText: input.text,
    html: input.html ?? null,
    ...(input.markdown !== undefined && { markdown: input.markdown }),
    attachments: input.attachments ?? [],
    campaignId: input.campaignId ?? null,
    campaignNumber: input.campaignNumber ?? null,
    listingKeys: input.listingKeys ?? [],
    ...(input.listingsTold && { listingsTold: input.listingsTold }),
    offeredSlots: input.offeredSlots ?? [],
    decisionId: input.decisionId ?? null,
    // Whether the customer wrote meanwhile is asked by it, so it is of the same clock as all of the ledger.
    createdAt: now,
    delivery: {
      ...blankDelivery({ key, purpose, now }),
      state,
      epoch: input.epoch,
      basedOn: input.basedOn ?? null,
      holdUntil: state === 'holding' ? (input.holdUntil ?? now) : null,
      headers: input.headers ?? [],
      calendar: input.calendar ?? null,
      guard: input.guard ?? [],
      evidence: [{ at: now, state, detail: `written by ${input.author}` }],
    },
  };
}

async function insertOnce(message: ReturnType<typeof buildMessage>): Promise<Stored<Message>> {
  try {
    return (await MessageModel.create(message)).toObject();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const existing = await MessageModel.findOne({ 'delivery.key': message.delivery?.key }).lean();
    if (!existing) throw error;
    return existing;
  }
}

/**
 * A takeover between the writer's look at the thread and this insert has already voided what it could see, and an erasure
 * has taken away what it could see: what was written meanwhile goes as well.
 */
async function voidIfMovedOn(message: Stored<Message>, edges: Edges): Promise<Stored<Message>> {
  const epoch = message.delivery?.epoch ?? null;
  const thread = await ThreadModel.findById(message.threadId, { epoch: 1, isTakenOver: 1, flags: 1 }).lean();
  if (!thread) {
    await MessageModel.deleteOne({ _id: message._id, 'delivery.state': { $in: ['drafting', 'review', 'holding'] } });
    throw notFound('conversation', message.threadId);
  }
  if (epoch === null) return joinedInto(thread) ? moveOn(message) : message;
  if (thread.epoch === epoch && !thread.isTakenOver) return message;
  const detail = 'the conversation was taken over while this was written';
  const voided = await moveDelivery(message._id, { from: ['drafting', 'review', 'holding', 'queued'], to: 'voided', detail }, edges);
  return voided ?? (await MessageModel.findById(message._id).lean()) ?? message;
}

/** Its conversation was joined to another just before it was written. */
async function moveOn(message: Stored<Message>): Promise<Stored<Message>> {
  const threadId = await standingIdOf(message.threadId);
  await MessageModel.updateOne({ _id: message._id }, { $set: { threadId } });
  return { ...message, threadId };
}
