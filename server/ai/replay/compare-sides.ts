import type { Difference, ReplaySide } from '../../../shared/replay.ts';

type Reading = { what: Difference['what']; of: (side: ReplaySide) => string };

/** What two decisions about one mail say each, in words that can be held against each other. */
const READINGS: Reading[] = [
  { what: 'kind', of: ({ triage }) => triage.kind },
  { what: 'intents', of: ({ triage }) => sorted(triage.intents) },
  { what: 'mood', of: ({ triage }) => `engaged ${triage.engagement}, ready ${triage.readiness}, ${triage.confidence} sure` },
  { what: 'slots', of: ({ slotsKept }) => sorted(slotsKept.map(({ slot, value }) => `${slot}: ${String(value)}`)) },
  { what: 'move', of: ({ move }) => move },
  { what: 'row', of: ({ firedRow }) => firedRow },
  { what: 'listings', of: ({ draft }) => sorted(draft?.listingKeys ?? []) },
  { what: 'times', of: ({ draft }) => sorted((draft?.times ?? []).map((time) => time.toISOString())) },
  { what: 'text', of: ({ draft }) => draft?.text.trim() ?? '' },
  { what: 'guard', of: ({ guard }) => sorted(failedAtLast(guard)) },
  { what: 'outcome', of: ({ outcome }) => outcome },
];

/** Everything in which a replay differs from what was, in the order in which it is decided. Pure. */
export function compareSides(before: ReplaySide | null, after: ReplaySide): Difference[] {
  if (!before) return [];
  return READINGS.flatMap(({ what, of }) => (of(before) === of(after) ? [] : [{ what, before: of(before), after: of(after) }]));
}

const sorted = (words: readonly string[]) => [...new Set(words)].sort().join(', ');

/** The first try's faults were mended by the second. */
function failedAtLast(guard: ReplaySide['guard']): string[] {
  const last = Math.max(...guard.map(({ attempt }) => attempt));
  return guard.filter(({ attempt, passed }) => attempt === last && !passed).map(({ gate, detail }) => `${gate}: ${detail}`);
}
