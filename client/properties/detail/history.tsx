import type { Property } from '../../../shared/property.ts';
import { useMoney } from '../../lib/use/use-money.ts';
import { exactTime, shortDate } from '../../lib/words/format.ts';
import { Section } from '../../ui/page.tsx';
import { STATUS_WORDS } from '../property-words.ts';

/** Each price and status since we keep them, the newest first; silent while nothing has changed. */
export function History({ property }: { property: Property }) {
  const money = useMoney();
  const steps = property.history ?? [];
  if (steps.length === 0) return null;
  return (
    <Section title="Price and status">
      <ol className="divide-y border-y text-list">
        {steps.toReversed().map((step, at, all) => {
          const before = all[at + 1];
          const change = before && before.listPrice > 0 ? Math.round((step.listPrice / before.listPrice - 1) * 1000) / 10 : 0;
          return (
            <li key={step.at.getTime()} className="flex items-baseline gap-3 py-1.5">
              <span className="w-20 shrink-0 text-faint" title={exactTime(step.at)}>
                {shortDate(step.at)}
              </span>
              <span className="flex-1">{STATUS_WORDS[step.standardStatus]}</span>
              <span className="tabular-nums">
                {step.listPrice > 0 ? money(step.listPrice) : 'no price'}
                {change !== 0 && <span className="text-faint text-xs"> {change > 0 ? `+${change}` : `−${-change}`}%</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
