import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { InsightsDay } from '../../../shared/insights.ts';
import { waitWords } from '../insights-words.ts';
import { AXIS, DayTip, dayTick, MARGIN, TipLine } from './chart-parts.tsx';

const LINES = [
  { name: 'Half within', of: (day: InsightsDay) => day.response.p50Ms, color: 'var(--color-ink)', dash: undefined },
  { name: '95 of 100 within', of: (day: InsightsDay) => day.response.p95Ms, color: 'var(--color-faint)', dash: '4 3' },
];

/** How long customers waited, day by day. The scale is logarithmic, for a night weighs a hundred answers of a minute. */
export function WaitsChart({ days }: { days: InsightsDay[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={days} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis {...AXIS} dataKey="day" tickFormatter={dayTick} minTickGap={32} />
        <YAxis {...AXIS} width={48} scale="log" domain={['auto', 'auto']} tickFormatter={waitWords} allowDataOverflow />
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
            dataKey={(day: InsightsDay) => Math.max(1000, of(day) ?? Number.NaN)}
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
