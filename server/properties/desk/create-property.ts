import { type ListingFields, missingOf } from '../../../shared/listing.ts';
import type { Property } from '../../../shared/property.ts';
import { isDuplicateKey } from '../../database/connect.ts';
import { newId } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError } from '../../errors.ts';
import { showProperty } from '../list/list-properties.ts';
import { blankListing } from '../prepared-values.ts';
import { type NewProperty, PropertyModel } from '../property.model.ts';
import { noteHistory } from './note-history.ts';
import { requireWhole } from './require-whole.ts';
import { writeAddress } from './write-address.ts';

type Written = Partial<ListingFields> & { listingKey?: string };

/**
 * Takes a new listing into the catalogue; what is not said stays open, and without a status it is a draft.
 * @throws AppError CONFLICT when the key is taken, BAD_INPUT when it lacks what its status needs
 */
export async function createProperty(written: Written, { now, publish }: Pick<Edges, 'now' | 'publish'>): Promise<Property> {
  const listing = newListing(written, now());
  requireWhole(missingOf(listing));
  await PropertyModel.create({ ...listing, _id: newId() }).catch((error) => {
    if (!isDuplicateKey(error)) throw error;
    const userMessage = `There is a listing ${listing.listingKey} already.`;
    throw new AppError('CONFLICT', { message: `listing key ${listing.listingKey} is taken`, userMessage });
  });
  publish('property.changed', { listingKey: listing.listingKey });
  return showProperty(listing.listingKey);
}

/** A whole listing from what was said of it. Pure but for the key it makes up where there is none. */
export function newListing({ listingKey = `L-${newId()}`, ...fields }: Written, now: Date): NewProperty {
  const listing = { ...blankListing(listingKey, now), ...fields };
  const draft = { ...listing, standardStatus: 'Incomplete' as const, createdAt: now };
  const { onMarketDate, originalListPrice } = { ...listing, ...noteHistory(draft, listing, now) };
  return { ...listing, onMarketDate, originalListPrice, unparsedAddress: listing.unparsedAddress || writeAddress(listing) };
}
