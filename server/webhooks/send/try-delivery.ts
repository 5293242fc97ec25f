import type { Webhook, WebhookDelivery } from '../../../shared/webhook.ts';
import type { Stored } from '../../database/model-from.ts';
import { AppError, errorText } from '../../errors.ts';
import { openSecret } from '../../secrets/seal.ts';
import { WebhookModel } from '../webhook.model.ts';
import { WebhookDeliveryModel } from '../webhook-delivery.model.ts';
import type { WebhookEdges } from '../webhook-edges.ts';
import { wakeLane } from './claim-delivery.ts';
import { nextTry } from './next-try.ts';
import { type Answer, postBody } from './post-body.ts';
import { signBody } from './sign-body.ts';

const TRIES_KEPT = 20;
/** The receiver says that it is gone for good: the specification asks to stop then. */
const GONE = 410;

type Outcome = { answer: Answer | null; error: string | null; ms: number };

/** Sends one claimed delivery and writes down what came of it. @returns the delivery as it stands now */
export async function tryDelivery(
  delivery: Stored<WebhookDelivery>,
  webhook: Stored<Webhook>,
  edges: WebhookEdges,
): Promise<WebhookDelivery['state']> {
  const outcome = await send(delivery, webhook, edges);
  const isTaken = outcome.error === null;
  const now = edges.now();
  // A test is watched by whoever asked for it: they see at once what went wrong, and ask again.
  const again = isTaken || delivery.type === 'webhook.test' ? null : nextTry(delivery.attempts, now);
  const state = isTaken ? 'delivered' : again ? 'waiting' : 'gave_up';
  const tried = { at: now, status: outcome.answer?.status ?? null, error: outcome.error, ms: outcome.ms };
  await WebhookDeliveryModel.updateOne(
    { _id: delivery._id, fence: delivery.fence },
    {
      $set: { state, claimedBy: null, deliveredAt: isTaken ? now : null, ...(again && { dueAt: again }) },
      $push: { tries: { $each: [tried], $slice: -TRIES_KEPT } },
    },
  );
  const isGone = outcome.answer?.status === GONE;
  // Where an admin has named another URL meanwhile, this is not about it.
  await WebhookModel.updateOne(
    { _id: webhook._id, url: webhook.url },
    { $set: { lastTry: tried, ...(isGone && { isEnabled: false, stoppedBecause: 'The receiver answered 410: it is gone.' }) } },
  );
  if (state !== 'waiting') await wakeLane(delivery, now);
  return state;
}

async function send(delivery: Stored<WebhookDelivery>, webhook: Stored<Webhook>, edges: WebhookEdges): Promise<Outcome> {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  try {
    const { hostname } = new URL(webhook.url);
    const addresses = await edges.findReceiver(hostname.replace(/^\[|\]$/g, ''));
    if (addresses.length === 0) return { answer: null, error: `the name ${hostname} is not known`, ms: took() };
    const secret = secretOf(webhook, edges);
    const { _id: id, body } = delivery;
    const headers = { 'content-type': 'application/json', 'user-agent': 'Openhouse', ...signBody(body, { id, secret, now: edges.now() }) };
    const answer = await postBody({ url: webhook.url, body, headers, addresses });
    return { answer, error: faultOf(answer), ms: took() };
  } catch (error) {
    return { answer: null, error: error instanceof AppError ? error.userMessage : errorText(error), ms: took() };
  }
}

function secretOf({ secretSealed }: Stored<Webhook>, { secret }: WebhookEdges): string {
  try {
    return openSecret(secretSealed, secret, { use: 'webhook secrets' });
  } catch (cause) {
    throw new Error('its signing secret does not open, because AUTH_SECRET has changed: make the webhook anew', { cause });
  }
}

function faultOf({ status, words }: Answer): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return 'it answers with a redirect, and redirects are not followed';
  return words.trim() || 'it does not take the event';
}
