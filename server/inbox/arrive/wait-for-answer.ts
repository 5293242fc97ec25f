import type { Edges } from '../../edges.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { ThreadModel } from '../thread.model.ts';

/** When the AI may look at a mail that came now: when it has settled, since people often write twice. */
export async function settledAt({ now }: Pick<Edges, 'now'>): Promise<Date> {
  const { ai } = await loadSettings(now());
  return new Date(now().getTime() + ai.settleSeconds * 1000);
}

/** A place in the AI's queue that nobody has claimed. */
export const waitingFrom = (dueAt: Date) =>
  ({ state: 'waiting', dueAt, claimedBy: null, claimedUntil: null, attempts: 0, lastError: null }) as const;

/**
 * A newer mail moves the moment the AI looks. A run that is under way keeps its claim: it sees the newer mail, or finds
 * another due time when it ends, and the thread waits again.
 */
export async function waitForAnswer(threadId: string, dueAt: Date): Promise<void> {
  const answer = waitingFrom(dueAt);
  const unclaimed = { _id: threadId, 'answer.state': { $ne: 'claimed' as const } };
  const isQuiet = { isTakenOver: false, aiState: { $in: ['idle' as const, 'waiting' as const] } };
  const shown = await ThreadModel.updateOne({ ...unclaimed, ...isQuiet }, { $set: { answer, aiState: 'waiting' } });
  if (shown.matchedCount > 0) return;
  const queued = await ThreadModel.updateOne(unclaimed, { $set: { answer } });
  if (queued.matchedCount > 0) return;
  const claimed = await ThreadModel.updateOne(
    { _id: threadId, 'answer.state': 'claimed' },
    { $set: { 'answer.dueAt': dueAt, 'answer.lastError': null } },
  );
  // The claim ended between the two: nobody has it now.
  if (claimed.matchedCount === 0) await ThreadModel.updateOne({ _id: threadId }, { $set: { answer } });
}
