import type { Stage } from '../../../shared/contact.ts';
import type { AiState, Thread } from '../../../shared/thread.ts';
import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { type Claim, WAITS_FOR_MODEL } from './claim-thread.ts';

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
  // In one step: a process that dies behind it leaves no thread that shows the AI at work for good.
  const end = {
    answer: { $literal: SETTLED },
    ...(needs && { needs: { $literal: needs }, isInInbox: true }),
    ...(stage && { stage }),
    // A draft that is held or waits for a person is what the list shows; everything else is over.
    ...(aiState && { aiState: { $cond: [{ $in: ['$aiState', PASSING] }, aiState, '$aiState'] } }),
  };
  const settled = await ThreadModel.updateOne(ours, [{ $set: end }], { updatePipeline: true });
  const isSettled = settled.matchedCount === 1;
  if (!isSettled) await letGo(claim);
  if (isSettled && needs?.reason !== 'triage_failed') await waitIfUndecided(claim, edges.now());
  edges.publish('thread.changed', { threadId: thread._id });
  return isSettled;
}

const PASSING: AiState[] = ['waiting', 'thinking', 'writing', 'idle'];

/** A mail that arrived in the very millisecond of the one that was answered moved no due time. */
async function waitIfUndecided({ thread }: Claim, now: Date): Promise<void> {
  const undecided = { threadId: thread._id, direction: 'inbound' as const, isBackfill: false, decisionId: null, kind: null };
  if (!(await MessageModel.exists({ ...undecided, contactId: { $ne: null } }))) return;
  await ThreadModel.updateOne({ _id: thread._id, 'answer.state': 'none' }, { $set: { 'answer.state': 'waiting', 'answer.dueAt': now } });
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

/** The thread keeps its place in the queue and is not looked at again before a model may be asked, or another mail comes. */
export async function leaveForModel(claim: Claim, edges: Edges): Promise<void> {
  const dueAt = claim.thread.answer.dueAt ?? edges.now();
  await putBackThread(claim, { dueAt, error: WAITS_FOR_MODEL, countsAsAttempt: false }, edges);
}

/** Gives up the claim and nothing else: `dueAt` is that of the newest mail. */
async function letGo({ thread, holder }: Claim): Promise<void> {
  const ours = { _id: thread._id, 'answer.claimedBy': holder };
  // After a takeover and a hand-back it waits under another epoch and is claimed no more.
  await ThreadModel.updateOne({ ...ours, 'answer.state': 'claimed' }, { $set: { 'answer.state': 'waiting' } });
  await ThreadModel.updateOne(ours, { $set: { 'answer.claimedBy': null, 'answer.claimedUntil': null } });
  await ThreadModel.updateOne(
    { _id: thread._id, 'answer.state': 'waiting', aiState: { $in: ['thinking', 'writing'] } },
    { $set: { aiState: 'waiting' } },
  );
}
