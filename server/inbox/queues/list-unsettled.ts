import { z } from 'zod';
import { idSchema } from '../../../shared/id.ts';
import { deliveryStateSchema } from '../../../shared/message.ts';
import { after, cutPage, readCursor } from '../../keyset.ts';
import { MessageModel } from '../message.model.ts';

export const unsettledSchema = z.object({
  messageId: idSchema,
  threadId: idSchema,
  state: deliveryStateSchema,
  to: z.string(),
  subject: z.string(),
  /** When it was handed over, or last tried. */
  at: z.date(),
  error: z.string().nullable(),
  /** Evidence is still being looked for in Sent: nobody need decide yet. */
  isLookedFor: z.boolean(),
});
export type Unsettled = z.infer<typeof unsettledSchema>;

/** Mail that may or may not have left, and mail that failed: what a person has to decide, the newest first. */
export async function listUnsettled({ cursor, limit }: { cursor?: string | null; limit: number }) {
  const found = await MessageModel.find(
    // One of an erased contact is nobody's to decide any more.
    { $and: [{ 'delivery.state': { $in: ['uncertain', 'failed'] }, to: { $ne: [] } }, after('delivery.dueAt', readCursor(cursor))] },
    { threadId: 1, to: 1, subject: 1, delivery: 1 },
  )
    .sort({ 'delivery.dueAt': -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const { rows, nextCursor } = cutPage(found, limit, ({ _id, delivery }) => ({ at: delivery?.dueAt ?? new Date(0), id: _id }));
  const items = rows.flatMap(({ _id, threadId, to, subject, delivery }): Unsettled[] =>
    delivery
      ? [
          {
            messageId: _id,
            threadId,
            state: delivery.state,
            to: to.map(({ address }) => address).join(', '),
            subject,
            at: delivery.handingOverAt ?? delivery.dueAt,
            error: delivery.lastError,
            isLookedFor: delivery.state === 'uncertain' && delivery.nextLookAt !== null,
          },
        ]
      : [],
  );
  return { items, nextCursor };
}
