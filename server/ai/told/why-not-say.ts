import type { Message } from '../../../shared/message.ts';
import { whyNotOfferable } from '../../calls/slots/slots-to-offer.ts';
import { whyListingsUntrue } from '../../properties/told/still-true.ts';

type Telling = Pick<Message, 'author' | 'userId' | 'listingKeys' | 'listingsTold' | 'offeredSlots'>;

/**
 * Why an answer of the AI must not leave as it was written: a listing that it tells of is sold, hidden or has another
 * price, or a time that it offers is not free any more. A mail that a person wrote or let go is theirs, and is not asked.
 */
export async function whyNotSay({ author, userId, listingKeys, listingsTold, offeredSlots }: Telling, now: Date): Promise<string | null> {
  if (author !== 'ai' || userId !== null) return null;
  const [untrue = null] = await whyListingsUntrue([{ listingKeys, listingsTold }]);
  return untrue ?? whyNotOfferable(offeredSlots, { now: () => now });
}
