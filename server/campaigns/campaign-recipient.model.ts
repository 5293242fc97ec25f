import { campaignRecipientSchema } from '../../shared/campaign.ts';
import { modelFrom } from '../database/model-from.ts';

export const CampaignRecipientModel = modelFrom('CampaignRecipient', campaignRecipientSchema, (schema) => {
  schema.index({ campaignId: 1, contactId: 1 }, { unique: true });
  schema.index({ campaignId: 1, state: 1, _id: 1 });
  schema.index({ messageId: 1 });
});
