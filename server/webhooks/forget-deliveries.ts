import type { JobEdges } from '../edges.ts';
import { WebhookModel } from './webhook.model.ts';
import { WebhookDeliveryModel } from './webhook-delivery.model.ts';

/** Longer than an event can be found again, so that no line is missed which keeps one from being told twice. */
const KEEP_MS = 30 * 86_400_000;

/** The log is kept for a month; what still waits stays, but for what was written for a webhook while it was removed. */
export async function forgetDeliveries({ now }: JobEdges): Promise<number> {
  const old = new Date(now().getTime() - KEEP_MS);
  const past = await WebhookDeliveryModel.deleteMany({ createdAt: { $lt: old }, state: { $ne: 'waiting' } });
  const webhookIds = await WebhookModel.distinct('_id');
  const orphans = await WebhookDeliveryModel.deleteMany({ webhookId: { $nin: webhookIds } });
  return past.deletedCount + orphans.deletedCount;
}
