import type { CallSlot } from '../../../shared/call.ts';
import type { Contact } from '../../../shared/contact.ts';
import type { Triage } from '../../../shared/decision.ts';
import type { MailKind, Message } from '../../../shared/message.ts';
import type { Match } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import { freeCallSlots } from '../../calls/free-slots.ts';
import { labelSlot } from '../../calls/label-slot.ts';
import { nextCallOf } from '../../calls/list-calls.ts';
import { namesTime, resolveTime } from '../../calls/resolve-time.ts';
import type { Stored } from '../../database/model-from.ts';
import { matchProperties } from '../../properties/match-properties.ts';
import type { AiEdges } from '../ask-model.ts';
import { criteriaOf } from '../draft/criteria-of.ts';

export type Gathered = {
  bookedCall: Booked | null;
  pickedSlot: CallSlot | null;
  /** They pick a time that we offered and that somebody else has by now. */
  isPickTaken: boolean;
  /** With a call booked: they name another time, and it is not free. */
  isMoveUnclear: boolean;
  matches: Match[];
};
type Booked = { _id: string; startsAt: Date; endsAt: Date; agentId: string | null };
type Context = { triage: Triage; kind: MailKind | null; contact: Stored<Contact>; history: Stored<Message>[]; settings: Settings };

/**
 * Looks up what the policy wants to know beside the documents: calls, the time these words pick, what could be shown.
 * @param words the visible text of the mails that are answered
 */
export async function gatherExtra(words: string, edges: AiEdges, { triage, kind, contact, history, settings }: Context): Promise<Gathered> {
  const bookedCall = await nextCallOf(contact._id, edges.now());
  const [picked, matches] = await Promise.all([
    pickSlot(words, edges, { triage, bookedCall, history, settings }),
    findMatches(contact, kind),
  ]);
  return { bookedCall, ...picked, matches };
}

type Picking = Pick<Context, 'triage' | 'history' | 'settings'> & { bookedCall: Booked | null };

type Picked = Pick<Gathered, 'pickedSlot' | 'isPickTaken' | 'isMoveUnclear'>;
const NO_PICK: Picked = { pickedSlot: null, isPickTaken: false, isMoveUnclear: false };

async function pickSlot(words: string, edges: AiEdges, { triage, bookedCall, history, settings }: Picking): Promise<Picked> {
  const offered = history.findLast(({ delivery, offeredSlots }) => hasLeft(delivery) && offeredSlots.length > 0)?.offeredSlots ?? [];
  if (!triage.intents.includes('picks_time')) return NO_PICK;
  const { timeZone, locale } = settings.brokerage;
  const now = edges.now();
  const free = await freeCallSlots({ from: now, to: new Date(now.getTime() + settings.calls.horizonDays * 86_400_000) }, edges);
  // The time of their own call is free for them: a run that died after booking must find the same time again.
  const slot = ({ startsAt, endsAt }: Pick<CallSlot, 'startsAt' | 'endsAt'>, agentId: string | null = null): CallSlot => {
    return { slotId: startsAt.toISOString(), agentId, startsAt, endsAt, label: labelSlot(startsAt, { timeZone, locale }) };
  };
  const open = inOrder([...free, ...(bookedCall ? [slot(bookedCall, bookedCall.agentId)] : [])]);
  const pickedSlot = resolveTime(words, { offered, free: open, now, timeZone });
  // "Monday at nine it is", said of the call that we confirmed, books nothing again.
  const isOwn = pickedSlot !== null && pickedSlot.startsAt.getTime() === bookedCall?.startsAt.getTime();
  if (isOwn && history.some(({ delivery }) => hasLeft(delivery) && delivery?.calendar)) return NO_PICK;
  if (pickedSlot) return { ...NO_PICK, pickedSlot };
  if (bookedCall) return { ...NO_PICK, isMoveUnclear: namesTime(words, { now, timeZone }) };
  const gone = offered.filter(({ slotId }) => !open.some((one) => one.slotId === slotId)).map((one) => slot(one));
  const wished = gone.length > 0 ? resolveTime(words, { offered, free: inOrder([...open, ...gone]), now, timeZone }) : null;
  return { ...NO_PICK, isPickTaken: wished !== null };
}

const inOrder = (slots: CallSlot[]) => slots.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());

/** What the customer has not received he cannot pick from. */
function hasLeft(delivery: Message['delivery']): boolean {
  return delivery !== null && ['accepted', 'confirmed', 'uncertain'].includes(delivery.state);
}

async function findMatches(contact: Stored<Contact>, kind: MailKind | null): Promise<Match[]> {
  if (kind !== 'buyer_lead' && kind !== 'renter_lead') return [];
  const discarded = contact.listings.filter(({ contactListingPreference }) => contactListingPreference === 'Discard');
  return matchProperties(criteriaOf(contact, kind), {
    limit: 3,
    alreadySent: contact.listings.map(({ listingKey }) => listingKey),
    discarded: discarded.map(({ listingKey }) => listingKey),
  });
}
