import { type ListingFields, missingOf } from '../../../shared/listing.ts';
import type { Property } from '../../../shared/property.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { showProperty } from '../list/list-properties.ts';
import { matchKeysOf } from '../match/match-keys.ts';
import { PropertyModel } from '../property.model.ts';
import { noteHistory } from './note-history.ts';
import { requireWhole } from './require-whole.ts';
import { writeAddress } from './write-address.ts';

type Change = { listingKey: string; change: Partial<ListingFields>; basedOn?: Date };

const TRIES = 4;

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
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const stored = await PropertyModel.findOne({ listingKey }).lean<Stored<Property>>();
    if (!stored) throw notFound('listing', listingKey);
    if (basedOn && stored.updatedAt.getTime() !== basedOn.getTime()) throw changedMeanwhile(listingKey);
    const changed = changeOf(stored, change, now());
    requireWhole(missingOf({ ...stored, ...changed }));
    // Conditional on what was read: the history and the address are worked out from it.
    const written = await PropertyModel.updateOne({ listingKey, updatedAt: stored.updatedAt }, { $set: changed });
    if (written.matchedCount === 0) continue;
    publish('property.changed', { listingKey });
    return showProperty(listingKey);
  }
  const userMessage = 'This listing is being changed by others. Try again.';
  throw new AppError('CONFLICT', { message: `listing ${listingKey} keeps changing`, userMessage });
}

function changedMeanwhile(listingKey: string): AppError {
  return new AppError('CONFLICT', {
    message: `listing ${listingKey} has changed since it was read`,
    userMessage: 'Somebody changed this listing while you were editing it. Look at what is new, then take it over or save yours anyway.',
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
