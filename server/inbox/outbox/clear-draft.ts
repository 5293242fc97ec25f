import type { DeliveryState, Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

/**
 * A mail is not on its way any more, one way or the other: the thread shows where the AI stands without it. Another draft
 * that waits in the same thread is still shown, and calls for its person: a reminder that leaves hides no answer.
 */
export async function clearDraft(threadId: string): Promise<void> {
  const drafts = await MessageModel.find({ threadId, author: 'ai', 'delivery.state': { $in: WAITING } }, { delivery: 1 }).lean();
  await ThreadModel.updateOne({ _id: threadId }, shownWith(drafts), { updatePipeline: true });
}

/** The first of these is what a thread shows. */
const WAITING: DeliveryState[] = ['review', 'holding', 'drafting'];
const AI_STATE: Partial<Record<DeliveryState, Thread['aiState']>> = { review: 'review', holding: 'holding', drafting: 'writing' };

/** In one step: nobody sees a thread that half shows a draft. */
function shownWith(drafts: Pick<Stored<Message>, 'delivery'>[]) {
  const standing = WAITING.flatMap((state) => drafts.find(({ delivery }) => delivery?.state === state) ?? [])[0];
  const { state = 'voided', epoch = null, holdUntil = null } = standing?.delivery ?? {};
  // Fenced: a draft of an older epoch has nothing to show any more.
  const isOfNow = epoch === null ? [] : [{ $eq: ['$epoch', epoch] }];
  const stands = standing ? { $and: [{ $not: '$isTakenOver' }, ...isOfNow] } : false;
  const withoutIt = when('$isTakenOver', 'standing_down', BY_ANSWER);
  return [
    {
      $set: {
        aiState: when(SHOWS_DRAFT, when(stands, AI_STATE[state] ?? 'idle', withoutIt), '$aiState'),
        sendingAt: when(stands, state === 'holding' ? holdUntil : null, null),
        needs: when({ $and: [{ $eq: ['$needs.reason', 'review'] }, when(stands, state !== 'review', true)] }, null, '$needs'),
      },
    },
  ];
}

const when = (test: object | string | boolean, yes: unknown, no: unknown) => ({ $cond: [test, yes, no] });
const answerIs = (state: Thread['answer']['state']) => ({ $eq: ['$answer.state', state] });
const SHOWS_DRAFT = { $in: ['$aiState', ['writing', 'holding', 'review'] satisfies Thread['aiState'][]] };
const BY_ANSWER = when(answerIs('waiting'), 'waiting', when(answerIs('claimed'), 'thinking', 'idle'));
