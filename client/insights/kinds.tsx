import type { CountedKind, InsightsDay, InsightsMetric } from '../../shared/insights.ts';
import { count } from '../lib/words/format.ts';
import { KIND_WORDS, share } from './insights-words.ts';

type Kind = { kind: CountedKind; total: number; byDay: number[] };

/** What kinds of mail came, the most first, each with its days as a row of small bars. */
export function Kinds({ days, arrived, onOpen }: { days: InsightsDay[]; arrived: number; onOpen(metric: InsightsMetric): void }) {
  const kinds = (Object.keys(KIND_WORDS) as CountedKind[])
    .map((kind): Kind => {
      const byDay = days.map((day) => day.kinds[kind] ?? 0);
      return { kind, byDay, total: byDay.reduce((sum, value) => sum + value, 0) };
    })
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total);
  const highest = Math.max(1, ...kinds.flatMap(({ byDay }) => byDay));
  return (
    <section aria-label="What kinds of mail came" className="min-w-0 rounded-lg border bg-raised p-4">
      <h2 className="font-medium font-serif text-lg">What kinds of mail came</h2>
      <p className="mb-3 text-faint text-xs">Day by day, all on one scale.</p>
      <ul className="space-y-0.5">
        {kinds.map(({ kind, total, byDay }) => (
          <li key={kind}>
            <button
              type="button"
              onClick={() => onOpen({ of: 'arrivals', kind })}
              className="flex w-full items-center gap-3 rounded-md px-1 py-1 text-left text-list hover:bg-hover"
            >
              <span className="w-26 shrink-0 truncate text-soft">{KIND_WORDS[kind]}</span>
              <svg
                aria-hidden="true"
                viewBox={`0 0 ${byDay.length} 1`}
                preserveAspectRatio="none"
                className="h-6 min-w-0 flex-1 fill-faint"
              >
                {byDay.map((value, n) => (
                  <rect
                    key={days[n]?.day}
                    x={n + 0.1}
                    width={0.8}
                    y={1 - Math.max(value > 0 ? 0.06 : 0, value / highest)}
                    height={Math.max(value > 0 ? 0.06 : 0, value / highest)}
                  />
                ))}
              </svg>
              <span className="w-22 shrink-0 text-right tabular-nums">
                <span className="font-medium">{count(total)}</span> <span className="text-faint">{share(total, arrived)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
