import type { ProposedCall } from '../../shared/call.ts';
import type { Edges } from '../edges.ts';
import { openOffers } from '../inbox/answer/slots-on-offer.ts';
import { lastBookings, withCallAhead } from './list-calls.ts';
import { freeCallSlots } from './slots/free-slots.ts';

/**
 * The times that our mails offer and that can still be chosen: nobody else has them by now, and the customer has booked no call
 * since. An offer that was taken up is over, also when that call is cancelled later.
 */
export async function openProposals(span: { from: Date; to: Date }, edges: Pick<Edges, 'now'>): Promise<ProposedCall[]> {
  const offers = await openOffers(span, edges.now());
  const contactIds = [...new Set(offers.flatMap(({ contactId }) => contactId ?? []))];
  const [ahead, booked, free] = await Promise.all([
    withCallAhead(contactIds, edges.now()),
    lastBookings(contactIds),
    freeCallSlots({ ...span, kept: offers.map(({ slotId }) => slotId) }, edges),
  ]);
  const isFree = new Set(free.map(({ slotId }) => slotId));
  const hasChosen = ({ contactId, offeredAt }: (typeof offers)[number]) =>
    contactId !== null && (ahead.has(contactId) || (booked.get(contactId) ?? new Date(0)) >= offeredAt);
  return offers.filter((offer) => isFree.has(offer.slotId) && !hasChosen(offer)).map(({ offeredAt: _, ...offer }) => offer);
}
