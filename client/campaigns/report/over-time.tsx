import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { FullReport } from '../../../shared/campaign-report.ts';
import { count } from '../../lib/words/format.ts';
import { useClock } from '../../lib/zone/use-clock.ts';

const SERIES = [
  { key: 'accepted', words: 'Sent', colour: 'var(--color-line-strong)' },
  { key: 'replied', words: 'Replied', colour: 'var(--color-brick)' },
  { key: 'bounced', words: 'Bounced', colour: 'var(--color-rust)' },
  { key: 'unsubscribed', words: 'Unsubscribed', colour: 'var(--color-amber)' },
] as const;

/** What happened in each hour or day of the brokerage's clock since the start; the same figures stand in a table for who cannot see the bars. */
export function OverTime({ overTime: { unit, spans } }: { overTime: FullReport['overTime'] }) {
  const clock = useClock();
  const label = (at: Date) => (unit === 'hour' ? clock.time(at) : clock.date(at));
  if (spans.length === 0) return <p className="py-10 text-center text-faint text-list">Nothing has happened yet.</p>;
  return (
    <figure>
      <div className="h-56" aria-hidden="true">
        <ResponsiveContainer>
          <BarChart
            accessibilityLayer={false}
            data={spans.map((span) => ({ ...span, label: label(span.at) }))}
            margin={{ top: 4, right: 4, bottom: 0, left: -20 }}
          >
            <CartesianGrid vertical={false} stroke="var(--color-line)" />
            <XAxis dataKey="label" tickLine={false} axisLine={false} tick={TICK} minTickGap={24} />
            <YAxis allowDecimals={false} tickLine={false} axisLine={false} tick={TICK} />
            <Tooltip cursor={{ fill: 'var(--color-hover)' }} contentStyle={BUBBLE} itemStyle={{ color: 'var(--color-ink)' }} />
            {SERIES.map(({ key, words, colour }) => (
              <Bar
                key={key}
                dataKey={key}
                name={words}
                fill={colour}
                stackId={key === 'accepted' ? 'sent' : 'back'}
                isAnimationActive={false}
                maxBarSize={28}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <figcaption className="mt-1 flex flex-wrap gap-x-4 text-faint text-xs">
        {SERIES.map(({ key, words, colour }) => (
          <span key={key} className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className="size-2 rounded-sm" style={{ background: colour }} />
            {words}
          </span>
        ))}
      </figcaption>
      <table className="sr-only">
        <caption>Per {unit}</caption>
        <thead>
          <tr>
            <th scope="col">{unit === 'hour' ? 'Hour' : 'Day'}</th>
            {SERIES.map(({ key, words }) => (
              <th key={key} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spans.map((span) => (
            <tr key={span.at.toISOString()}>
              <th scope="row">{label(span.at)}</th>
              {SERIES.map(({ key }) => (
                <td key={key}>{count(span[key])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

const TICK = { fill: 'var(--color-faint)', fontSize: 11 };
const BUBBLE = { background: 'var(--color-raised)', border: '1px solid var(--color-line)', borderRadius: 6, fontSize: 12 };
