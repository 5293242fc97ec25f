import { type ListingFields, missingOf } from '../../../shared/listing.ts';
import type { Property } from '../../../shared/property.ts';
import { changedMeanwhile, untilWritten } from '../../changed-meanwhile.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { notFound } from '../../errors.ts';
import { showProperty } from '../list/list-properties.ts';
import { matchKeysOf } from '../match/match-keys.ts';
import { PropertyModel } from '../property.model.ts';
import { noteHistory } from './note-history.ts';
import { requireWhole } from './require-whole.ts';
import { writeAddress } from './write-address.ts';

type Change = { listingKey: string; change: Partial<ListingFields>; basedOn?: Date };

/**
 * Changes a listing. A changed price or status is kept in its history; the address follows its parts unless it is
 * written itself.
 * @param basedOn `updatedAt` of the listing as the writer saw it: what others have changed since is not written over unseen
 * @throws AppError NOT_FOUND, CONFLICT, BAD_INPUT when it lacks what its status needs
 */
export async function updateProperty(
  { listingKey, change, basedOn }: Change,
  { now, publish }: Pick<Edges, 'now' | 'publish'>,
): Promise<Property> {
  const which = { what: 'listing', id: listingKey };
  return untilWritten(which, async () => {
    const stored = await PropertyModel.findOne({ listingKey }).lean<Stored<Property>>();
    if (!stored) throw notFound('listing', listingKey);
    if (basedOn && stored.updatedAt.getTime() !== basedOn.getTime()) throw changedMeanwhile(which);
    const changed = changeOf(stored, change, now());
    requireWhole(missingOf({ ...stored, ...changed }));
    // Conditional on what was read: the history and the address are worked out from it.
    const written = await PropertyModel.updateOne({ listingKey, updatedAt: stored.updatedAt }, { $set: changed });
    if (written.matchedCount === 0) return null;
    publish('property.changed', { listingKey });
    return showProperty(listingKey);
  });
}

/** Everything that is written when a listing changes: the change, and what follows from it. Pure. */
export function changeOf(stored: Stored<Property>, change: Partial<ListingFields>, now: Date): Partial<Property> {
  const next = { ...stored, ...change };
  const wasComposed = stored.unparsedAddress === '' || stored.unparsedAddress === writeAddress(stored);
  const unparsedAddress = change.unparsedAddress || (wasComposed ? writeAddress(next) : stored.unparsedAddress);
  const kept = noteHistory(stored, next, now);
  return { ...change, ...kept, unparsedAddress, matchKeys: matchKeysOf(next), modificationTimestamp: now };
}
