import type { Campaign } from '../../../shared/campaign.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';
import { insertRows } from './expand-audience.ts';

const BATCH = 1000;
const HOUR_MS = 3_600_000;

/**
 * Writes the row of the next mail for everybody whose last one has left: it waits from the moment that was accepted.
 * The unique (campaign, contact, step) makes a repeat harmless.
 * @returns rows written
 */
export async function continueSequence({ _id: campaignId, steps }: Stored<Campaign>, { now }: Pick<Edges, 'now'>): Promise<number> {
  if (!steps?.length) return 0;
  const left = { campaignId, state: { $in: ['accepted' as const, 'confirmed' as const] }, step: { $lt: steps.length }, isContinued: false };
  const rows = await CampaignRecipientModel.find(left).limit(BATCH).lean();
  if (rows.length === 0) return 0;
  const next = rows.flatMap(({ contactId, step, address, acceptedAt }) => {
    const mail = steps[step];
    if (!mail) return [];
    // Of one that another program sent nobody knows when it left.
    const dueAt = new Date((acceptedAt ?? now()).getTime() + mail.waitHours * HOUR_MS);
    return [{ campaignId, contactId, step: step + 1, variant: 'a' as const, address, dueAt }];
  });
  const written = await insertRows(next);
  await CampaignRecipientModel.updateMany({ _id: { $in: rows.map(({ _id }) => _id) } }, { $set: { isContinued: true } });
  return written;
}
