import type { Edges } from '../edges.ts';
import { resealSecret } from '../secrets/seal.ts';
import { WebhookModel } from './webhook.model.ts';

/** Seals the secrets of webhooks anew that were sealed under a former AUTH_SECRET. @returns how many */
export async function resealWebhooks({ secret, log }: Pick<Edges, 'secret' | 'log'>): Promise<number> {
  let resealed = 0;
  for (const { _id, secretSealed: before } of await WebhookModel.find({}, { secretSealed: 1 }).lean()) {
    const after = resealSecret(before, secret, { use: 'webhook secrets' });
    if (after === null) log.warn({ webhook: _id }, 'the secret of a webhook opens with no secret that is known');
    if (after === null || after === before) continue;
    resealed += (await WebhookModel.updateOne({ _id, secretSealed: before }, { $set: { secretSealed: after } })).modifiedCount;
  }
  return resealed;
}
