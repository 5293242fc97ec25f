import { expect } from 'bun:test';
import type { Model } from 'mongoose';
import type { z } from 'zod';
import { present, type Stored } from '../database/model-from.ts';

/**
 * Saves a built document, reads it back and passes it through its shared schema: nothing may be lost, renamed or
 * turned into another type on the way, in any field.
 */
export async function expectRoundTrip<S extends z.ZodObject>(
  model: unknown,
  shape: S,
  built: Stored<z.infer<S> & { id: string }>,
): Promise<void> {
  const documents = model as Model<{ _id: string }>;
  await documents.create(built);
  const read = await documents.findById(built._id).lean();
  if (!read) throw new Error(`${documents.modelName} was not stored`);
  const shown = present(shape, read as { _id: string }) as Record<string, unknown>;
  const { _id, createdAt: _, updatedAt: __, ...fields } = built as Record<string, unknown>;
  expect(shown).toMatchObject({ ...fields, id: _id });
}

/** The fields of each declared index, to hold a model to the indexes its queries need. */
export async function indexesOf(model: unknown): Promise<string[]> {
  const indexes = await (model as Model<unknown>).collection.indexes();
  return indexes.map((index) => `${Object.keys(index.key).join('+')}${index.unique ? ' unique' : ''}`);
}
