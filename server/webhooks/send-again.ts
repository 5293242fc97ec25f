import type { WebhookDelivery, WebhookDeliveryView, WebhookPayload } from '../../shared/webhook.ts';
import type { Stored } from '../database/model-from.ts';
import { AppError, notFound } from '../errors.ts';
import { showDelivery } from './list-deliveries.ts';
import { blankDelivery } from './note/note-happenings.ts';
import { requireWebhook } from './save-webhook.ts';
import { claim } from './send/claim-delivery.ts';
import { tryDelivery } from './send/try-delivery.ts';
import { WebhookDeliveryModel } from './webhook-delivery.model.ts';
import type { WebhookEdges } from './webhook-edges.ts';

/**
 * Puts a delivery among those that are due, with all its tries before it: the same id and the same words, so that a
 * receiver who has it already knows it again.
 * @throws AppError NOT_FOUND, CONFLICT while it is being sent
 */
export async function sendAgain(deliveryId: string, edges: WebhookEdges): Promise<WebhookDeliveryView> {
  const now = edges.now();
  const due = await WebhookDeliveryModel.findOneAndUpdate(
    { _id: deliveryId, $or: [{ claimedBy: null }, { dueAt: { $lte: now } }] },
    { $set: { state: 'waiting', dueAt: now, attempts: 0, claimedBy: null, deliveredAt: null }, $inc: { fence: 1 } },
    { returnDocument: 'after' },
  ).lean();
  if (due) return showDelivery(due);
  if (!(await WebhookDeliveryModel.exists({ _id: deliveryId }))) throw notFound('delivery', deliveryId);
  throw new AppError('CONFLICT', { message: `delivery ${deliveryId} is being sent`, userMessage: 'It is being sent at this moment.' });
}

/** Sends a test at once, to a webhook that is switched off too, and says what came of it. @throws AppError NOT_FOUND */
export async function sendTest(webhookId: string, edges: WebhookEdges): Promise<WebhookDeliveryView> {
  const webhook = await requireWebhook(webhookId);
  const at = edges.now();
  const payload = { type: 'webhook.test' as const, timestamp: at, data: { words: 'A test from Openhouse: it reached you.' } };
  const body = JSON.stringify(payload satisfies WebhookPayload);
  const blank = blankDelivery({ type: payload.type, lane: '', contactId: null, at }, at);
  // Nothing waits for a test, and a test for nothing.
  const made = { ...blank, webhookId, key: `test:${blank._id}`, lane: `test:${blank._id}`, body };
  const delivery: Stored<WebhookDelivery> = (await WebhookDeliveryModel.create(made)).toObject();
  const claimed = await claim(delivery, edges);
  if (claimed) await tryDelivery(claimed, webhook, edges);
  edges.publish('system.changed', { what: 'webhooks' });
  const after = await WebhookDeliveryModel.findById(delivery._id).lean();
  if (!after) throw notFound('delivery', delivery._id);
  return showDelivery(after);
}
