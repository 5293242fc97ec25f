import type { AnswerWay, Correction, CountedKind, FunnelStep, InsightsMetric } from '../../shared/insights.ts';
import { duration } from '../lib/words/format.ts';

/** What the screen shows: kept in the URL. Without a span it is the last thirty days. */
export type InsightsSearch = {
  days?: 7 | 90;
  /** The first and the last day of a span of one's own, as ISO dates. */
  from?: string;
  to?: string;
  compare?: boolean;
};

export const WAY_WORDS: Record<AnswerWay, string> = {
  ai_alone: 'AI alone',
  ai_reviewed: 'AI after review',
  person: 'A person',
};

export const STEP_WORDS: Record<FunnelStep, string> = {
  wrote: 'Wrote to us',
  answered: 'Answered',
  qualified: 'Qualified',
  listingsSent: 'Listings sent',
  callOffered: 'Call offered',
  callBooked: 'Call booked',
};

export const CORRECTION_WORDS: Record<Correction, { name: string; note: string }> = {
  reclassified: { name: 'Kinds corrected', note: 'A person said what the mail really was' },
  edited: { name: 'Drafts rewritten', note: 'A person changed the words' },
  discarded: { name: 'Drafts thrown away', note: 'A person answered, or nobody did' },
  guardFailed: { name: 'Caught by the guard', note: 'A draft that did not pass every check' },
};

export const KIND_WORDS: Record<CountedKind, string> = {
  buyer_lead: 'Buyers',
  renter_lead: 'Renters',
  seller_lead: 'Sellers',
  general_inquiry: 'Questions',
  existing_client: 'Clients',
  vendor: 'Vendors',
  unsubscribe: 'Unsubscribes',
  complaint: 'Complaints',
  auto_reply: 'Auto-replies',
  bounce: 'Bounces',
  spam_report: 'Spam reports',
  spam: 'Spam',
  other: 'Other',
  unread: 'Not sorted yet',
};

/** How a wait is said: no milliseconds, and no seconds once it is minutes. */
export function waitWords(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < 60_000) return duration(Math.max(1000, ms)).replace(/\.\d/, '');
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return `${minutes} min`;
  const hours = ms / 3_600_000;
  return hours < 48 ? `${hours.toFixed(1)} h` : `${Math.round(hours / 24)} days`;
}

/** `24 %`; a dash of nothing. */
export const share = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.round((part / whole) * 100)} %`);

/** What the drawer says it lists. */
export function metricWords(metric: InsightsMetric): string {
  switch (metric.of) {
    case 'answers':
      return metric.way ? `Answers: ${WAY_WORDS[metric.way]}` : 'All answers';
    case 'arrivals':
      return metric.kind ? `Mail: ${KIND_WORDS[metric.kind]}` : 'All mail that came in';
    case 'hour':
      return `Mail of ${WEEKDAYS[metric.weekday - 1]}, ${hourWords(metric.hour)}`;
    case 'funnel':
      return `Leads: ${STEP_WORDS[metric.step]}${metric.source === undefined ? '' : ` · ${sourceWords(metric.source)}`}`;
    case 'corrections':
      return CORRECTION_WORDS[metric.what].name;
    case 'unanswered':
      return 'Waiting for an answer now';
  }
}

export const sourceWords = (source: string) => source || 'Wrote by themselves';

const LOCALE = typeof navigator === 'undefined' ? 'en-US' : navigator.language;
const weekdayName = new Intl.DateTimeFormat(LOCALE, { weekday: 'long', timeZone: 'UTC' });
const hourName = new Intl.DateTimeFormat(LOCALE, { hour: 'numeric', timeZone: 'UTC' });
/** Monday first. */
export const WEEKDAYS = Array.from({ length: 7 }, (_, n) => weekdayName.format(new Date(Date.UTC(2026, 2, 2 + n))));
export const hourWords = (hour: number) => hourName.format(new Date(Date.UTC(2026, 2, 2, hour)));
