import type { ToldListing } from '../../../shared/contact.ts';
import type { Message } from '../../../shared/message.ts';
import { type Property, SUGGESTIBLE_STATUSES } from '../../../shared/property.ts';
import { PropertyModel } from '../property.model.ts';

type Telling = Pick<Message, 'listingKeys' | 'listingsTold'>;
type Now = Pick<Property, (typeof FIELDS)[number]>;
const FIELDS = ['listingKey', 'listPrice', 'standardStatus', 'internetEntireListingDisplayYN'] as const;

/**
 * Mails are written hours before they leave, or weeks when somebody paused them: what each tells of listings is compared
 * with the catalogue as it is now, with one question for all of them.
 * @returns for each why it must not say so any more, or null
 */
export async function whyListingsUntrue(mails: readonly Telling[]): Promise<(string | null)[]> {
  const told = mails.map(toldBy);
  const keys = [...new Set(told.flatMap((listings) => listings.map(({ listingKey }) => listingKey)))];
  if (keys.length === 0) return mails.map(() => null);
  const found = await PropertyModel.find({ listingKey: { $in: keys } }, Object.fromEntries(FIELDS.map((field) => [field, 1]))).lean<
    Now[]
  >();
  const now = new Map(found.map((property) => [property.listingKey, property]));
  return told.map((listings) => {
    for (const listing of listings) {
      const why = whyUntrue(listing, now.get(listing.listingKey));
      if (why) return why;
    }
    return null;
  });
}

/** A mail written before it was kept what mails tell shows its listings all the same. */
function toldBy({ listingKeys, listingsTold }: Telling): ToldListing[] {
  return listingsTold ?? listingKeys.map((listingKey) => ({ listingKey }));
}

/** Of one listing, as it is now. Pure. */
function whyUntrue({ listingKey, listPrice, standardStatus }: ToldListing, now: Now | undefined): string | null {
  if (!now) return `the listing ${listingKey} is gone`;
  if (!now.internetEntireListingDisplayYN) return `the listing ${listingKey} may not be shown any more`;
  const isOpen = SUGGESTIBLE_STATUSES.some((status) => status === now.standardStatus);
  if (!isOpen || (standardStatus !== undefined && standardStatus !== now.standardStatus))
    return `the listing ${listingKey} is ${inWords(now.standardStatus)} by now`;
  if (listPrice !== undefined && listPrice !== now.listPrice)
    return `the listing ${listingKey} costs ${amount(now.listPrice)} by now, and the mail says ${amount(listPrice)}`;
  return null;
}

/** "ActiveUnderContract" as people say it. */
const inWords = (status: string) => status.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
const amount = (price: number) => price.toLocaleString('en-US');
