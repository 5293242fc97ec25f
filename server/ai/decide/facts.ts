import type { CallSlot } from '../../../shared/call.ts';
import type { Contact, SlotName } from '../../../shared/contact.ts';
import type { Triage } from '../../../shared/decision.ts';
import type { Message } from '../../../shared/message.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Thread } from '../../../shared/thread.ts';
import { labelSlot } from '../../calls/slots/label-slot.ts';
import type { Stored } from '../../database/model-from.ts';
import { isEnoughToMatch } from './is-qualified.ts';

/** What the policy needs beside the documents: looked up beforehand, so that deciding stays pure. */
export type Extra = {
  triage: Triage;
  /** The contact's next booked call. */
  bookedCall: { startsAt: Date } | null;
  /** The free time that this mail picks or names; null when it names none, or leaves a doubt. */
  pickedSlot: Pick<CallSlot, 'startsAt'> | null;
  /** It picks one that we offered and that is gone. */
  isPickTaken?: boolean;
  /** The picked time is the earliest of several that fit. */
  isEarliest?: boolean;
  /** It calls the booked call off, beyond doubt, and wants nothing else; true also when an earlier run has cancelled it. */
  isCallOff?: boolean;
  /** With a call booked: it names another time, and that is not free. */
  isMoveUnclear?: boolean;
  /** Somebody else waits for an answer in this conversation too. */
  isSomebodyElseWaiting?: boolean;
  /** A person of ours answered it before it was read. */
  isAnswered?: boolean;
  /** Listings that match and that the customer has not seen. */
  newMatches: number;
  /** They asked about a home that is gone: what they did not say is taken from it. */
  isLikeAsked?: boolean;
};

/** Everything the rows of the policy ask, worked out once. */
export type Facts = ReturnType<typeof factsOf>;

export type Given = {
  thread: Pick<Stored<Thread>, 'isTakenOver' | 'standDownReason' | 'exchanges' | 'callRefusedAt' | 'needs'>;
  contact: Pick<Stored<Contact>, 'qualification' | 'stage'> | null;
  mail: Pick<Stored<Message>, 'automaticSigns' | 'trust'>;
  settings: Settings;
  now: Date;
  extra: Extra;
};

export function factsOf({ thread, contact, mail, settings, now, extra }: Given) {
  const { triage, pickedSlot, newMatches, isPickTaken = false, isMoveUnclear = false, isEarliest = false } = extra;
  const { ai, brokerage } = settings;
  const slots = new Map((contact?.qualification ?? []).map(({ slot, value }) => [slot, value]));
  const has = (...names: SlotName[]) => names.some((name) => slots.has(name));
  const bookedCall = extra.bookedCall && extra.bookedCall.startsAt > now ? extra.bookedCall : null;
  /** This mail would be the nth that we answer. */
  const exchange = thread.exchanges + 1;
  const isCallOff = extra.isCallOff === true;
  const isWish = triage.intents.some((intent) => ['asks_to_talk', 'asks_to_view', 'picks_time'].includes(intent)) && !triage.refusesCall;
  const isRefusedLately = thread.callRefusedAt !== null && exchange - thread.callRefusedAt <= ai.refusalWindow;
  return {
    triage,
    exchange,
    bookedCall,
    isMachine: mail.automaticSigns.length > 0 || ['auto_reply', 'bounce', 'spam_report'].includes(triage.kind),
    // Whoever was answered before is taken for a spammer by a person only.
    isSurelySpam: triage.kind === 'spam' && triage.confidence >= ai.minConfidence && thread.exchanges === 0,
    isSpamInTalk: triage.kind === 'spam' && thread.exchanges > 0,
    isPitch: triage.kind === 'vendor' && triage.intents.includes('pitches') && !hasMatter(triage) && triage.confidence >= ai.minConfidence,
    /** A bill, a question of the press, a supplier about a running job: nobody else would ever see it. */
    isBusinessWithMatter: triage.kind === 'vendor' && !triage.intents.includes('pitches'),
    isAPersonsThread: thread.isTakenOver || thread.standDownReason !== null || extra.isAnswered === true,
    wantsToStop: triage.kind === 'unsubscribe' || triage.intents.includes('wants_to_stop'),
    isForged: mail.trust?.dmarc === 'fail',
    isSomebodyElseWaiting: extra.isSomebodyElseWaiting === true,
    isPersonExpected: thread.needs?.reason === 'handed_over',
    isClient: triage.kind === 'existing_client' || contact?.stage === 'active' || contact?.stage === 'under_contract',
    hasAgent: slots.get('hasAgent') === true,
    isDoubtful: triage.confidence < ai.minConfidence,
    minConfidence: ai.minConfidence,
    /** The time they pick, in words: people read the record. */
    pickedTime: pickedSlot && !triage.refusesCall ? labelSlot(pickedSlot.startsAt, brokerage) : null,
    isWish,
    isPickTaken,
    isEarliest,
    isCallOff,
    /** A booked call is to be moved or called off in a way that code cannot settle. */
    isCallInDoubt: bookedCall !== null && (isMoveUnclear || (triage.intents.includes('cancels_call') && !isCallOff)),
    isReady: triage.readiness >= ai.callReadiness,
    callReadiness: ai.callReadiness,
    /** Why a call must not be proposed now, or null. A wish in this very mail beats an older refusal, never a booking. */
    noCall: bookedCall
      ? 'a call is booked'
      : triage.refusesCall
        ? 'this mail refuses a call'
        : isRefusedLately && !isWish
          ? `a call was refused at exchange ${thread.callRefusedAt}, this is ${exchange}`
          : null,
    isEngaged: triage.engagement >= ai.callEngagement || slots.size >= ai.callSlotsFilled,
    isDisengaged: triage.engagement < DISENGAGED,
    engagement: triage.engagement,
    slotsFilled: slots.size,
    callExchange: ai.callExchange,
    isSeller: triage.kind === 'seller_lead' || triage.intents.includes('wants_valuation'),
    isHunting: triage.kind === 'buyer_lead' || triage.kind === 'renter_lead',
    isEnoughToMatch: isEnoughToMatch(has) || extra.isLikeAsked === true,
    newMatches,
  };
}

/** Below this a mail is curt or cold: a fifth exchange alone is then no reason to propose a call. */
const DISENGAGED = 0.2;

const hasMatter = ({ intents }: Triage) => intents.includes('is_agent_about_listing');
