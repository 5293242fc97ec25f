import { type Webhook, type WebhookInput, type WebhookView, webhookViewSchema } from '../../shared/webhook.ts';
import { newId, present, type Stored } from '../database/model-from.ts';
import { AppError, notFound } from '../errors.ts';
import { sealSecret } from '../secrets/seal.ts';
import { newSigningSecret } from './send/sign-body.ts';
import { WebhookModel } from './webhook.model.ts';
import { WebhookDeliveryModel } from './webhook-delivery.model.ts';
import type { WebhookEdges } from './webhook-edges.ts';

/** Each costs a look and a POST per event. */
const MOST = 20;

export async function listWebhooks(): Promise<WebhookView[]> {
  const webhooks = await WebhookModel.find().sort({ _id: 1 }).limit(MOST).lean();
  return Promise.all(webhooks.map(showWebhook));
}

async function showWebhook(webhook: Stored<Webhook>): Promise<WebhookView> {
  const webhookId = webhook._id;
  const [waiting, gaveUp] = await Promise.all([
    WebhookDeliveryModel.countDocuments({ webhookId, state: 'waiting' }),
    WebhookDeliveryModel.countDocuments({ webhookId, state: 'gave_up' }),
  ]);
  return present(webhookViewSchema, { ...webhook, waiting, gaveUp } as { _id: string });
}

/**
 * Makes a webhook. What happens from now on is told to it.
 * @returns it with its signing secret, which nobody sees again
 * @throws AppError BAD_INPUT for a receiver inside our own network, CONFLICT when there are too many
 */
export async function createWebhook(
  input: WebhookInput & { createdBy: string },
  edges: WebhookEdges,
): Promise<{ webhook: WebhookView; secret: string }> {
  await refuseInside(input.url, edges);
  if ((await WebhookModel.countDocuments()) >= MOST) {
    throw new AppError('CONFLICT', { message: `${MOST} webhooks`, userMessage: `There are ${MOST} webhooks already. Remove one first.` });
  }
  const secret = newSigningSecret();
  const secretSealed = sealSecret(secret, edges.secret, { use: 'webhook secrets' });
  const fresh = { isEnabled: true, stoppedBecause: null, since: edges.now(), lastTry: null };
  const webhook = (await WebhookModel.create({ _id: newId(), ...input, secretSealed, ...fresh })).toObject();
  edges.publish('system.changed', { what: 'webhooks' });
  return { webhook: await showWebhook(webhook), secret };
}

type Change = Partial<WebhookInput> & { webhookId: string; isEnabled?: boolean };

/**
 * Changes a webhook. One that is switched off is told nothing, and what waits for it waits; switched on again it is
 * told what happens from then on.
 * @throws AppError NOT_FOUND, BAD_INPUT
 */
export async function updateWebhook({ webhookId, isEnabled, ...change }: Change, edges: WebhookEdges): Promise<WebhookView> {
  if (change.url !== undefined) await refuseInside(change.url, edges);
  const known = await requireWebhook(webhookId);
  const turnedOn = isEnabled === true && !known.isEnabled ? { since: edges.now() } : {};
  const turned = isEnabled === undefined ? {} : { isEnabled, stoppedBecause: null, ...turnedOn };
  const updated = await WebhookModel.findOneAndUpdate(
    { _id: webhookId },
    { $set: { ...change, ...turned } },
    { returnDocument: 'after' },
  ).lean();
  if (!updated) throw notFound('webhook', webhookId);
  edges.publish('system.changed', { what: 'webhooks' });
  return showWebhook(updated);
}

/** Removes a webhook with its secret and its log. What is gone already is no fault. */
export async function removeWebhook(webhookId: string, edges: WebhookEdges): Promise<void> {
  await WebhookModel.deleteOne({ _id: webhookId });
  await WebhookDeliveryModel.deleteMany({ webhookId });
  edges.publish('system.changed', { what: 'webhooks' });
}

/** @throws AppError NOT_FOUND */
export async function requireWebhook(webhookId: string): Promise<Stored<Webhook>> {
  const webhook = await WebhookModel.findById(webhookId).lean();
  if (!webhook) throw notFound('webhook', webhookId);
  return webhook;
}

async function refuseInside(url: string, { findReceiver }: WebhookEdges): Promise<void> {
  await findReceiver(new URL(url).hostname.replace(/^\[|\]$/g, ''));
}
