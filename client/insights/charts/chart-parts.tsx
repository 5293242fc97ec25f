import type { ReactNode } from 'react';
import type { InsightsDay } from '../../../shared/insights.ts';

const LOCALE = navigator.language;
const dayMonth = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const longDay = new Intl.DateTimeFormat(LOCALE, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** An ISO date is a day of the brokerage's calendar: no zone moves it. */
export const dayTick = (day: string) => dayMonth.format(new Date(`${day}T00:00:00Z`));

export const AXIS = { axisLine: false, tickLine: false, tick: { fill: 'var(--color-faint)', fontSize: 11 } } as const;
export const MARGIN = { top: 4, right: 4, bottom: 0, left: 0 } as const;

/** What stands beside the pointer: the day and its figures. */
export function DayTip({ day, children }: { day: InsightsDay; children: ReactNode }) {
  return (
    <div className="rounded-md border bg-raised px-3 py-2 text-xs shadow-float">
      <p className="mb-1 font-medium">{longDay.format(new Date(`${day.day}T00:00:00Z`))}</p>
      <div className="space-y-0.5 tabular-nums">{children}</div>
    </div>
  );
}

export function TipLine({ color, name, value }: { color: string; name: string; value: string }) {
  return (
    <p className="flex items-center gap-2">
      <span className="size-2 rounded-full" style={{ background: color }} />
      <span className="flex-1 text-soft">{name}</span>
      <span>{value}</span>
    </p>
  );
}
