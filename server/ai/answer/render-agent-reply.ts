import type { CallSlot } from '../../../shared/call.ts';
import type { ToldListing } from '../../../shared/contact.ts';
import type { Message } from '../../../shared/message.ts';
import { AppError } from '../../errors.ts';
import { describeListing, toldOf } from '../../letters/describe-listing.ts';
import { fixedWords } from '../../letters/fixed-words.ts';
import type { Block } from '../../letters/letter.ts';
import { letterOfMarkdown } from '../../letters/letter-of-markdown.ts';
import { renderLetter, textOf } from '../../letters/render-letter.ts';
import { propertiesByKeys } from '../../properties/find-properties.ts';
import { loadSettings } from '../../settings/load-settings.ts';

type Written = { text: string; listingKeys?: string[]; slots?: CallSlot[] };

/**
 * Sets what a person wrote in the small Markdown of the composer, with the listings and the call times they chose
 * under it: the same blocks as in the AI's mails, but no greeting, signature or disclosure that the person did not write.
 * @throws AppError BAD_INPUT for a listing that does not exist or may not be shown
 */
export async function renderAgentReply(
  { text: markdown, listingKeys = [], slots = [] }: Written,
  { now, publicUrl }: { now: Date; publicUrl: string },
): Promise<{ markdown: string; text: string; html: string; listingsTold: ToldListing[]; offeredSlots: Message['offeredSlots'] }> {
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
  const words = fixedWords(language);
  const times = slots.map(({ label }) => label);
  const beneath = [
    ...listings,
    ...(times.length > 0 ? [{ kind: 'panel' as const, title: words.times, lines: times, hint: words.pickOne }] : []),
  ];
  return {
    markdown,
    text: [text.trim(), ...beneath.map(textOf)].join('\n\n'),
    html: renderLetter({ ...letter, blocks: [...letter.blocks, ...beneath] }).html,
    listingsTold: properties.map(toldOf),
    offeredSlots: slots.map(({ slotId, startsAt, endsAt }) => ({ slotId, startsAt, endsAt })),
  };
}
