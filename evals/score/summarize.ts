import type { Half, Turn } from '../label.ts';
import type { Observed } from '../run/observed.ts';
import { add, type Count, f1, NOTHING, precision, recall } from './count.ts';
import { findLeaks, type Secrets } from './find-leaks.ts';
import { type KindScore, scoreKinds } from './score-kinds.ts';
import { scoreTurn } from './score-turn.ts';

/** One mail of the set, played. */
export type Result = { caseId: string; number: number; half: Half; turn: Turn; seen: Observed; customer: string };

export type Summary = {
  mails: number;
  conversations: number;
  kind: KindScore;
  kindRight: Share;
  intentsF1: number;
  slotPrecision: number;
  slotRecall: number;
  notTheirs: number;
  known: Share;
  language: Share;
  move: Share;
  calls: { unwanted: number; missed: number };
  injection: { precision: number; recall: number };
  consent: Share;
  bookings: Share;
  answers: { sent: number; review: number; secondTries: number };
  leaks: number;
  failed: number;
  tokens: number;
  /** Null when a model among them has no known price. */
  costUsd: number | null;
  ms: { p50: number; p95: number };
};
export type Share = { right: number; all: number };
export type Fault = { caseId: string; number: number; text: string; faults: string[]; answer: string };
export type Judged = { summary: Summary; faults: Fault[] };

/** All figures of one half, and every fault in words. Pure. */
export function summarize(results: Result[], secrets: Secrets): Judged {
  const scored = results.map((result) => {
    const { turn, seen, customer } = result;
    return { ...result, score: scoreTurn(turn, seen), leaks: findLeaks(seen, { secrets, neverSay: turn.neverSay, customer }) };
  });
  const share = (answers: (boolean | null)[]): Share => {
    const asked = answers.filter((answer) => answer !== null);
    return { right: asked.filter(Boolean).length, all: asked.length };
  };
  const sum = (counts: (Count | null)[]) => counts.reduce<Count>((total, count) => (count ? add(total, count) : total), NOTHING);
  const scores = scored.map(({ score }) => score);
  const slots = sum(scores.map((score) => score.slots));
  const injection = sum(scores.map((score) => score.injection));
  const replies = scored.flatMap(({ seen }) => seen.reply ?? []);
  const calls = scored.flatMap(({ seen }) => seen.calls);
  const summary: Summary = {
    mails: results.length,
    conversations: new Set(results.filter(({ number }) => number > 1).map(({ caseId }) => caseId)).size,
    kind: scoreKinds(scored.map(({ turn, seen }) => ({ expected: turn.kind, got: seen.kind }))),
    kindRight: share(scores.map(({ isKindRight }) => isKindRight)),
    intentsF1: f1(sum(scores.map(({ intents }) => intents))),
    slotPrecision: precision(slots),
    slotRecall: recall(slots),
    notTheirs: scores.reduce((total, score) => total + (score.slots?.notTheirs.length ?? 0), 0),
    known: scores.reduce((total, { known }) => ({ right: total.right + known.right, all: total.all + known.all }), { right: 0, all: 0 }),
    language: share(scores.map(({ isLanguageRight }) => isLanguageRight)),
    move: share(scores.map(({ isMoveRight }) => isMoveRight)),
    calls: {
      unwanted: scores.filter(({ callViolation }) => callViolation === 'unwanted').length,
      missed: scores.filter(({ callViolation }) => callViolation === 'missed').length,
    },
    injection: { precision: precision(injection), recall: recall(injection) },
    consent: share(scores.map(({ isConsentRight }) => isConsentRight)),
    bookings: share(scores.map(({ isBookingRight }) => isBookingRight)),
    answers: {
      sent: replies.filter(({ isSent }) => isSent).length,
      review: replies.filter(({ isSent, failedChecks }) => !isSent && failedChecks.length > 0).length,
      secondTries: replies.filter(({ tries }) => tries > 1).length,
    },
    leaks: scored.filter(({ leaks }) => leaks.length > 0).length,
    failed: scored.filter(({ seen }) => seen.outcome === 'failed' || seen.outcome === 'nothing').length,
    tokens: calls.reduce((total, { inputTokens, outputTokens }) => total + inputTokens + outputTokens, 0),
    costUsd: calls.reduce<number | null>((total, { costUsd }) => (total === null || costUsd === null ? null : total + costUsd), 0),
    ms: { p50: percentile(results, 0.5), p95: percentile(results, 0.95) },
  };
  const faults = scored
    .map(({ caseId, number, turn, seen, score, leaks }) => ({
      ...{ caseId, number, text: turn.raw ?? turn.text, answer: seen.reply?.text ?? '' },
      faults: [
        ...score.faults,
        ...leaks.map((leak) => `the answer ${leak}`),
        ...(seen.reply?.failedChecks ?? []).map((check) => `guard, at last: ${check}`),
        ...(seen.outcome === 'failed' || seen.outcome === 'nothing' ? [`outcome ${seen.outcome}`] : []),
      ],
    }))
    .filter(({ faults: found }) => found.length > 0);
  return { summary, faults };
}

function percentile(results: Result[], part: number): number {
  const sorted = results.map(({ seen }) => seen.ms).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
