import { z } from 'zod';
import { campaignRecipientSchema } from '../../shared/campaign.ts';
import { modelFrom } from '../database/model-from.ts';

/** What only the sender needs to know of a row. */
const bookkeeping = {
  /** True once the row of the next mail of the sequence is written. */
  isContinued: z.boolean().optional(),
};

/**
 * The indexes that counts are asked for by name: a planner that weighs several over ten thousand rows of which none is
 * meant takes longer than the count, and the embedded engine gives up.
 */
export const BY_STATE = { campaignId: 1, state: 1, _id: 1 } as const;
export const COMPLAINED = { campaignId: 1, complainedAt: 1 } as const;

export const CampaignRecipientModel = modelFrom('CampaignRecipient', campaignRecipientSchema.extend(bookkeeping), (schema) => {
  // Nobody gets the same mail of a campaign twice.
  schema.index({ campaignId: 1, contactId: 1, step: 1 }, { unique: true });
  // The list of a state, and the queue.
  schema.index(BY_STATE);
  schema.index({ campaignId: 1, state: 1, dueAt: 1 });
  schema.index({ messageId: 1 });
  schema.index(COMPLAINED, { partialFilterExpression: { complainedAt: { $type: 'date' } } });
  // Who replied: few, and looked at again and again.
  schema.index({ campaignId: 1, repliedAt: 1 }, { partialFilterExpression: { repliedAt: { $type: 'date' } } });
});
