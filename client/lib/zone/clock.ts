import { zoneName } from '../../../shared/zone-name.ts';
import { offsetAt } from './days.ts';

const LOCALE = typeof navigator === 'undefined' ? 'en-US' : navigator.language;
const QUARTER_MS = 91 * 86_400_000;

export type Clock = ReturnType<typeof makeClock>;

/** To make one costs a hundred times what it costs to use it, and every card of a board has its call. */
const made = new Map<string, Clock>();

/** Writes moments as the clocks of a zone show them, in the viewer's language. */
export function clockIn(timeZone: string): Clock {
  const clock = made.get(timeZone) ?? makeClock(timeZone);
  made.set(timeZone, clock);
  return clock;
}

function makeClock(timeZone: string) {
  const write = (look: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(LOCALE, { ...look, timeZone });
  const hours = write({ hour: 'numeric', minute: '2-digit' });
  const days = write({ weekday: 'long', day: 'numeric', month: 'long' });
  const dates = write({ day: 'numeric', month: 'short', year: 'numeric' });
  const near = write({ weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
  const zone = (at: Date) => zoneName(timeZone, at, LOCALE);
  return {
    timeZone,
    /** `EST`; the same zone is called otherwise in summer. */
    zone,
    time: (at: Date) => hours.format(at),
    day: (at: Date) => days.format(at),
    /** `Mar 9, 2026` */
    date: (at: Date) => dates.format(at),
    /** `2:30 PM – 3:00 PM EST` */
    span: (from: Date, to: Date) => `${hours.format(from)} – ${hours.format(to)} ${zone(from)}`,
    /** `Monday, March 9, 2:30 PM EST` */
    moment: (at: Date) => `${days.format(at)}, ${hours.format(at)} ${zone(at)}`,
    /** `Mon, Mar 9, 2:30 PM EST` */
    brief: (at: Date) => `${near.format(at)} ${zone(at)}`,
  };
}

export const placeWords = (timeZone: string) => timeZone.replaceAll('_', ' ');

/** What the viewer's own clock shows instead, in words; null when both show the same all year. */
export function ownClockWords(own: string, shown: string, now: Date): string | null {
  const ahead = (at: number) => offsetAt(at, own) - offsetAt(at, shown);
  // Zones may part for some months only.
  if ([0, 1, 2, 3].every((n) => ahead(now.getTime() + n * QUARTER_MS) === 0)) return null;
  const hours = ahead(now.getTime()) / 3_600_000;
  const count = Math.abs(hours);
  const distance = hours === 0 ? 'the same hour just now' : `${count} ${count === 1 ? 'hour' : 'hours'} ${hours > 0 ? 'ahead' : 'behind'}`;
  return `This device is set to ${placeWords(own)}: ${distance}.`;
}
