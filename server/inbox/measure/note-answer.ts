import type { MailKind, Message } from '../../../shared/message.ts';
import type { Milestone } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';
import { firstUnanswered, type Said } from './first-unanswered.ts';
import { noteMilestone } from './note-milestone.ts';

/** Nobody waits for an answer to these. */
export const UNANSWERED_KINDS: readonly MailKind[] = ['auto_reply', 'bounce', 'spam_report', 'spam'];

/**
 * A mail of ours is out: how long had the customer waited for it, and which steps did the conversation come to? Counted once
 * here, where the conversation is at hand, so that Insights need not read every mail again. A word that a person will answer,
 * a follow-up, a reminder or campaign mail is no answer, and the customer goes on waiting.
 */
export async function noteAnswer(message: Stored<Message>): Promise<void> {
  const { _id, threadId, author, delivery, listingKeys, offeredSlots } = message;
  if (author !== 'ai' && author !== 'agent' && author !== 'other_client') return;
  const at = outAt(message);
  if (!at) return;
  const steps: [Milestone, boolean][] = [
    ['listingsSentAt', listingKeys.length > 0],
    ['callOfferedAt', offeredSlots.length > 0],
  ];
  for (const [step, isReached] of steps) if (isReached) await noteMilestone(threadId, { step, at });
  if (delivery && delivery.purpose !== 'reply') return;

  const since = firstUnanswered(await saidIn(threadId), { id: _id, at });
  if (!since) return;
  await MessageModel.updateOne({ _id }, { $set: { answered: { at, waitedMs: at.getTime() - since.getTime() } } }, { timestamps: false });
  await noteMilestone(threadId, { step: 'answeredAt', at });
}

/** The moment the server took it; what another mail program sent is known by when it lay in Sent. */
const outAt = ({ delivery, sortAt, isBackfill }: Pick<Message, 'delivery' | 'sortAt' | 'isBackfill'>) =>
  delivery ? delivery.acceptedAt : isBackfill ? null : sortAt;

const LOOKED_AT = 300;

async function saidIn(threadId: string): Promise<Said[]> {
  const found = await MessageModel.find({ threadId })
    .select('direction author kind sortAt isBackfill delivery.acceptedAt delivery.purpose delivery.basedOn')
    .sort({ sortAt: -1, _id: -1 })
    .limit(LOOKED_AT)
    .lean();
  return found.flatMap((mail): Said[] => {
    const { _id: id, direction, author, kind, sortAt, isBackfill, delivery } = mail;
    if (direction === 'inbound') return isBackfill || (kind && UNANSWERED_KINDS.includes(kind)) ? [] : [{ id, by: 'customer', at: sortAt }];
    const at = author === 'other_client' || delivery?.purpose === 'reply' ? outAt(mail) : null;
    return at ? [{ id, by: 'us', at, read: delivery?.basedOn ?? null }] : [];
  });
}
