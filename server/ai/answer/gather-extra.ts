import type { CallSlot } from '../../../shared/call.ts';
import type { Contact } from '../../../shared/contact.ts';
import type { Triage } from '../../../shared/decision.ts';
import type { MailKind, Message } from '../../../shared/message.ts';
import type { Match, PublicProperty } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import { invitesTo } from '../../calls/letters/write-invitation.ts';
import { nextCallOf, wasCancelledSince } from '../../calls/list-calls.ts';
import { freeCallSlots } from '../../calls/slots/free-slots.ts';
import { labelSlot } from '../../calls/slots/label-slot.ts';
import { minutesOf } from '../../calls/slots/lay-out-slots.ts';
import { callsOff } from '../../calls/words/calls-off.ts';
import { namesTime, resolveTime } from '../../calls/words/resolve-time.ts';
import { criteriaOf } from '../../contacts/wishes/criteria-of.ts';
import type { Stored } from '../../database/model-from.ts';
import { slotsOnOffer } from '../../inbox/answer/slots-on-offer.ts';
import { propertiesInText } from '../../properties/find-properties.ts';
import { likeListing } from '../../properties/match/like-listing.ts';
import type { AiEdges } from '../ask-model.ts';
import { isShowable } from '../draft/choose-listings.ts';
import { matchForContact } from '../draft/match-for-contact.ts';

export type Gathered = {
  bookedCall: Booked | null;
  pickedSlot: CallSlot | null;
  /** The picked time is the earliest of several that fit: to be said. */
  isEarliest: boolean;
  /** They pick a time that we offered and that somebody else has by now. */
  isPickTaken: boolean;
  /** With a call booked: they name another time, and it is not free. */
  isMoveUnclear: boolean;
  /** They call the booked call off, beyond doubt, and want nothing else; true also once that is done. */
  isCallOff: boolean;
  /** Without a picked time: the free ones nearest to what they wish, to ask by. */
  choices: CallSlot[];
  matches: Match[];
  /** They asked about a home that is gone: the matches are like it where they said nothing else. */
  isLikeAsked: boolean;
};
type Booked = { _id: string; startsAt: Date; endsAt: Date; agentId: string | null };
type Context = {
  threadId: string;
  triage: Triage;
  kind: MailKind | null;
  contact: Stored<Contact>;
  /** Whose conversation it is: asked first for a call. */
  ownerId?: string | null;
  history: Stored<Message>[];
  settings: Settings;
};

/**
 * Looks up what the policy wants to know beside the documents: calls, the time these words pick, what could be shown.
 * @param words the visible text of the mails that are answered
 */
export async function gatherExtra(words: string, edges: AiEdges, context: Context): Promise<Gathered> {
  const { threadId, triage, contact, history, settings } = context;
  const bookedCall = await nextCallOf(contact._id, edges.now());
  const preferAgentId = context.ownerId ?? contact.ownerId;
  const [picked, found] = await Promise.all([
    pickSlot(words, edges, { threadId, triage, bookedCall, history, settings, preferAgentId }),
    findMatches(words, context),
  ]);
  const isCallOff = isOnlyCallOff(triage) && callsOff(words) && (bookedCall !== null || (await isOffAlready(contact._id, history)));
  return { bookedCall, ...picked, isCallOff, ...found };
}

/** A run that died after it had cancelled the call must not take the mail for something else. */
async function isOffAlready(contactId: string, history: Stored<Message>[]): Promise<boolean> {
  const mail = history.findLast(({ direction, automaticSigns }) => direction === 'inbound' && automaticSigns.length === 0);
  return mail !== undefined && wasCancelledSince(contactId, mail.createdAt);
}

/** A cancellation with a question, a complaint or a plea in it is a person's matter. */
function isOnlyCallOff({ kind, intents, asksForPerson, injectionSuspected }: Triage): boolean {
  const isPlain = intents.every((intent) => ['cancels_call', 'thanks', 'other'].includes(intent));
  return isPlain && intents.includes('cancels_call') && kind !== 'complaint' && !asksForPerson && !injectionSuspected;
}

type Picking = Pick<Context, 'threadId' | 'triage' | 'history' | 'settings'> & { bookedCall: Booked | null; preferAgentId: string | null };

type Picked = Pick<Gathered, 'pickedSlot' | 'isEarliest' | 'isPickTaken' | 'isMoveUnclear' | 'choices'>;
const NO_PICK: Picked = { pickedSlot: null, isEarliest: false, isPickTaken: false, isMoveUnclear: false, choices: [] };

