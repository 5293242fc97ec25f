import type { Message } from '../../../shared/message.ts';
import { whyNotOfferable } from '../../calls/slots/slots-to-offer.ts';
import type { Stored } from '../../database/model-from.ts';
import { whyListingsUntrue } from '../../properties/told/still-true.ts';
import { whyProseUntrue } from './why-prose-untrue.ts';

/**
 * Why an answer of the AI must not leave as it was written: a listing that it tells of is sold, hidden or has another
 * price, its words say of one what is not so any more, or a time that it offers is not free. A mail that a person wrote or let
 * go is theirs, and is not asked.
 */
export async function whyNotSay(message: Stored<Message>, now: Date): Promise<string | null> {
  const { author, userId, listingKeys, listingsTold, offeredSlots } = message;
  if (author !== 'ai' || userId !== null) return null;
  const [untrue = null] = await whyListingsUntrue([{ listingKeys, listingsTold }]);
  return untrue ?? (await whyProseUntrue(message, now)) ?? whyNotOfferable(offeredSlots, { now: () => now });
}
