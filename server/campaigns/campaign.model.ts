import { campaignSchema } from '../../shared/campaign.ts';
import { modelFrom } from '../database/model-from.ts';

export const CampaignModel = modelFrom('Campaign', campaignSchema, (schema) => {
  schema.index({ number: 1 }, { unique: true });
  schema.index({ state: 1, scheduledAt: 1 });
});
