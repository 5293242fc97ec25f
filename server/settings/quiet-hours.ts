import { DateTime } from 'luxon';
import type { Settings } from '../../shared/settings.ts';

type Now = { timeZone: string; now: Date; lastInboundAt: Date | null };

/**
 * Until when an automatic answer waits because it is night at the brokerage; null: it need not wait. The end is a time
 * on the wall, so a night in which the clocks change is an hour shorter or longer. Pure.
 */
export function quietUntil(
  { isOn, from, to, awakeMinutes }: Settings['ai']['quietHours'],
  { timeZone, now, lastInboundAt }: Now,
): Date | null {
  if (!isOn || from === to) return null;
  if (lastInboundAt && now.getTime() - lastInboundAt.getTime() < awakeMinutes * 60_000) return null;
  const here = DateTime.fromJSDate(now, { zone: timeZone });
  const minute = here.hour * 60 + here.minute;
  const isOverMidnight = from > to;
  const isNight = isOverMidnight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!isNight) return null;
  const day = isOverMidnight && minute >= from ? here.plus({ days: 1 }) : here;
  return day.set({ hour: Math.floor(to / 60), minute: to % 60, second: 0, millisecond: 0 }).toJSDate();
}
