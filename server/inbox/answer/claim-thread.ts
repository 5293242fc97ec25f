import type { Thread } from '../../../shared/thread.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { MAX_AHEAD_MS } from '../../is-over.ts';
import { isCertainlyDead } from '../../process-name.ts';
import { ThreadModel } from '../thread.model.ts';

/** A thread that this run, and nobody else, may answer: `holder` is the run's name, the fence of all its writes. */
export type Claim = { thread: Stored<Thread>; holder: string };

const CLAIM_MS = 60_000;
/** How often a holder should renew: three times per claim. */
export const CLAIM_RENEW_MS = CLAIM_MS / 3;

/** True when a thread waits to be answered, or one is claimed whose run may be gone. */
export async function isThreadDue({ now }: Pick<Edges, 'now'>): Promise<boolean> {
  const due = [{ 'answer.state': 'waiting' as const, 'answer.dueAt': { $lte: now() } }, { 'answer.state': 'claimed' as const }];
  return (await ThreadModel.exists({ $or: due })) !== null;
}

/** The error of a thread that was looked at while no model could be asked, and has to be read by one. */
export const WAITS_FOR_MODEL = 'waits for the model';

/**
 * Claims the thread that has waited longest, with one atomic update, so that of several runs and processes one gets it.
 * @param isModelAway leaves out what is known to wait for the model
 * @returns null when none is due
 */
export async function claimDueThread(
  { now, processName, publish }: Pick<Edges, 'now' | 'processName' | 'publish'>,
  { isModelAway = false } = {},
): Promise<Claim | null> {
  const holder = `${newId()} ${processName}`;
  const thread = await ThreadModel.findOneAndUpdate(
    {
      'answer.state': 'waiting',
      'answer.dueAt': { $lte: now() },
      ...(isModelAway && { 'answer.lastError': { $ne: WAITS_FOR_MODEL } }),
    },
    {
      $set: { 'answer.state': 'claimed', 'answer.claimedBy': holder, 'answer.claimedUntil': until(now()) },
      $inc: { 'answer.attempts': 1 },
    },
    { sort: { 'answer.dueAt': 1 }, returnDocument: 'after' },
  ).lean();
  if (!thread) return null;
  // A draft that is still held stays to be seen until the run voids it or writes its own.
  await ThreadModel.updateOne({ _id: thread._id, aiState: { $in: ['idle', 'waiting'] } }, { $set: { aiState: 'thinking' } });
  publish('thread.changed', { threadId: thread._id });
  return { thread, holder };
}

/**
 * Claims whose time ran out, or whose process ran on this machine and is gone, wait again. So do those of this process:
 * its runs never overlap, and one that lost the database could not give its claims back.
 * @returns how many
 */
export async function freeStaleClaims({ now, processName }: Pick<Edges, 'now' | 'processName'>): Promise<number> {
  const holders = await ThreadModel.distinct('answer.claimedBy', { 'answer.state': 'claimed' });
  const ahead = new Date(now().getTime() + CLAIM_MS + MAX_AHEAD_MS);
  if (holders.length === 0) return 0;
  const isOver = (process: string) => process === processName || isCertainlyDead(process);
  const dead = holders.filter((holder) => holder !== null && isOver(holder.slice(holder.indexOf(' ') + 1)));
  const stale = {
    'answer.state': 'claimed' as const,
    $or: [{ 'answer.claimedUntil': { $lte: now() } }, { 'answer.claimedUntil': { $gt: ahead } }, { 'answer.claimedBy': { $in: dead } }],
  };
  const freed = await ThreadModel.updateMany(stale, {
    $set: { 'answer.state': 'waiting', 'answer.claimedBy': null, 'answer.claimedUntil': null },
  });
  return freed.modifiedCount;
}

/** @returns false when the claim is lost: a newer mail, a takeover, or another run has the thread now */
export async function renewClaim({ thread, holder }: Claim, now: Date): Promise<boolean> {
  const ours = { _id: thread._id, epoch: thread.epoch, 'answer.claimedBy': holder, 'answer.dueAt': thread.answer.dueAt };
  return (await ThreadModel.updateOne(ours, { $set: { 'answer.claimedUntil': until(now) } })).matchedCount === 1;
}

/** Has a person the thread by now? */
export async function isTakenOver({ thread }: Claim): Promise<boolean> {
  return (await ThreadModel.exists({ _id: thread._id, isTakenOver: true })) !== null;
}

function until(now: Date): Date {
  return new Date(now.getTime() + CLAIM_MS);
}
