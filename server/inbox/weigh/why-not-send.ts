import type { Delivery, Message } from '../../../shared/message.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Thread } from '../../../shared/thread.ts';
import { modeOf } from '../../settings/mode-of.ts';
import { quietUntil } from '../../settings/quiet-hours.ts';
import { ERASED } from '../people/emptied.ts';

/** What the sender knows of the world at the moment it is about to send. */
export type SendFacts = {
  thread: Pick<Thread, 'epoch' | 'isTakenOver' | 'lastInboundAt' | 'mode' | 'kind'> | null;
  /** Its contact was erased while it was on its way. */
  isErased: boolean;
  /** It stands in Sent already, and the ledger, which is a restored backup, had forgotten it. */
  hasLeftUnknown: boolean;
  /** Why what it tells of a call, a listing or a free time does not hold any more; null when it does. */
  untrue: string | null;
  /** Until when it would be unwelcome where the customer lives; null when it need not wait. */
  notBefore: Date | null;
  /** A customer's own mail (not a machine's) that came after the one the writer had read. */
  hasNewerMail: boolean;
  /** The address is suppressed, or the contact has opted out. */
  isUnwanted: boolean;
  /** They asked for no more mail after they wrote the one that this answers. */
  hasOptedOutSince: boolean;
  /** It would go to an address that neither wrote the mail it answers nor is known to be the customer's. */
  isToStranger: boolean;
  /** When automatic answers went to this contact within the last day. */
  automaticSentAt: Date[];
  /** How many automatic answers left this mailbox within the last hour. */
  mailboxAutomaticLastHour: number;
  /** The customer's mail says word for word what an earlier one said, which we answered. */
  isSameTextAgain: boolean;
  /** How many of our answers came back within ten seconds. */
  quickReturns: number;
};

export type Verdict =
  | { act: 'send' }
  | { act: 'void'; reason: string }
  | { act: 'review'; reason: string /** Also when the server waits for the body already. */; untilFirstByte?: true }
  | { act: 'defer'; until: Date; reason: string };

/** What goes where the customer's mail asks for its answer. */
export const FOLLOWS_REPLY_TO: Delivery['purpose'][] = ['reply', 'hand_over', 'follow_up', 'unsubscribe_confirmation'];
const ELSEWHERE = 'the customer’s mail asks for its answer at another address, which is not known to be theirs';
export const OPTED_OUT = 'suppressed: this address opted out or bounced';
const OPTED_OUT_SINCE = 'they asked for no more mail after they wrote this';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MAX_QUICK_RETURNS = 3;

/**
 * The last look before a mail leaves, pure: has the conversation moved on, has the customer opted out, do two machines
 * answer each other? It is asked when a hold runs out and again after the claim.
 */
export function whyNotSend(
  message: { author: Message['author']; userId: string | null; createdAt: Date; delivery: Delivery },
  facts: SendFacts,
  { limits, timeZone, now }: { limits: Settings['ai']; timeZone: string; now: Date },
): Verdict {
  const { delivery } = message;
  return (
    erased(facts) ??
    leftAlready(facts) ??
    movedOn(message, facts) ??
    outOfDate(message, facts) ??
    optedOut(delivery, facts) ??
    optedOutSince(message, facts) ??
    modeForbids(message, facts, limits) ??
    goesElsewhere(message, facts) ??
    brakes(message, facts, { limits, now }) ??
    sleeps(message, facts, { limits, timeZone, now }) ?? { act: 'send' }
  );
}

type Weighed = Parameters<typeof whyNotSend>[0];

/** For every mail, fenced or not: only an erasure takes a conversation away. */
function erased({ thread, isErased }: SendFacts): Verdict | null {
  if (isErased) return { act: 'void', reason: ERASED };
  return thread ? null : { act: 'void', reason: 'the conversation is gone' };
}

function leftAlready({ hasLeftUnknown }: SendFacts): Verdict | null {
  return hasLeftUnknown ? { act: 'void', reason: 'it was found in Sent' } : null;
}

/** An answer that a person has let go has been sent, for them: a newer mail does not take it back, as it takes none of theirs. */
function movedOn({ userId, delivery, createdAt }: Weighed, { thread, hasNewerMail }: SendFacts): Verdict | null {
  if (delivery.epoch === null || !thread) return null;
  if (thread.isTakenOver) return { act: 'void', reason: 'a person took over' };
  if (thread.epoch !== delivery.epoch) return { act: 'void', reason: `the conversation moved on (${delivery.epoch} → ${thread.epoch})` };
  const isByItself = delivery.purpose === 'follow_up' || delivery.purpose === 'campaign';
  if (hasNewerMail && (userId === null || isByItself)) return { act: 'void', reason: 'a newer mail arrived' };
  const isOvertaken = isByItself && thread.lastInboundAt !== null && thread.lastInboundAt > createdAt;
  return isOvertaken ? { act: 'void', reason: 'the customer wrote meanwhile' } : null;
}

