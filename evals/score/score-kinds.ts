import type { MailKind } from '../../shared/message.ts';
import { type Count, f1, NOTHING } from './count.ts';

export type KindPair = { expected: MailKind[]; got: MailKind | null };
export type KindScore = { macroF1: number; byKind: { kind: MailKind; f1: number; count: Count }[] };

/**
 * Macro-F1 of kind: the mean of the F1 of each kind that the labels hold, so that rare kinds weigh as much as leads.
 * Where several kinds are right, the one that was said counts as the expected one.
 */
export function scoreKinds(pairs: KindPair[]): KindScore {
  const counts = new Map<MailKind, Count>();
  const raise = (kind: MailKind, what: keyof Count) => {
    const count = counts.get(kind) ?? NOTHING;
    counts.set(kind, { ...count, [what]: count[what] + 1 });
  };
  const labelled = new Set<MailKind>();
  for (const { expected, got } of pairs) {
    const kind = got && expected.includes(got) ? got : expected[0];
    if (!kind) continue;
    labelled.add(kind);
    if (kind === got) raise(kind, 'right');
    else {
      raise(kind, 'missed');
      if (got) raise(got, 'wrong');
    }
  }
  const byKind = [...labelled].sort().map((kind) => ({ kind, count: counts.get(kind) ?? NOTHING, f1: f1(counts.get(kind) ?? NOTHING) }));
  return { byKind, macroF1: byKind.length === 0 ? 1 : byKind.reduce((sum, each) => sum + each.f1, 0) / byKind.length };
}
