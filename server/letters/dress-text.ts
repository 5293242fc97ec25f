import { propertiesByKeys } from '../properties/find-properties.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { describeListing } from './describe-listing.ts';
import { LANGUAGES } from './fixed-words.ts';
import type { Letter } from './letter.ts';
import { letterOfText } from './letter-of-text.ts';
import { renderLetter } from './render-letter.ts';

type Plain = { text: string; listingKeys?: readonly string[] };

/**
 * The HTML of a mail that a person wrote or changed as plain text: the template of every mail of ours, with the
 * listings it was rendered with as cards. The text itself stays as the person left it.
 */
export async function dressText({ text, listingKeys = [] }: Plain, { now, publicUrl }: { now: Date; publicUrl: string }): Promise<string> {
  const [{ brokerage }, properties] = await Promise.all([loadSettings(now), propertiesByKeys(listingKeys)]);
  const shown = properties.filter(({ internetEntireListingDisplayYN }) => internetEntireListingDisplayYN);
  const own = brokerage.locale.slice(0, 2);
  // The listings stand in the text in the language they were told in, and that is the language of the mail.
  const letters = [own, ...(shown.length > 0 ? LANGUAGES : [])].map((language) => {
    const listings = shown.map((property) => describeListing(property, { brokerage, language, publicUrl }));
    return letterOfText(text, { language, sender: brokerage.name, listings });
  });
  const [best] = letters.toSorted((a, b) => cards(b) - cards(a));
  return renderLetter(best ?? letterOfText(text, { language: own, sender: brokerage.name })).html;
}

const cards = ({ blocks }: Letter) => blocks.filter(({ kind }) => kind === 'listing').length;
