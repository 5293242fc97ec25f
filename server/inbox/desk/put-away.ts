import type { PipelineStage } from 'mongoose';
import type { JobCounts } from '../../../shared/job.ts';
import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges, JobEdges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { ThreadModel } from '../thread.model.ts';

const LONGEST_SNOOZE_MS = 366 * 86_400_000;
const WOKEN_PER_RUN = 500;

/** Out of sight until the customer writes again. An answer that is under way still goes. */
export async function closeThread(threadId: string, edges: Edges): Promise<Stored<Thread>> {
  return putAway(threadId, { status: 'closed', snoozedUntil: null, needs: null, unread: 0 }, edges);
}

/** Out of sight until a moment, or until the customer writes again, whichever comes first. @throws AppError BAD_INPUT */
export async function snoozeThread(threadId: string, until: Date, edges: Edges): Promise<Stored<Thread>> {
  const ahead = until.getTime() - edges.now().getTime();
  if (ahead <= 0 || ahead > LONGEST_SNOOZE_MS) {
    const userMessage = 'Choose a time that is still to come, within a year.';
    throw new AppError('BAD_INPUT', { message: `snoozed until ${until.toISOString()}`, userMessage });
  }
  // What it needs stays: it is needed again when it wakes.
  return putAway(threadId, { status: 'snoozed', snoozedUntil: until, isInInbox: true }, edges);
}

/** Back into the inbox; with `undo`, as it was before it was put away: what it needed and how much of it was new. */
export async function reopenThread(threadId: string, { undo = false }: { undo?: boolean }, edges: Edges): Promise<Stored<Thread>> {
  // Meanwhile woken by a mail, there is nothing left to undo.
  const back = undo
    ? await change({ _id: threadId, status: { $ne: 'open' }, putAway: { $ne: null } }, { ...RESTORED, putAway: null }, edges)
    : null;
  if (back) return back;
  const open = { status: 'open', snoozedUntil: null, isInInbox: true, putAway: null };
  return (await change({ _id: threadId }, open, edges)) ?? missing(threadId);
}

const RESTORED = {
  status: '$putAway.status',
  snoozedUntil: '$putAway.snoozedUntil',
  needs: '$putAway.needs',
  unread: '$putAway.unread',
};

/**
 * Wakes what is due: back in the inbox, new again, and in "Needs you". Each thread by one atomic update, so that a mail
 * that wakes it at the same moment does it once.
 */
export async function wakeThreads(edges: JobEdges): Promise<JobCounts> {
  const isDue = { status: 'snoozed' as const, snoozedUntil: { $lte: edges.now() } };
  const due = await ThreadModel.find(isDue, { _id: 1 }).sort({ snoozedUntil: 1 }).limit(WOKEN_PER_RUN).lean();
  let woken = 0;
  for (const { _id } of due) {
    if (edges.signal.aborted) break;
    const needs = { reason: 'snooze_over', detail: 'You asked to be reminded of it now', at: edges.now() };
    const awake = {
      status: 'open',
      snoozedUntil: null,
      putAway: null,
      unread: { $max: ['$unread', 1] },
      needs: { $ifNull: ['$needs', { $literal: needs }] },
    };
    if (await change({ _id, ...isDue }, awake, edges)) woken++;
  }
  return { woken };
}

type Away = Partial<Pick<Thread, 'status' | 'snoozedUntil' | 'needs' | 'unread' | 'isInInbox'>>;

/** Keeps what it was. Doing the same again, or a colleague doing it too, must not overwrite that with what it is now. */
async function putAway(threadId: string, away: Away, edges: Edges): Promise<Stored<Thread>> {
  const now = { status: '$status', snoozedUntil: '$snoozedUntil', needs: '$needs', unread: '$unread' };
  const kept = { $cond: [{ $eq: ['$status', away.status] }, '$putAway', now] };
  return (await change({ _id: threadId }, { putAway: kept, ...away }, edges)) ?? missing(threadId);
}

/** One atomic update whose values may be expressions over the thread as it is. */
async function change(filter: object, $set: Record<string, unknown>, edges: Edges): Promise<Stored<Thread> | null> {
  const stages: PipelineStage[] = [{ $set }];
  const thread = await ThreadModel.findOneAndUpdate(filter, stages as never, { returnDocument: 'after', updatePipeline: true }).lean();
  if (thread) edges.publish('thread.changed', { threadId: thread._id });
  return thread;
}

function missing(threadId: string): never {
  throw notFound('conversation', threadId);
}
