import { FUNNEL_STEPS, type Insights, type InsightsMetric, type Funnel as Steps } from '../../shared/insights.ts';
import { count } from '../lib/words/format.ts';
import { Table } from '../ui/table.tsx';
import { STEP_WORDS, share, sourceWords } from './insights-words.ts';

type Props = { funnel: Insights['funnel']; before: Steps | null; onOpen(metric: InsightsMetric): void };
type Row = { key: string; name: string; steps: Steps; narrow: { source?: string; campaignId?: string } };

/** From the first mail of a lead to the booked call: everybody, and by where they came from. */
export function Funnel({ funnel, before, onOpen }: Props) {
  const { total, bySource, byCampaign } = funnel;
  const rows: Row[] = [
    ...bySource.map(({ source, steps }) => ({ key: `s${source}`, name: sourceWords(source), steps, narrow: { source } })),
    ...byCampaign.map(({ campaignId, name, steps }) => ({ key: campaignId, name: `Campaign: ${name}`, steps, narrow: { campaignId } })),
  ];
  return (
    <section aria-label="From mail to call" className="min-w-0 rounded-lg border bg-raised p-4">
      <h2 className="font-medium font-serif text-lg">From mail to call</h2>
      <p className="mb-3 text-faint text-xs">Leads whose first mail came in these days, and how far they have come since.</p>
      <ol className="space-y-1">
        {FUNNEL_STEPS.map((step) => (
          <li key={step}>
            <button
              type="button"
              onClick={() => onOpen({ of: 'funnel', step })}
              className="group flex w-full items-center gap-3 rounded-md px-1 py-1 text-left text-list hover:bg-hover"
            >
              <span className="w-26 shrink-0 text-soft">{STEP_WORDS[step]}</span>
              <span className="h-5 flex-1 overflow-hidden rounded-sm bg-sunken">
                <span
                  className="block h-full rounded-sm bg-line-strong transition-[width] duration-200 group-hover:bg-faint"
                  style={{ width: `${total.wrote === 0 ? 0 : (total[step] / total.wrote) * 100}%` }}
                />
              </span>
              <span className="w-22 shrink-0 text-right tabular-nums">
                <span className="font-medium">{count(total[step])}</span>{' '}
                <span className="text-faint">{before ? `was ${count(before[step])}` : share(total[step], total.wrote)}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {rows.length > 1 && (
        <div className="-mx-4 mt-4">
          <Table
            label="Leads by where they came from"
            rows={rows}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'name',
                head: 'Came through',
                className: 'min-w-28 max-w-40 truncate',
                cell: ({ name }) => <span title={name}>{name}</span>,
              },
              ...FUNNEL_STEPS.map((step) => ({
                key: step,
                head: STEP_WORDS[step],
                isNumber: true,
                // Half the page holds all six: their heads may break into two lines.
                className: 'whitespace-normal! px-1.5! last:pr-4!',
                cell: ({ steps, narrow, name }: Row) => (
                  <button
                    type="button"
                    aria-label={`${STEP_WORDS[step]}, ${name}: ${steps[step]}`}
                    onClick={() => onOpen({ of: 'funnel', step, ...narrow })}
                    className="rounded px-1 underline decoration-transparent underline-offset-2 hover:decoration-current"
                  >
                    {count(steps[step])}
                  </button>
                ),
              })),
            ]}
          />
        </div>
      )}
    </section>
  );
}
