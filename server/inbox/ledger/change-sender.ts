import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';
import { IN_CONVERSATION } from './claim-mail.ts';
import { moveDelivery } from './move-delivery.ts';

const BATCH = 100;

type Closed = { from: string[]; to: { mailboxId: string; address: string } };

/**
 * Mail of conversations whose time has come, and whose mailbox was switched off or taken away, leaves from another one: it
 * would wait there for ever, and nobody would know. It has certainly not been sent, and its bytes are fixed anew.
 * @returns how many
 */
export async function changeSender({ from, to }: Closed, edges: Edges): Promise<number> {
  if (from.length === 0) return 0;
  const now = edges.now();
  const stranded = await MessageModel.find({
    'delivery.purpose': { $in: IN_CONVERSATION },
    mailboxId: { $in: from },
    $or: [
      { 'delivery.state': 'holding', 'delivery.holdUntil': { $lte: now } },
      { 'delivery.state': 'queued', 'delivery.dueAt': { $lte: now } },
    ],
  })
    .limit(BATCH)
    .lean();
  let changed = 0;
  for (const { _id, mailboxId, delivery } of stranded) {
    if (!delivery) continue;
    const detail = `its mailbox is switched off: it leaves from ${to.address}`;
    const set = { mailboxId: to.mailboxId, rawHash: null, rawSize: 0, 'delivery.holdUntil': now };
    const move = { to: 'holding' as const, fence: delivery.fence, detail, where: { mailboxId }, set, raisesFence: true };
    if (await moveDelivery(_id, { from: [delivery.state], ...move }, edges)) changed++;
  }
  return changed;
}
