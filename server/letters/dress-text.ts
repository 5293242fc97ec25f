import { propertiesByKeys } from '../properties/find-properties.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { describeListing } from './describe-listing.ts';
import { letterOfText } from './letter-of-text.ts';
import { renderLetter } from './render-letter.ts';

type Plain = { text: string; listingKeys?: readonly string[]; language?: string };

/**
 * The HTML of a mail that a person wrote or changed as plain text: the template of every mail of ours, with the
 * listings it was rendered with as cards. The text itself stays as the person left it.
 */
export async function dressText({ text, listingKeys = [], language }: Plain, { now, publicUrl }: { now: Date; publicUrl: string }) {
  const [{ brokerage }, properties] = await Promise.all([loadSettings(now), propertiesByKeys(listingKeys)]);
  const spoken = language || brokerage.locale.slice(0, 2);
  const shown = properties.filter(({ internetEntireListingDisplayYN }) => internetEntireListingDisplayYN);
  const listings = shown.map((property) => describeListing(property, { brokerage, language: spoken, publicUrl }));
  return renderLetter(letterOfText(text, { language: spoken, sender: brokerage.name, listings })).html;
}
