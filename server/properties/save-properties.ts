import { newId } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { matchKeysOf } from './match/match-keys.ts';
import { type NewProperty, PropertyModel } from './property.model.ts';

const BATCH = 500;

/** Writes listings into the catalogue, by listing key: a known one is replaced, so a repeat is harmless. */
export async function saveProperties(
  list: readonly NewProperty[],
  { publish }: Pick<Edges, 'publish'>,
): Promise<{ added: number; changed: number }> {
  let added = 0;
  let changed = 0;
  for (let at = 0; at < list.length; at += BATCH) {
    const batch = list.slice(at, at + BATCH);
    const result = await PropertyModel.bulkWrite(
      batch.map(({ listingKey, ...fields }) => ({
        updateOne: {
          filter: { listingKey },
          update: { $set: { ...fields, matchKeys: matchKeysOf(fields) }, $setOnInsert: { _id: newId() } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
    added += result.upsertedCount;
    changed += result.modifiedCount;
    for (const { listingKey } of batch) publish('property.changed', { listingKey });
  }
  return { added, changed };
}