async function pickSlot(words: string, edges: AiEdges, picking: Picking): Promise<Picked> {
  const { threadId, triage, bookedCall, history, settings, preferAgentId } = picking;
  const { intents } = triage;
  const picks = intents.includes('picks_time');
  // "Could we talk on Thursday or Friday?" picks nothing yet, but says what to offer.
  if (!picks && !intents.includes('asks_to_talk') && !intents.includes('asks_to_view')) return NO_PICK;
  const { timeZone, locale } = settings.brokerage;
  const now = edges.now();
  const horizon = new Date(now.getTime() + settings.calls.horizonDays * 86_400_000);
  // A booked call stays with the agent who has it, and as long as it is.
  const whose = bookedCall ? { agentId: bookedCall.agentId, lengthMinutes: minutesOf(bookedCall) } : { preferAgentId };
  const offer = history.findLast(({ delivery, offeredSlots }) => hasLeft(delivery) && offeredSlots.length > 0);
  const offered = offer?.offeredSlots ?? [];
  const free = await freeCallSlots({ ...whose, from: now, to: horizon, kept: offered.map(({ slotId }) => slotId) }, edges);
  // The time of their own call is free for them: a run that died after booking must find the same time again.
  const slot = ({ startsAt, endsAt }: Pick<CallSlot, 'startsAt' | 'endsAt'>, agentId: string | null = null): CallSlot => {
    return { slotId: startsAt.toISOString(), agentId, startsAt, endsAt, label: labelSlot(startsAt, { timeZone, locale }) };
  };
  const open = inOrder([...free, ...(bookedCall ? [slot(bookedCall, bookedCall.agentId)] : [])]);
  const isDayFirst = triage.language !== 'en' || !/^en-(US|PH)?$/.test(locale);
  const avoid = await slotsOnOffer({ exceptThreadId: threadId, now });
  const known = { offered, now, timeZone, isDayFirst, hasAsked: hasAsked(offer, history, { now, timeZone }), avoid };
  const { slot: pickedSlot, isEarliest, choices } = resolveTime(words, { ...known, free: open });
  // "Could we talk on Tuesday afternoon?" is answered with several times of that afternoon, "at three?" with the one.
  if (!picks) return { ...NO_PICK, choices: pickedSlot && choices.length === 0 ? [pickedSlot] : choices };
  // "Monday at nine it is", said of the call that we confirmed, books nothing again.
  const isOwn = pickedSlot !== null && pickedSlot.startsAt.getTime() === bookedCall?.startsAt.getTime();
  const told = history.findLast(({ delivery }) => hasLeft(delivery) && delivery?.calendar)?.delivery?.calendar;
  // A call that was moved, by a run that died then, is confirmed again: their calendar still shows the old time.
  if (isOwn && told && invitesTo(told, pickedSlot.startsAt)) return NO_PICK;
  if (pickedSlot) return { ...NO_PICK, pickedSlot, isEarliest };
  if (bookedCall) return { ...NO_PICK, isMoveUnclear: namesTime(words, { now, timeZone }) };
  const gone = offered.filter(({ slotId }) => !open.some((one) => one.slotId === slotId)).map((one) => slot(one));
  const wished = gone.length > 0 ? resolveTime(words, { ...known, free: inOrder([...open, ...gone]) }).slot : null;
  return { ...NO_PICK, isPickTaken: wished !== null, choices };
}

/** Was our last offer already the question which of the times they had named is meant? It is asked once. */
function hasAsked(offer: Stored<Message> | undefined, history: Stored<Message>[], when: Parameters<typeof namesTime>[1]): boolean {
  const asked = history.find(({ _id }) => _id === offer?.delivery?.basedOn);
  return asked !== undefined && namesTime(asked.visibleText, when);
}

const inOrder = (slots: CallSlot[]) => slots.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());

/** What the customer has not received he cannot pick from. */
function hasLeft(delivery: Message['delivery']): boolean {
  return delivery !== null && ['accepted', 'confirmed', 'uncertain'].includes(delivery.state);
}

async function findMatches(words: string, { kind, contact, history }: Context): Promise<Pick<Gathered, 'matches' | 'isLikeAsked'>> {
  if (kind !== 'buyer_lead' && kind !== 'renter_lead') return { matches: [], isLikeAsked: false };
  const wish = criteriaOf(contact, { isRenter: kind === 'renter_lead' });
  const gone = await goneInQuestion(words, history);
  const matches = await matchForContact(contact, gone ? likeListing(wish, gone) : wish, { limit: 3 });
  return { matches, isLikeAsked: gone !== null };
}

/** The home they wrote about last, where it is off the market. */
async function goneInQuestion(words: string, history: Stored<Message>[]): Promise<PublicProperty | null> {
  const wrote = history.filter(({ direction }) => direction === 'inbound').map((mail) => `${mail.visibleText}\n${mail.subject}`);
  for (const text of [words, ...wrote.slice(-GONE_MAILS).reverse()]) {
    const [named] = await propertiesInText(text, { limit: 1 });
    if (named) return isShowable(named) ? null : named;
  }
  return null;
}

/** Older ones were about something else by now. */
const GONE_MAILS = 2;
