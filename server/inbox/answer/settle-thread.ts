import type { Stage } from '../../../shared/contact.ts';
import type { AiState, Thread } from '../../../shared/thread.ts';
import type { Edges } from '../../edges.ts';
import { ThreadModel } from '../thread.model.ts';
import type { Claim } from './claim-thread.ts';

type Outcome = {
  /** Null leaves what the outbox shows of the draft: holding or review. */
  aiState: AiState | null;
  needs?: NonNullable<Thread['needs']>;
  stage?: Stage;
};

const SETTLED: Thread['answer'] = { state: 'none', dueAt: null, claimedBy: null, claimedUntil: null, attempts: 0, lastError: null };

/**
 * Ends a run that answered, or decided not to. When a newer mail came or a person took over meanwhile, it changes
 * nothing but its own claim: the thread waits again.
 * @returns false when the thread moved on
 */
export async function settleThread(claim: Claim, { aiState, needs, stage }: Outcome, edges: Edges): Promise<boolean> {
  const { thread, holder } = claim;
  const ours = { _id: thread._id, epoch: thread.epoch, 'answer.claimedBy': holder, 'answer.dueAt': thread.answer.dueAt };
  const settled = await ThreadModel.updateOne(ours, {
    $set: { answer: SETTLED, ...(aiState && { aiState }), ...(needs && { needs, isInInbox: true }), ...(stage && { stage }) },
  });
  if (settled.matchedCount === 0) await letGo(claim);
  edges.publish('thread.changed', { threadId: thread._id });
  return settled.matchedCount === 1;
}

/** Ends a run that failed: the thread waits until `dueAt`, with the error where a person sees it. */
export async function putBackThread(
  claim: Claim,
  { dueAt, error, countsAsAttempt }: { dueAt: Date; error: string; countsAsAttempt: boolean },
  edges: Edges,
): Promise<void> {
  const { thread, holder } = claim;
  await ThreadModel.updateOne(
    { _id: thread._id, 'answer.claimedBy': holder, 'answer.state': 'claimed', 'answer.dueAt': thread.answer.dueAt },
    {
      $set: { 'answer.dueAt': dueAt, 'answer.lastError': error },
      ...(countsAsAttempt ? {} : { $inc: { 'answer.attempts': -1 } }),
    },
  );
  await letGo(claim);
  edges.publish('thread.changed', { threadId: thread._id });
}

/** Gives up the claim and nothing else: `dueAt` is that of the newest mail. */
async function letGo({ thread, holder }: Claim): Promise<void> {
  await ThreadModel.updateOne(
    { _id: thread._id, 'answer.claimedBy': holder, 'answer.state': 'claimed', isTakenOver: false },
    { $set: { 'answer.state': 'waiting', 'answer.claimedBy': null, 'answer.claimedUntil': null, aiState: 'waiting' } },
  );
  await ThreadModel.updateOne({ _id: thread._id, 'answer.claimedBy': holder, isTakenOver: true }, { $set: { answer: SETTLED } });
}
