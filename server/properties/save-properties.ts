import { newId } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { matchKeysOf } from './match/match-keys.ts';
import { type NewProperty, PropertyModel } from './property.model.ts';

const BATCH = 500;

/**
 * Writes listings into the catalogue, by listing key, past mongoose, which would look at every field of each. A known one
 * is replaced, so a repeat is harmless.
 */
export async function saveProperties(
  list: readonly NewProperty[],
  { publish }: Pick<Edges, 'publish'>,
): Promise<{ added: number; changed: number }> {
  let added = 0;
  let changed = 0;
  for (let from = 0; from < list.length; from += BATCH) {
    const batch = list.slice(from, from + BATCH);
    const at = new Date();
    const result = await PropertyModel.collection.bulkWrite(
      // Whenever it was made elsewhere, the database says when it came here.
      batch.map(({ listingKey, createdAt: _, ...fields }: NewProperty & { createdAt?: Date }) => ({
        updateOne: {
          filter: { listingKey },
          update: { $set: { ...fields, matchKeys: matchKeysOf(fields), updatedAt: at }, $setOnInsert: { _id: newId(), createdAt: at } },
          upsert: true,
        },
      })) as never,
      { ordered: false },
    );
    added += result.upsertedCount;
    changed += result.modifiedCount;
    for (const { listingKey } of batch) publish('property.changed', { listingKey });
  }
  return { added, changed };
}
