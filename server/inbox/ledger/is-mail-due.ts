import { PURPOSES } from '../../../shared/message.ts';
import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';

/** True when the outbox has something to do: mail whose time has come, or mail that somebody has claimed and may have left. */
export async function isMailDue({ now }: Pick<Edges, 'now'>): Promise<boolean> {
  // With the purposes named, the times are read off the index.
  const any = { 'delivery.purpose': { $in: PURPOSES } };
  const found = await MessageModel.exists({
    $or: [
      { ...any, 'delivery.state': 'queued', 'delivery.dueAt': { $lte: now() } },
      { ...any, 'delivery.state': 'holding', 'delivery.holdUntil': { $lte: now() } },
      { 'delivery.state': { $in: ['claimed', 'handing_over'] } },
    ],
  });
  return found !== null;
}
