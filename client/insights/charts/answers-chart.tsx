import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ANSWER_WAYS, type AnswerWay, type InsightsDay } from '../../../shared/insights.ts';
import { count } from '../../lib/words/format.ts';
import { WAY_WORDS } from '../insights-words.ts';
import { AXIS, DayTip, dayTick, MARGIN, TipLine } from './chart-parts.tsx';

/** Pine is the AI's, paler where a person looked at it first; brick is a person's. */
const COLOURS: Record<AnswerWay, string> = {
  ai_alone: 'var(--color-pine)',
  ai_reviewed: 'color-mix(in oklab, var(--color-pine) 45%, var(--color-raised))',
  person: 'var(--color-brick)',
};

/** Who answered, day by day. */
export function AnswersChart({ days }: { days: InsightsDay[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={days} margin={MARGIN} barCategoryGap="20%" accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis {...AXIS} dataKey="day" tickFormatter={dayTick} minTickGap={32} />
        <YAxis {...AXIS} width={32} allowDecimals={false} />
        <Tooltip
          cursor={{ fill: 'var(--color-hover)' }}
          isAnimationActive={false}
          content={({ payload }) => {
            const day = payload?.[0]?.payload as InsightsDay | undefined;
            if (!day) return null;
            return (
              <DayTip day={day}>
                {ANSWER_WAYS.map((way) => (
                  <TipLine key={way} color={COLOURS[way]} name={WAY_WORDS[way]} value={count(day.answers[way])} />
                ))}
              </DayTip>
            );
          }}
        />
        {ANSWER_WAYS.map((way) => (
          <Bar
            key={way}
            dataKey={(day: InsightsDay) => day.answers[way]}
            name={WAY_WORDS[way]}
            stackId="a"
            fill={COLOURS[way]}
            isAnimationActive={false}
            maxBarSize={28}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
