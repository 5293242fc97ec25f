import type { Audience, AudienceFilter } from '../../../shared/audience.ts';
import { isDuplicateKey } from '../../database/connect.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import { AppError, notFound } from '../../errors.ts';
import { AudienceModel } from './audience.model.ts';

type Saved = { name: string; filter: AudienceFilter };

/** Every saved audience, by name; there are as many as people bothered to name. */
export async function listAudiences(): Promise<Stored<Audience>[]> {
  return AudienceModel.find({}).sort({ name: 1 }).limit(500).lean();
}

/** @throws AppError NOT_FOUND */
export async function audienceById(audienceId: string): Promise<Stored<Audience>> {
  const audience = await AudienceModel.findById(audienceId).lean();
  if (!audience) throw notFound('audience', audienceId);
  return audience;
}

/** Keeps a filter under a name. @throws AppError CONFLICT when the name is taken */
export async function saveAudience({ name, filter, createdBy }: Saved & { createdBy: string | null }): Promise<Stored<Audience>> {
  return unlessTaken(name, async () => (await AudienceModel.create({ _id: newId(), name, filter, createdBy })).toObject());
}

/** @throws AppError NOT_FOUND, CONFLICT when the name is taken */
export async function updateAudience({ audienceId, ...change }: { audienceId: string } & Partial<Saved>): Promise<Stored<Audience>> {
  return unlessTaken(change.name ?? '', async () => {
    const updated = await AudienceModel.findByIdAndUpdate(audienceId, { $set: change }, { returnDocument: 'after' }).lean();
    if (!updated) throw notFound('audience', audienceId);
    return updated;
  });
}

/** A campaign that was made from it keeps its own copy of the filter. */
export async function removeAudience(audienceId: string): Promise<void> {
  const { deletedCount } = await AudienceModel.deleteOne({ _id: audienceId });
  if (deletedCount === 0) throw notFound('audience', audienceId);
}

async function unlessTaken<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const userMessage = `There is an audience called “${name}” already.`;
    throw new AppError('CONFLICT', { message: `the audience ${name} exists`, userMessage, cause: error });
  }
}