/** An answer says more than when the call is, so a person looks at it, and theirs is the last word. */
function outOfDate({ author, userId }: Weighed, { untrue }: SendFacts): Verdict | null {
  if (untrue === null || (author === 'ai' && userId !== null)) return null;
  return author === 'ai' ? { act: 'review', reason: untrue, untilFirstByte: true } : { act: 'void', reason: untrue };
}

function optedOut({ purpose }: Delivery, { isUnwanted }: SendFacts): Verdict | null {
  const asksConsent = purpose === 'campaign' || purpose === 'follow_up';
  return asksConsent && isUnwanted ? { act: 'void', reason: OPTED_OUT } : null;
}

/** Who wrote, perhaps elsewhere, that they want no more mail is not answered by code. Whoever asks anew after it is. */
function optedOutSince(message: Weighed, { hasOptedOutSince }: SendFacts): Verdict | null {
  return hasOptedOutSince && isByItself(message) ? { act: 'review', reason: OPTED_OUT_SINCE, untilFirstByte: true } : null;
}

/** Somebody turned the AI down or off while a mail of its own was held: from then on a person lets it go. */
function modeForbids({ author, userId, delivery: { purpose } }: Weighed, { thread }: SendFacts, ai: Settings['ai']): Verdict | null {
  const mode = isByItself({ author, userId, delivery: { purpose } }) && thread ? modeOf(thread, { ai }) : 'autopilot';
  return mode === 'autopilot'
    ? null
    : { act: 'review', reason: mode === 'off' ? 'the AI was turned off here' : 'the AI was set to review here' };
}

/**
 * A Reply-To may name anybody: whom a forged sender wants to read along, or whom they want buried in mail of ours. A person
 * who looks at the answer lets it go there.
 */
function goesElsewhere({ userId, delivery: { purpose } }: Weighed, { isToStranger }: SendFacts): Verdict | null {
  return isToStranger && userId === null && FOLLOWS_REPLY_TO.includes(purpose) ? { act: 'review', reason: ELSEWHERE } : null;
}

/** Behaviour is the last sign of a machine: what no header betrays shows in how often and how fast it answers. */
function brakes(message: Weighed, facts: SendFacts, { limits, now }: { limits: Settings['ai']; now: Date }): Verdict | null {
  if (!isAutomaticAnswer(message)) return null;
  const since = (ms: number) => facts.automaticSentAt.filter((at) => now.getTime() - at.getTime() < ms).length;
  const hour = limits.maxAutoRepliesPerHour;
  const day = limits.maxAutoRepliesPerDay;
  if (facts.quickReturns >= MAX_QUICK_RETURNS)
    return { act: 'review', reason: 'our answers come back within seconds: this may be a machine' };
  if (facts.isSameTextAgain) return { act: 'review', reason: 'the same text was already answered' };
  if (since(24 * HOUR) >= day) return { act: 'review', reason: `${day} automatic answers within a day` };
  if (since(HOUR) >= hour) return { act: 'review', reason: `${hour} automatic answers within an hour` };
  const newest = Math.max(...facts.automaticSentAt.map((at) => at.getTime()), 0);
  const pause = limits.secondsBetweenReplies * 1000;
  if (now.getTime() - newest < pause)
    return { act: 'defer', until: new Date(newest + pause), reason: 'automatic answers to one contact keep their distance' };
  if (facts.mailboxAutomaticLastHour >= limits.maxAutoRepliesPerMailboxHour)
    return { act: 'defer', until: new Date(now.getTime() + MINUTE), reason: 'the mailbox has sent its automatic answers of this hour' };
  return null;
}

/** Nobody wants a bell at night; who wrote a moment ago is awake and is answered. */
function sleeps(
  message: Weighed,
  { thread, notBefore }: SendFacts,
  when: { limits: Settings['ai']; timeZone: string; now: Date },
): Verdict | null {
  if (!isByItself(message)) return null;
  if (notBefore && notBefore > when.now)
    return { act: 'defer', until: notBefore, reason: 'no hour for such mail where the customer lives' };
  const { timeZone, now } = when;
  const until = quietUntil(when.limits.quietHours, { timeZone, now, lastInboundAt: thread?.lastInboundAt ?? null });
  return until && { act: 'defer', until, reason: 'quiet hours' };
}

/** Written and sent by the AI, without a person's word. */
function isByItself({
  author,
  userId,
  delivery,
}: {
  author: Message['author'];
  userId: string | null;
  delivery: Pick<Delivery, 'purpose'>;
}) {
  return author === 'ai' && userId === null && ['reply', 'hand_over', 'follow_up'].includes(delivery.purpose);
}

/** An answer that a person approved, edited or sent at once is that person's, not a machine's. */
function isAutomaticAnswer({ author, userId, delivery }: Weighed): boolean {
  return author === 'ai' && userId === null && (delivery.purpose === 'reply' || delivery.purpose === 'hand_over');
}
