import type { JobCounts } from '../../shared/job.ts';
import { allEnded } from '../all-ended.ts';
import type { JobEdges } from '../edges.ts';
import { noteHappenings } from './note/note-happenings.ts';
import { type Sent, sendDue } from './send/send-due.ts';
import { WebhookModel } from './webhook.model.ts';
import type { WebhookEdges } from './webhook-edges.ts';

/**
 * Tells receivers outside what happened: writes down what has to be told, then sends what is due, each webhook by
 * itself, until a round moves nothing any more. At least once each: a receiver knows a repeat by its `webhook-id`.
 */
export async function deliverWebhooks(edges: WebhookEdges & JobEdges): Promise<JobCounts> {
  const counts = { noted: 0, delivered: 0, failed: 0, gaveUp: 0 };
  for (let isMoving = true; isMoving && !edges.signal.aborted; ) {
    const webhooks = await WebhookModel.find({ isEnabled: true }).lean();
    if (webhooks.length === 0) break;
    // What cannot be read keeps nothing from being sent that is written already.
    const [noted] = await Promise.allSettled([noteHappenings(webhooks, edges)]);
    const rounds = await allEnded(webhooks.map((webhook) => sendDue(webhook, edges)));
    for (const round of rounds) for (const name of Object.keys(round) as (keyof Sent)[]) counts[name] += round[name];
    if (noted.status === 'rejected') throw noted.reason;
    counts.noted += noted.value;
    isMoving = rounds.some(({ delivered }) => delivered > 0);
    if (rounds.some((round) => Object.values(round).some(Boolean))) edges.publish('system.changed', { what: 'webhooks' });
  }
  return counts;
}
