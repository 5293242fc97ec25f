import type { Template } from '../../shared/template.ts';
import { isDuplicateKey } from '../database/connect.ts';
import { newId, type Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { AppError, notFound } from '../errors.ts';
import { TemplateModel } from './template.model.ts';

type Words = Pick<Template, 'name' | 'text'>;
type Telling = Pick<Edges, 'publish'>;
/** More than anybody finds their way in. */
const MOST = 500;

export async function listTemplates(): Promise<Stored<Template>[]> {
  return TemplateModel.find().sort({ name: 1 }).limit(MOST).lean();
}

/** @throws AppError NOT_FOUND */
export async function templateById(templateId: string): Promise<Stored<Template>> {
  const template = await TemplateModel.findById(templateId).lean();
  if (!template) throw notFound('template', templateId);
  return template;
}

/** @throws AppError CONFLICT when another one has the name */
export async function createTemplate(words: Words, edges: Telling): Promise<Stored<Template>> {
  return told(edges, () => named(words.name, async () => (await TemplateModel.create({ _id: newId(), ...words })).toObject()));
}

/** @throws AppError NOT_FOUND, or CONFLICT when another one has the name */
export async function updateTemplate(templateId: string, words: Words, edges: Telling): Promise<Stored<Template>> {
  const change = async () => {
    const changed = await TemplateModel.findOneAndUpdate({ _id: templateId }, { $set: words }, { returnDocument: 'after' }).lean();
    if (!changed) throw notFound('template', templateId);
    return changed;
  };
  return told(edges, () => named(words.name, change));
}

/** Removing what is gone is no fault. */
export async function removeTemplate(templateId: string, edges: Telling): Promise<void> {
  await told(edges, () => TemplateModel.deleteOne({ _id: templateId }));
}

/** Templates are part of what the house has set up, and have no event of their own. */
async function told<Value>({ publish }: Telling, save: () => PromiseLike<Value>): Promise<Value> {
  const saved = await save();
  publish('system.changed', { what: 'templates' });
  return saved;
}

async function named<Value>(name: string, save: () => Promise<Value>): Promise<Value> {
  try {
    return await save();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw new AppError('CONFLICT', { message: `template ${name} exists`, userMessage: `There is already a template called “${name}”.` });
  }
}
