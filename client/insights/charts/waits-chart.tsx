import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { InsightsDay } from '../../../shared/insights.ts';
import { waitWords } from '../insights-words.ts';
import { AXIS, DayTip, dayTick, MARGIN, TipLine } from './chart-parts.tsx';

const LINES = [
  { name: 'Half within', of: (day: InsightsDay) => day.response.p50Ms, color: 'var(--color-ink)', dash: undefined },
  { name: '95 of 100 within', of: (day: InsightsDay) => day.response.p95Ms, color: 'var(--color-faint)', dash: '4 3' },
];

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Where the scale is marked. */
const MARKS = [1, 5, 15].flatMap((n) => [n * SECOND, n * MINUTE]).concat([HOUR, 4 * HOUR, 12 * HOUR, 24 * HOUR, 72 * HOUR, 168 * HOUR]);

/** How long customers waited, day by day. The scale is logarithmic, for a night weighs a hundred answers of a minute. */
export function WaitsChart({ days }: { days: InsightsDay[] }) {
  const waits = days.flatMap((day) => LINES.flatMap(({ of }) => of(day) ?? [])).map((ms) => Math.max(SECOND, ms));
  const [low, high] = [Math.min(...waits, MINUTE) / 1.6, Math.max(...waits, MINUTE) * 1.6];
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={days} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis {...AXIS} dataKey="day" tickFormatter={dayTick} minTickGap={32} />
        <YAxis
          {...AXIS}
          width={48}
          scale="log"
          domain={[low, high]}
          ticks={MARKS.filter((at) => at >= low && at <= high)}
          tickFormatter={waitWords}
        />
        <Tooltip
          cursor={{ stroke: 'var(--color-line-strong)' }}
          isAnimationActive={false}
          content={({ payload }) => {
            const day = payload?.[0]?.payload as InsightsDay | undefined;
            if (!day) return null;
            return (
              <DayTip day={day}>
                {LINES.map(({ name, of, color }) => (
                  <TipLine key={name} color={color} name={name} value={waitWords(of(day))} />
                ))}
              </DayTip>
            );
          }}
        />
        {LINES.map(({ name, of, color, dash }) => (
          <Line
            key={name}
            dataKey={(day: InsightsDay) => Math.max(SECOND, of(day) ?? Number.NaN)}
            name={name}
            stroke={color}
            strokeWidth={1.75}
            strokeDasharray={dash}
            dot={days.length <= 31 ? { r: 2, strokeWidth: 0, fill: color } : false}
            connectNulls
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
