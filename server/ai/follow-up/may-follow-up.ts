import { DateTime } from 'luxon';
import type { Contact } from '../../../shared/contact.ts';
import type { Criteria } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Thread } from '../../../shared/thread.ts';

const DAY_MS = 86_400_000;
/** A conversation that has been over for longer than this is not followed up when follow-ups are turned on. */
const STALE_DAYS = 14;
const MORNING = 9;
const EVENING = 18;
const DONE: Thread['stage'][] = ['not_interested', 'closed', 'under_contract', 'call_scheduled', 'active'];

/** When we must have spoken last for the follow-up of this step to be due; the days of Settings count from the first silence. */
export function quietSpan(step: number, { followUps }: Pick<Settings, 'followUps'>, now: Date): { from: Date; to: Date } {
  const days = (followUps.afterDays[step] ?? 0) - (followUps.afterDays[step - 1] ?? 0);
  const to = new Date(now.getTime() - Math.max(1, days) * DAY_MS);
  return { from: new Date(to.getTime() - STALE_DAYS * DAY_MS), to };
}

/** Nobody wants such mail at night or on a weekend. The customer's zone is not known: the brokerage's stands for it. */
export function isGoodHour(now: Date, timeZone: string): boolean {
  const local = DateTime.fromJSDate(now, { zone: timeZone });
  return local.weekday <= 5 && local.hour >= MORNING && local.hour < EVENING;
}

type Facts = {
  thread: Pick<Thread, 'stage'>;
  contact: Pick<Contact, 'stage' | 'consent'>;
  isSuppressed: boolean;
  hasCall: boolean;
  isForged: boolean;
  criteria: Criteria;
};

/** Why this customer gets no follow-up, or null. Pure. */
export function whyNoFollowUp({ thread, contact, isSuppressed, hasCall, isForged, criteria }: Facts): string | null {
  if (contact.consent.state !== 'subscribed') return contact.consent.state;
  if (isSuppressed) return 'suppressed';
  if (hasCall) return 'a call is booked';
  if (DONE.includes(thread.stage) || DONE.includes(contact.stage)) return `the customer is ${contact.stage}`;
  if (isForged) return 'their mail may be forged';
  // Without a single wish everything matches, and nothing would be news.
  const wishes = Object.entries(criteria).filter(([name, value]) => name !== 'lease' && value !== undefined);
  return wishes.length === 0 ? 'nothing is known of what they look for' : null;
}
