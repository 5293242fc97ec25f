import { z } from 'zod';
import { campaignRecipientSchema } from '../../shared/campaign.ts';
import { modelFrom } from '../database/model-from.ts';

/** What only the sender needs to know of a row. */
const bookkeeping = {
  /** True once the row of the next mail of the sequence is written. */
  isContinued: z.boolean().optional(),
};

export const CampaignRecipientModel = modelFrom('CampaignRecipient', campaignRecipientSchema.extend(bookkeeping), (schema) => {
  // Nobody gets the same mail of a campaign twice.
  schema.index({ campaignId: 1, contactId: 1, step: 1 }, { unique: true });
  // The list of a state, and the queue.
  schema.index({ campaignId: 1, state: 1, _id: 1 });
  schema.index({ campaignId: 1, state: 1, dueAt: 1 });
  schema.index({ messageId: 1 });
  // Who replied: few, and looked at again and again.
  schema.index({ campaignId: 1, repliedAt: 1 }, { partialFilterExpression: { repliedAt: { $type: 'date' } } });
});
