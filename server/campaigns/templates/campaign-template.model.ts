import { campaignTemplateSchema } from '../../../shared/campaign.ts';
import { modelFrom } from '../../database/model-from.ts';

export const CampaignTemplateModel = modelFrom('CampaignTemplate', campaignTemplateSchema, (schema) => {
  schema.index({ name: 1 }, { unique: true });
});
