import type { Webhook } from '../../../shared/webhook.ts';
import { allEnded } from '../../all-ended.ts';
import type { Stored } from '../../database/model-from.ts';
import type { JobEdges } from '../../edges.ts';
import type { WebhookEdges } from '../webhook-edges.ts';
import { claimNext } from './claim-delivery.ts';
import { tryDelivery } from './try-delivery.ts';

export type Sent = { delivered: number; failed: number; gaveUp: number };

/** Lanes of one receiver that are served at a time. */
const AT_ONCE = 4;
/** A receiver that is down is not knocked at with everything that waits for it. */
const FAULTS_IN_A_ROW = 2;
/** Then the others have their turn. */
const ROUND_MS = 5000;

/** Sends what is due for one webhook, for one round. */
export async function sendDue(webhook: Stored<Webhook>, edges: WebhookEdges & JobEdges): Promise<Sent> {
  const sent: Sent = { delivered: 0, failed: 0, gaveUp: 0 };
  const end = performance.now() + ROUND_MS;
  let faults = 0;
  const serve = async () => {
    while (!edges.signal.aborted && faults < FAULTS_IN_A_ROW && performance.now() < end) {
      const delivery = await claimNext(webhook._id, edges);
      if (!delivery) return;
      const state = await tryDelivery(delivery, webhook, edges);
      faults = state === 'delivered' ? 0 : faults + 1;
      sent[state === 'delivered' ? 'delivered' : state === 'gave_up' ? 'gaveUp' : 'failed']++;
    }
  };
  await allEnded(Array.from({ length: AT_ONCE }, serve));
  return sent;
}
