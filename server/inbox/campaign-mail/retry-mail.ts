import type { Edges } from '../../edges.ts';
import { moveDelivery } from '../ledger/move-delivery.ts';

/**
 * A person sends a mail again that certainly did not leave. It keeps its key and its Message-ID, so that nobody gets
 * two; its bytes are fixed anew when it is released.
 * @param at null: not before its campaign goes on
 * @returns false when it is not a failed mail any more
 */
export async function retryFailedMail(messageId: string, { at }: { at: Date | null }, edges: Edges): Promise<boolean> {
  const set = { 'delivery.holdUntil': at, 'delivery.lastError': null, 'delivery.smtpResponse': null, 'delivery.attempts': 0 };
  const move = { from: ['failed' as const], to: 'holding' as const, detail: 'tried again by a person', set, raisesFence: true };
  return (await moveDelivery(messageId, move, edges)) !== null;
}
