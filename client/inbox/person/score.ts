import type { Contact } from '../../../shared/contact.ts';
import type { Decision } from '../../../shared/decision.ts';
import type { Thread } from '../../../shared/thread.ts';

type ScorePart = { name: string; points: number; most: number; why: string };
export type Score = { points: number; parts: ScorePart[]; bar: string | null };

type Known = {
  contact: Pick<Contact, 'qualification' | 'consent' | 'stage'>;
  thread: Pick<Thread, 'exchanges' | 'milestones'>;
  decisions: Pick<Decision, 'triage' | 'triagedBy'>[];
};

const NONE: [stage: Contact['stage'], why: string][] = [
  ['not_interested', 'They are not interested'],
  ['closed', 'Their business is done'],
];

/**
 * How near a lead is to a call, from 0 to 100: a sum of what is written down, and nothing else. Engagement and readiness are
 * the newest that were read from a mail of theirs; who they are is never asked. Pure.
 */
export function scoreLead({ contact, thread, decisions }: Known): Score {
  const read = decisions.findLast(({ triagedBy }) => triagedBy !== 'rule')?.triage;
  const told = contact.qualification.filter(({ change }) => change !== 'clear').length;
  const hasCall = thread.milestones?.callBookedAt !== undefined;
  const parts: ScorePart[] = [
    {
      name: 'Ready to act',
      most: 30,
      points: 30 * (read?.readiness ?? 0),
      why: read ? 'as their newest mail reads' : 'no mail was read yet',
    },
    { name: 'Engaged', most: 25, points: 25 * (read?.engagement ?? 0), why: read ? 'as their newest mail reads' : 'no mail was read yet' },
    { name: 'What they told us', most: 25, points: 5 * Math.min(5, told), why: `${told} known, five count in full` },
    {
      name: 'Back and forth',
      most: 10,
      points: 2 * Math.min(5, thread.exchanges),
      why: `${thread.exchanges} answered, five count in full`,
    },
    { name: 'A call', most: 10, points: hasCall ? 10 : 0, why: hasCall ? 'was booked' : 'none was booked' },
  ].map((part) => ({ ...part, points: Math.round(part.points) }));
  const bar =
    contact.consent.state === 'subscribed' ? (NONE.find(([stage]) => stage === contact.stage)?.[1] ?? null) : 'They want no more mail';
  const sum = parts.reduce((total, { points }) => total + points, 0);
  return { points: bar ? 0 : sum, parts, bar };
}
