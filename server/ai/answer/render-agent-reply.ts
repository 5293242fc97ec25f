import type { ToldListing } from '../../../shared/contact.ts';
import { AppError } from '../../errors.ts';
import { describeListing, toldOf } from '../../letters/describe-listing.ts';
import type { Block } from '../../letters/letter.ts';
import { letterOfMarkdown } from '../../letters/letter-of-markdown.ts';
import { renderLetter, textOf } from '../../letters/render-letter.ts';
import { propertiesByKeys } from '../../properties/find-properties.ts';
import { loadSettings } from '../../settings/load-settings.ts';

type Written = { text: string; listingKeys?: string[] };

/**
 * Sets what a person wrote in the small Markdown of the composer, with the listings they chose under it: the same
 * blocks as in the AI's mails, but no greeting, signature or disclosure that the person did not write.
 * @throws AppError BAD_INPUT for a listing that does not exist or may not be shown
 */
export async function renderAgentReply(
  { text: markdown, listingKeys = [] }: Written,
  { now, publicUrl }: { now: Date; publicUrl: string },
): Promise<{ markdown: string; text: string; html: string; listingsTold: ToldListing[] }> {
  const [{ brokerage }, found] = await Promise.all([loadSettings(now), propertiesByKeys(listingKeys)]);
  const properties = found.filter(({ internetEntireListingDisplayYN }) => internetEntireListingDisplayYN);
  if (properties.length < new Set(listingKeys).size) {
    const userMessage = 'One of these listings does not exist any more or may not be shown to customers.';
    throw new AppError('BAD_INPUT', { message: `not all of ${listingKeys.join(', ')} may be shown`, userMessage });
  }
  const language = brokerage.locale.slice(0, 2);
  const { letter, text } = letterOfMarkdown(markdown, { language, sender: brokerage.name });
  const listings = properties.map(
    (property): Block => ({
      kind: 'listing',
      listing: describeListing(property, { brokerage, language, publicUrl }),
    }),
  );
  return {
    markdown,
    text: [text.trim(), ...listings.map(textOf)].join('\n\n'),
    html: renderLetter({ ...letter, blocks: [...letter.blocks, ...listings] }).html,
    listingsTold: properties.map(toldOf),
  };
}
