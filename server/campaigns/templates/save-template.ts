import type { CampaignTemplate, SaveTemplate } from '../../../shared/campaign.ts';
import { isDuplicateKey } from '../../database/connect.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { CampaignTemplateModel } from './campaign-template.model.ts';

/** Every template, by name. There are as many as people write by hand. */
export async function listTemplates(): Promise<Stored<CampaignTemplate>[]> {
  return CampaignTemplateModel.find().sort({ name: 1 }).limit(500).lean();
}

/** @throws AppError CONFLICT when another template has this name; NOT_FOUND */
export async function saveTemplate(wanted: SaveTemplate, { publish }: Pick<Edges, 'publish'>): Promise<Stored<CampaignTemplate>> {
  const saved = await write(wanted);
  publish('system.changed', { what: 'templates' });
  return saved;
}

async function write({ templateId, ...words }: SaveTemplate): Promise<Stored<CampaignTemplate>> {
  try {
    if (templateId === undefined) return (await CampaignTemplateModel.create({ ...words, _id: newId() })).toObject();
    const saved = await CampaignTemplateModel.findByIdAndUpdate(templateId, { $set: words }, { returnDocument: 'after' }).lean();
    if (!saved) throw notFound('template', templateId);
    return saved;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const userMessage = `There is already a template “${words.name}”.`;
    throw new AppError('CONFLICT', { message: `a template ${words.name} exists`, userMessage });
  }
}

/** Campaigns that began with it keep their words. */
export async function removeTemplate(templateId: string, { publish }: Pick<Edges, 'publish'>): Promise<void> {
  await CampaignTemplateModel.deleteOne({ _id: templateId });
  publish('system.changed', { what: 'templates' });
}
