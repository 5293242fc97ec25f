import type { Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { notFound } from '../../errors.ts';
import { endWait } from '../answer/end-wait.ts';
import { MessageModel } from '../message.model.ts';
import { joinedInto, standingIdOf } from '../split/standing-thread.ts';
import { ThreadModel } from '../thread.model.ts';
import { voidMail } from './mark-mail.ts';
import { settleExpiredClaims } from './settle-expired.ts';

type Raise = { threadId: string; ownerId?: string; reason: string };

/**
 * A person has the thread from here on: the epoch moves, and every AI mail of an older epoch that is not claimed is
 * voided. The epoch moves first and the sender claims first, so that one of the two always sees the other. Mail that
 * nobody has read waits to be read.
 */
export async function raiseFence(
  { threadId: named, ownerId, reason }: Raise,
  edges: Edges,
): Promise<{ thread: Stored<Thread>; voided: number }> {
  const threadId = await standingIdOf(named);
  const thread = await ThreadModel.findOneAndUpdate(
    { _id: threadId },
    {
      $inc: { epoch: 1 },
      $set: {
        isTakenOver: true,
        standDownReason: reason,
        aiState: 'standing_down',
        sendingAt: null,
        ...(ownerId ? { ownerId } : {}),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  if (!thread) throw notFound('conversation', threadId);
  // Joined to another between the two: its mails, and the AI, are there.
  if (joinedInto(thread)) return raiseFence({ threadId, ownerId, reason }, edges);
  await endWait(thread);
  await ThreadModel.updateOne(
    { _id: threadId, 'needs.reason': { $in: ['review', 'handed_over', 'triage_failed', 'promised', 'snooze_over', 'restored'] } },
    { $set: { needs: null } },
  );
  const voided = await voidUnclaimed(thread, { reason }, edges);
  edges.publish('thread.changed', { threadId });
  return { thread, voided };
}

/** Fenced mail of an epoch before this one. */
const before = (thread: Pick<Stored<Thread>, '_id' | 'epoch'>) => ({
  threadId: thread._id,
  // A comparison with a number never matches null: mail without a fence stays.
  'delivery.epoch': { $lt: thread.epoch },
});

async function voidUnclaimed(thread: Stored<Thread>, { reason }: { reason: string }, edges: Edges): Promise<number> {
  const open = await MessageModel.find(
    { ...before(thread), 'delivery.state': { $in: ['drafting', 'review', 'holding', 'queued'] } },
    { _id: 1 },
  ).lean();
  let voided = 0;
  for (const { _id } of open) if (await voidMail({ id: _id }, { reason, isUnclaimed: true }, edges)) voided++;
  return voided;
}

type Settled = { sent: Stored<Message>[]; unsettled: Stored<Message>[]; voided: number };

/**
 * Waits until every claimed mail of an older epoch has settled, and says what became of it. One that is merely claimed
 * when the wait is over is voided; only one whose body is on the wire can be left.
 */
export async function waitForClaimed(
  thread: Stored<Thread>,
  { waitMs, reason }: { waitMs: number; reason: string },
  edges: Edges,
): Promise<Settled> {
  const inFlight = { ...before(thread), 'delivery.state': { $in: ['claimed', 'handing_over'] as const } };
  const seen = new Set<string>();
  const until = performance.now() + waitMs;
  let pause = 10;
  for (;;) {
    const open = await MessageModel.find(inFlight, { _id: 1 }).lean();
    for (const { _id } of open) seen.add(_id);
    if (open.length === 0 || performance.now() > until) break;
    await settleExpiredClaims(edges);
    await Bun.sleep(pause);
    pause = Math.min(pause * 2, 250);
  }
  const claimed = await MessageModel.find({ ...before(thread), 'delivery.state': 'claimed' }, { delivery: 1 }).lean();
  let voided = 0;
  for (const { _id, delivery } of claimed) if (await voidMail({ id: _id, fence: delivery?.fence }, { reason }, edges)) voided++;
  // A refused one went back to the queue in its old epoch, where no sender would let it pass.
  voided += await voidUnclaimed(thread, { reason }, edges);
  const watched = await MessageModel.find({ _id: { $in: [...seen] } }).lean();
  const inState = (...states: string[]) => watched.filter(({ delivery }) => states.includes(delivery?.state ?? ''));
  return { sent: inState('accepted', 'confirmed'), unsettled: inState('handing_over', 'uncertain'), voided };
}
