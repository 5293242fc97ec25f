import { type WebhookDelivery, type WebhookDeliveryView, webhookDeliveryViewSchema } from '../../shared/webhook.ts';
import { present, type Stored } from '../database/model-from.ts';
import { notFound } from '../errors.ts';
import { after, cutPage, readCursor } from '../keyset.ts';
import { WebhookDeliveryModel } from './webhook-delivery.model.ts';

type Page = { webhookId: string; state?: WebhookDelivery['state']; cursor?: string | null; limit: number };

/** The log of a webhook, newest first. */
export async function listDeliveries({ webhookId, state, cursor, limit }: Page) {
  const found = await WebhookDeliveryModel.find(
    { webhookId, ...(state && { state }), ...after('createdAt', readCursor(cursor)) },
    { body: 0 },
  )
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const { rows, nextCursor } = cutPage(found, limit, ({ createdAt, _id }) => ({ at: createdAt, id: _id }));
  return { items: rows.map(showDelivery), nextCursor };
}

/** One delivery with the words that are sent. @throws AppError NOT_FOUND */
export async function deliveryById(deliveryId: string): Promise<WebhookDeliveryView & { body: string }> {
  const delivery = await WebhookDeliveryModel.findById(deliveryId).lean();
  if (!delivery) throw notFound('delivery', deliveryId);
  return { ...showDelivery(delivery), body: delivery.body };
}

export function showDelivery(delivery: Omit<Stored<WebhookDelivery>, 'body'>): WebhookDeliveryView {
  return present(webhookDeliveryViewSchema, { ...delivery, isUnderWay: delivery.claimedBy !== null } as { _id: string });
}
