import type { ToldListing } from '../../../shared/contact.ts';
import { AppError } from '../../errors.ts';
import { describeListing, toldOf } from '../../letters/describe-listing.ts';
import { letterOfText } from '../../letters/letter-of-text.ts';
import { renderLetter, textOf } from '../../letters/render-letter.ts';
import { propertiesByKeys } from '../../properties/find-properties.ts';
import { loadSettings } from '../../settings/load-settings.ts';

type Written = { text: string; listingKeys?: string[] };

/**
 * Sets what a person wrote, with the listings they chose under it: the same blocks as in the AI's mails, but no
 * greeting, signature or disclosure that the person did not write.
 * @returns null when there are no listings and plain text is enough
 * @throws AppError BAD_INPUT for a listing that does not exist or may not be shown
 */
export async function renderAgentReply(
  { text, listingKeys = [] }: Written,
  { now, publicUrl }: { now: Date; publicUrl: string },
): Promise<{ text: string; html: string; listingsTold: ToldListing[] } | null> {
  if (listingKeys.length === 0) return null;
  const [{ brokerage }, found] = await Promise.all([loadSettings(now), propertiesByKeys(listingKeys)]);
  const properties = found.filter(({ internetEntireListingDisplayYN }) => internetEntireListingDisplayYN);
  if (properties.length < new Set(listingKeys).size) {
    const userMessage = 'One of these listings does not exist any more or may not be shown to customers.';
    throw new AppError('BAD_INPUT', { message: `not all of ${listingKeys.join(', ')} may be shown`, userMessage });
  }
  const language = brokerage.locale.slice(0, 2);
  const listings = properties.map((property) => describeListing(property, { brokerage, language, publicUrl }));
  const whole = [text.trim(), ...listings.map((listing) => textOf({ kind: 'listing', listing }))].join('\n\n');
  return {
    text: whole,
    html: renderLetter(letterOfText(whole, { language, sender: brokerage.name, listings })).html,
    listingsTold: properties.map(toldOf),
  };
}
