import type { Delivery, Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { blankDelivery } from '../blank-message.ts';
import type { IncomingMail } from '../incoming-mail.ts';
import { moveDelivery } from '../ledger/move-delivery.ts';
import { MessageModel } from '../message.model.ts';
import { nameOfKey, readOwnMessageId } from '../outbox/message-id.ts';
import { noteSent } from '../outbox/show-on-thread.ts';
import { ThreadModel } from '../thread.model.ts';

/**
 * Mail of ours that left, stands in Sent, and is not in the database, because that is a restored backup. Its Message-ID
 * holds the name of the ledger's key, so the very mail is known again when somebody is about to write it once more.
 */
const PREFIX = 'forgotten:';

function forgottenKey(key: string): string {
  return `${PREFIX}${nameOfKey(key)}`;
}

export function isForgotten(delivery: Pick<Delivery, 'key'> | null): boolean {
  return delivery?.key.startsWith(PREFIX) === true;
}

type Forgotten = { author: Message['author']; delivery: Delivery };

/** @returns who wrote it and its line in the ledger, or null when the mail is none of ours */
export function readForgotten(mail: IncomingMail, secret: string): Forgotten | null {
  // A server may give a mail another Message-ID; our header stays.
  const name = (mail.messageId && readOwnMessageId(mail.messageId, secret)) ?? mail.openhouseMessage;
  if (!name) return null;
  const at = mail.internalDate;
  const author = authorOf(mail.automaticSigns);
  const evidence = [{ at, state: 'confirmed', detail: 'read back from Sent: the database did not know it' }];
  const purpose = author === 'system' ? ('system' as const) : ('reply' as const);
  return {
    author,
    delivery: {
      ...blankDelivery({ key: `${PREFIX}${name}`, purpose, now: at }),
      ...{ state: 'confirmed', holdUntil: null, acceptedAt: at, confirmedAt: at, filedAt: at, evidence },
    },
  };
}

/** What we send by ourselves says so (RFC 3834): `auto-replied` answers a mail, `auto-generated` does not. */
function authorOf(signs: string[]): Message['author'] {
  if (signs.some((sign) => /auto-replied/i.test(sign))) return 'ai';
  return signs.some((sign) => /auto-generated/i.test(sign)) ? 'system' : 'agent';
}

/** The answer in Sent is the answer: the AI stops writing another one to the mails before it. */
export async function standBackFor(sent: Stored<Message>, edges: Edges): Promise<void> {
  const { threadId, sortAt } = sent;
  const newer = { threadId, direction: 'inbound' as const, automaticSigns: { $size: 0 }, sortAt: { $gt: sortAt } };
  if (!(await MessageModel.exists(newer))) {
    await ThreadModel.updateOne({ _id: threadId, 'answer.state': { $ne: 'none' } }, { $set: { answer: NO_ANSWER } });
    await ThreadModel.updateOne({ _id: threadId, aiState: { $in: ['waiting', 'thinking'] } }, { $set: { aiState: 'idle' } });
    const drafts = await MessageModel.find({ threadId, author: 'ai', 'delivery.state': { $in: UNSENT } }, { _id: 1 }).lean();
    for (const { _id } of drafts) await moveDelivery(_id, { from: UNSENT, to: 'voided', detail: 'an answer was found in Sent' }, edges);
  }
  await noteSent(sent);
}

const UNSENT: Delivery['state'][] = ['drafting', 'review', 'holding', 'queued'];
const NO_ANSWER = { state: 'none' as const, dueAt: null, claimedBy: null, claimedUntil: null, attempts: 0, lastError: null };

/** True when this very mail, or an answer to the mail it answers, was found in Sent though the ledger did not know of it. */
export async function hasLeftUnknown({ threadId, delivery }: Stored<Message>, basedOn: Stored<Message> | null): Promise<boolean> {
  if (!delivery || isForgotten(delivery)) return false;
  const itself = { 'delivery.key': forgottenKey(delivery.key) };
  if (await MessageModel.exists(itself)) return true;
  if (!basedOn) return false;
  const names = { inReplyTo: { $in: basedOn.wireIds }, 'delivery.key': { $regex: `^${PREFIX}` } };
  return (await MessageModel.exists({ threadId, sortAt: { $gte: basedOn.sortAt }, ...names })) !== null;
}
