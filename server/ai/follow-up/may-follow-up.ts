import { DateTime } from 'luxon';
import type { Contact } from '../../../shared/contact.ts';
import type { PolicyRow } from '../../../shared/decision.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { AiMode, Thread } from '../../../shared/thread.ts';

const DAY_MS = 86_400_000;
/** A conversation that has been over for longer than this is not followed up when follow-ups are turned on. */
const STALE_DAYS = 14;
const MORNING = 9;
const EVENING = 18;
const DONE: Thread['stage'][] = ['not_interested', 'closed', 'under_contract', 'call_scheduled', 'active'];

/** Days of silence before the follow-up of this step, counted from our last mail; those of Settings count from the first silence. */
export function quietDays(step: number, { followUps }: Pick<Settings, 'followUps'>): number {
  return Math.max(1, (followUps.afterDays[step] ?? 0) - (followUps.afterDays[step - 1] ?? 0));
}

/** When we must have spoken last for the follow-up of this step to be due. */
export function quietSpan(step: number, settings: Pick<Settings, 'followUps'>, now: Date): { from: Date; to: Date } {
  const to = new Date(now.getTime() - quietDays(step, settings) * DAY_MS);
  return { from: new Date(to.getTime() - STALE_DAYS * DAY_MS), to };
}

/** Nobody wants such mail at night or on a weekend, in whichever of these zones they live. */
export function isGoodHour(now: Date, timeZones: readonly string[]): boolean {
  return timeZones.every((zone) => {
    const local = DateTime.fromJSDate(now, { zone });
    return local.weekday <= 5 && local.hour >= MORNING && local.hour < EVENING;
  });
}

/** From `at` on, the first moment at which such mail may leave, to the quarter of an hour; null when no hour suits every zone. */
export function nextGoodHour(at: Date, timeZones: readonly string[]): Date | null {
  if (isGoodHour(at, timeZones)) return at;
  const quarter = 15 * 60_000;
  const first = Math.ceil(at.getTime() / quarter) * quarter;
  for (let time = first; time < first + 4 * DAY_MS; time += quarter) {
    if (isGoodHour(new Date(time), timeZones)) return new Date(time);
  }
  return null;
}

export type Facts = {
  thread: Pick<
    Thread,
    | 'stage'
    | 'kind'
    | 'status'
    | 'lastAuthor'
    | 'lastInboundAt'
    | 'lastOutboundAt'
    | 'isTakenOver'
    | 'needs'
    | 'callRefusedAt'
    | 'noFollowUps'
  >;
  contact: Pick<Contact, 'stage' | 'consent'> | null;
  mode: AiMode;
  isSuppressed: boolean;
  hasCall: boolean;
  isForged: boolean;
  /** A person threw a follow-up away since the customer wrote. */
  isDiscarded: boolean;
};

/** Every reason there may be not to write after a silence: whether it holds, and in words why or why not. Pure. */
export function followUpBars({ thread, contact, mode, isSuppressed, hasCall, isForged, isDiscarded }: Facts): PolicyRow[] {
  const stage = [thread.stage, contact?.stage].find((one) => one !== undefined && DONE.includes(one));
  const consent = contact?.consent.state ?? 'subscribed';
  const bars: [row: string, fired: boolean, why: string, whyNot: string][] = [
    ['no lead', !isLead(thread) || !contact, 'nobody here wants to buy or to rent', 'a lead who buys or rents'],
    ['put away', thread.status !== 'open', `the conversation is ${thread.status}`, 'the conversation is open'],
    ['customer spoke last', !isQuiet(thread), 'they wrote last, or we never answered', 'we wrote last'],
    ['a person has the thread', thread.isTakenOver, 'a person has the conversation', 'nobody has taken over'],
    ['a person is awaited', thread.needs !== null, 'the conversation waits for a person', 'no person is awaited'],
    ['called off', thread.noFollowUps === true, 'a person called them off', 'nobody called them off'],
    ['AI off', mode === 'off', 'the AI is off here', `the AI may write (${mode})`],
    ['refusal', thread.callRefusedAt !== null, 'they refused a call', 'they refused no call'],
    ['opt-out', consent !== 'subscribed', `the customer is ${consent}`, 'they did not opt out'],
    ['suppressed', isSuppressed, 'this address is suppressed', 'the address may be written to'],
    ['booked call', hasCall, 'a call is booked', 'no call is booked'],
    ['done', stage !== undefined, `the customer is ${stage?.replaceAll('_', ' ')}`, 'the search goes on'],
    ['thrown away', isDiscarded, 'a person threw a follow-up away', 'no follow-up was thrown away'],
    ['forged sender', isForged, 'their mail may be forged', 'nothing says that their mail is forged'],
  ];
  return bars.map(([row, fired, why, whyNot]) => ({ row, fired, why: fired ? why : whyNot }));
}

/** Why this customer gets no follow-up, or null. Pure. */
export function whyNoFollowUp(facts: Facts): string | null {
  return followUpBars(facts).find(({ fired }) => fired)?.why ?? null;
}

function isLead({ kind }: Facts['thread']): boolean {
  return kind === 'buyer_lead' || kind === 'renter_lead';
}

function isQuiet({ lastAuthor, lastInboundAt, lastOutboundAt }: Facts['thread']): boolean {
  return (lastAuthor === 'ai' || lastAuthor === 'agent') && lastInboundAt !== null && lastOutboundAt !== null;
}
