import type { Edges } from '../../edges.ts';
import { isOver } from '../../is-over.ts';
import { isCertainlyDead } from '../../process-name.ts';
import { MessageModel } from '../message.model.ts';
import { CLAIM_MS } from './claim-mail.ts';
import { backToQueue, markUncertain } from './mark-mail.ts';

/**
 * Claims whose sender is gone: one that was handing over may have been sent and becomes uncertain, any other has
 * certainly not been sent and is queued again. A process that died on this machine is not waited for.
 * @param areOursOver true when this process certainly sends nothing at the moment: what it still holds is left over
 *   from a run that lost the database
 */
export async function settleExpiredClaims(
  edges: Edges,
  { areOursOver = false }: { areOursOver?: boolean } = {},
): Promise<{ requeued: number; uncertain: number }> {
  const now = edges.now();
  const open = await MessageModel.find({ 'delivery.state': { $in: ['claimed', 'handing_over'] } }, { delivery: 1 }).lean();
  const counts = { requeued: 0, uncertain: 0 };
  for (const { _id, delivery } of open) {
    if (!delivery) continue;
    const isExpired = delivery.claimedUntil !== null && isOver(delivery.claimedUntil, { now, lastsMs: CLAIM_MS });
    const isLeftOver = areOursOver && delivery.claimedBy === edges.processName;
    if (!isExpired && !isLeftOver && !isCertainlyDead(delivery.claimedBy ?? '')) continue;
    const claim = { id: _id, fence: delivery.fence };
    const error = `the sender ${delivery.claimedBy ?? ''} was interrupted`;
    if (delivery.state === 'handing_over') {
      await markUncertain(claim, { error }, edges);
      counts.uncertain++;
    } else {
      await backToQueue(claim, { dueAt: now, error }, edges);
      counts.requeued++;
    }
  }
  return counts;
}
