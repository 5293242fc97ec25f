import { Link } from '@tanstack/react-router';
import { CORRECTIONS, type Insights, type InsightsMetric } from '../../shared/insights.ts';
import { PATHS } from '../app/paths.ts';
import { count, inWords } from '../lib/words/format.ts';
import { Stat } from '../ui/stat.tsx';
import { CORRECTION_WORDS } from './insights-words.ts';

type Props = { now: Insights; before: Insights | null; onOpen(metric: InsightsMetric): void };

/** Where people had to correct the AI, and what its guard caught before anybody had to. */
export function Corrections({ now, before, onOpen }: Props) {
  return (
    <section aria-label="Corrections of the AI" className="min-w-0 rounded-lg border bg-raised p-4">
      <h2 className="font-medium font-serif text-lg">Corrections of the AI</h2>
      <div className="-mx-2 mt-2 grid grid-cols-2 items-start gap-1">
        {CORRECTIONS.map((what) => (
          <Stat
            key={what}
            name={CORRECTION_WORDS[what].name}
            value={count(now.corrections[what])}
            note={before ? `before: ${count(before.corrections[what])}` : CORRECTION_WORDS[what].note}
            onOpen={() => onOpen({ of: 'corrections', what })}
          />
        ))}
      </div>
    </section>
  );
}

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** What the models were asked and what it cost, by the budget's own book. */
export function Spend({ now, before }: Pick<Props, 'now' | 'before'>) {
  const { tokens, calls, costUsd, byDay } = now.spend;
  const highest = Math.max(1, ...byDay.map((day) => day.tokens));
  const answers = now.answers.ai_alone + now.answers.ai_reviewed;
  return (
    <section aria-label="What the models cost" className="min-w-0 rounded-lg border bg-raised p-4">
      <h2 className="font-medium font-serif text-lg">What the models cost</h2>
      <div className="-mx-2 mt-2 grid grid-cols-3 items-start gap-1">
        <Stat
          name="Cost"
          value={dollars.format(costUsd)}
          note={before ? `before: ${dollars.format(before.spend.costUsd)}` : 'an estimate'}
        />
        <Stat name="Tokens" value={count(tokens)} note={before ? `before: ${count(before.spend.tokens)}` : `${count(calls)} questions`} />
        <Stat name="An answer" value={answers === 0 ? '–' : dollars.format(costUsd / answers)} note="cost by the AI’s answers" />
      </div>
      {byDay.length > 1 && (
        <ul aria-label="Tokens by day" className="mt-3 flex h-14 items-end gap-px">
          {byDay.map(({ day, tokens: ofDay, costUsd: cost }) => (
            <li
              key={day}
              title={`${day}: ${count(ofDay)} tokens, ${dollars.format(cost)}`}
              className="min-w-0 flex-1 rounded-t-sm bg-pine/60"
              style={{ height: `${Math.max(3, (ofDay / highest) * 100)}%` }}
            >
              <span className="sr-only">
                {day}: {count(ofDay)} tokens
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 text-faint text-xs">Days are UTC, as the token budget counts them.</p>
    </section>
  );
}

/** What lies open now, whatever the days above. */
export function OpenWork({ open, onOpen }: { open: Insights['open']; onOpen(metric: InsightsMetric): void }) {
  const needs = Object.entries(open.needs);
  const needed = needs.reduce((sum, [, value]) => sum + value, 0);
  return (
    <section aria-label="Open now" className="min-w-0 rounded-lg border bg-raised p-4">
      <h2 className="font-medium font-serif text-lg">Open now</h2>
      <div className="-mx-2 mt-2 grid grid-cols-3 items-start gap-1">
        <Stat name="Wait for an answer" value={upTo(open.unanswered)} note="they wrote last" onOpen={() => onOpen({ of: 'unanswered' })} />
        <Stat
          name="Need a person"
          tone={needed > 0 ? 'amber' : 'neutral'}
          value={
            <Link to={PATHS.inbox} params={{ view: 'needs_you', threadId: undefined }} className="hover:underline">
              {count(needed)}
            </Link>
          }
          note={needs.map(([reason, value]) => `${value} ${inWords(reason).toLowerCase()}`).join(', ') || 'nothing does'}
        />
        <Stat
          name="Nobody’s"
          value={
            <Link to={PATHS.inbox} params={{ view: 'unassigned', threadId: undefined }} className="hover:underline">
              {upTo(open.unassigned)}
            </Link>
          }
          note="open and unassigned"
        />
      </div>
    </section>
  );
}

/** The server counts no further than a thousand. */
const upTo = (value: number) => (value >= 1000 ? `${count(1000)}+` : count(value));
