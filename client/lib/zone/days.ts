const DAY_MS = 86_400_000;
const NUMERIC = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;

/** The moment a day begins in a zone. Where clocks skip midnight, the day begins when they land; where midnight comes twice, with the first. */
export function dayStart(isoDate: string, timeZone: string): Date {
  const wanted = new Date(`${isoDate}T00:00:00Z`).getTime();
  // By the clocks of the day before and of the day after: only around a change of the clocks are they two.
  const guesses = [wanted - offsetAt(wanted - DAY_MS, timeZone), wanted - offsetAt(wanted + DAY_MS, timeZone)].sort((a, b) => a - b);
  const at = guesses.find((guess) => isoDayIn(new Date(guess), timeZone) === isoDate);
  return new Date(at ?? wanted);
}

/** What the clocks of a zone show, as if it were UTC. */
const wallClock = (at: number, timeZone: string) => new Date(at + offsetAt(at, timeZone));

/** Which day it is there. */
export const isoDayIn = (at: Date, timeZone: string) => wallClock(at.getTime(), timeZone).toISOString().slice(0, 10);

/** How many minutes after midnight its clocks show. */
export function minuteIn(at: Date, timeZone: string): number {
  const shown = wallClock(at.getTime(), timeZone);
  return shown.getUTCHours() * 60 + shown.getUTCMinutes();
}

export function shiftDay(isoDate: string, days: number): string {
  return new Date(Date.parse(`${isoDate}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How far a zone's clocks are ahead of UTC, in milliseconds. */
export function offsetAt(at: number, timeZone: string): number {
  const parts = numbersOf(timeZone).formatToParts(new Date(at));
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(at / 1000) * 1000;
}

/** To make one costs a hundred times what it costs to use it, and a week asks for hundreds of times. */
const made = new Map<string, Intl.DateTimeFormat>();
function numbersOf(timeZone: string): Intl.DateTimeFormat {
  const format = made.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...NUMERIC });
  made.set(timeZone, format);
  return format;
}
