import type { RowListing } from '../../shared/thread.ts';
import { literalPattern } from '../database/literal-pattern.ts';
import { PropertyModel } from './property.model.ts';

const MOST_KEYS = 200;

/** What a row shows of the listing it is about: its address and its preferred picture, else the drawn one. */
export async function rowListings(keys: string[]): Promise<Map<string, RowListing>> {
  if (keys.length === 0) return new Map();
  const found = await PropertyModel.find(
    { listingKey: { $in: [...new Set(keys)] } },
    { listingKey: 1, unparsedAddress: 1, media: 1 },
  ).lean();
  return new Map(
    found.map(({ listingKey, unparsedAddress, media }) => {
      const photo = media.find(({ preferredPhotoYN }) => preferredPhotoYN) ?? media.toSorted((a, b) => a.order - b.order)[0];
      const picture = photo?.mediaURL || `/pictures/${encodeURIComponent(listingKey)}.svg`;
      return [listingKey, { listingKey, address: unparsedAddress, picture }];
    }),
  );
}

/** Keys of listings whose address or number holds all these words. */
export async function listingKeysLike(words: string): Promise<string[]> {
  const patterns = words.split(/\s+/).filter(Boolean).slice(0, 6).map(literalPattern);
  if (patterns.length === 0) return [];
  const each = patterns.map((pattern) => ({ $or: [{ unparsedAddress: pattern }, { listingKey: pattern }, { subdivisionName: pattern }] }));
  const found = await PropertyModel.find({ $and: each }, { listingKey: 1 }).limit(MOST_KEYS).lean();
  return found.map(({ listingKey }) => listingKey);
}
