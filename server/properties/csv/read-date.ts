import { type DateOrder, orderOf } from '../../../shared/date-order.ts';

type Read = { value: Date | null; problem?: undefined } | { value?: undefined; problem: string };

const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?![\d])/;
/** Excel's exports put an hour behind a day. */
const FIGURES = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?=$|[\sT,])/;
const NO_DATE = 'is not a date such as 2026-03-31';

/**
 * A day of a sheet: 2026-03-31, 3/31/2026, or 31.3.2026. Where either figure may be the month, the order of the file's other
 * dates counts, and without one it is not guessed. Pure.
 */
export function readDate(text: string, order: DateOrder | null): Read {
  if (text === '') return { value: null };
  const [, year, month, day] = ISO.exec(text) ?? [];
  if (year) return dayOf(Number(year), Number(month), Number(day));
  const [, a, , b, ofYear] = FIGURES.exec(text) ?? [];
  if (!ofYear) return { problem: NO_DATE };
  const [first, second] = [Number(a), Number(b)];
  const known = first === second ? 'day' : (orderOf(first, second) ?? order);
  if (known) return known === 'month' ? dayOf(Number(ofYear), first, second) : dayOf(Number(ofYear), second, first);
  if (first > 12 || second > 12) return { problem: NO_DATE };
  const [one, other] = [isoOf(Number(ofYear), first, second), isoOf(Number(ofYear), second, first)];
  return { problem: `may be ${one} or ${other}: no date of the file says whether the month comes first. Write it as one of these` };
}

/** Noon: the same day wherever it is read. */
function dayOf(year: number, month: number, day: number): Read {
  const date = new Date(`${isoOf(year, month, day)}T12:00:00Z`);
  // The 30th of February is not the 2nd of March.
  const isReal = !Number.isNaN(date.getTime()) && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
  return isReal ? { value: date } : { problem: NO_DATE };
}

const isoOf = (year: number, month: number, day: number) => [year, twoDigits(month), twoDigits(day)].join('-');
const twoDigits = (number: number) => String(number).padStart(2, '0');
