import { DateTime } from 'luxon';
import * as says from './day-words.ts';

/** Local dates as ISO. Vague: several stand to choose from ("next week", "Thursday and Friday"), and none was chosen. */
export type DayWish = {
  dates: string[];
  isVague: boolean;
  /** Weekday and date contradict each other. */
  isDoubtful?: boolean;
};
type Known = {
  now: Date;
  timeZone: string;
  /** "5/3" is the fifth of March, not the third of May. */
  isDayFirst?: boolean;
};

/**
 * The day a clause names, in words or numbers, or null. Days lie ahead: "March 2" in May is next year's.
 * @param clause one wish, lower case, without accents
 */
export function readDay(clause: string, { now, timeZone, isDayFirst = false }: Known): DayWish | null {
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day');
  if (says.TODAY.test(clause)) return one(today);
  if (says.DAY_AFTER_TOMORROW.test(clause)) return one(today.plus({ days: 2 }));
  const weekdays = weekdaysIn(clause);
  const dates = datesIn(clause, today, { isDayFirst, weekdays });
  if (dates.length > 0) return agreed(dates, weekdays, today);
  if (weekdays.length > 0) return ofWeek(clause, weekdays, today);
  if (says.TOMORROW.test(clause)) return one(today.plus({ days: 1 }));
  return weekIn(clause, today) ?? inAWhile(clause, today);
}

const iso = (day: DateTime) => day.toISODate() ?? '';
const one = (day: DateTime): DayWish => ({ dates: [iso(day)], isVague: false });
const span = (from: DateTime, count: number) => Array.from({ length: count }, (_, n) => iso(from.plus({ days: n })));

const WEEKDAY_PATTERNS = says.WEEKDAYS.map((names) => new RegExp(`\\b(?:${names})\\b(?!\\s+(?:opcion|opcao|one|vez|planta))`));
const MONTH_PATTERNS = says.MONTHS.map((names) => ({
  before: new RegExp(`\\b(?:${names})\\.?\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\b(?![:h]|\\s*[ap]m)`),
  after: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|er|o|\\.)?\\s+(?:of\\s+|de\\s+|d')?(?:${names})\\b`),
}));

function weekdaysIn(clause: string): number[] {
  return WEEKDAY_PATTERNS.flatMap((pattern, index) => (pattern.test(clause) ? [index + 1] : []));
}

/** "Friday, March 5" when that is a Thursday leaves a doubt which of the two is meant. */
function agreed(dates: DateTime[], weekdays: number[], today: DateTime): DayWish {
  const [first] = dates;
  if (dates.length > 1 || !first) return { dates: dates.map(iso), isVague: true };
  if (weekdays.length === 0 || weekdays.includes(first.weekday)) return one(first);
  const meant = weekdays.map((weekday) => today.plus({ days: (weekday - today.weekday + 7) % 7 }));
  return { dates: [first, ...meant].map(iso), isVague: true, isDoubtful: true };
}

function datesIn(clause: string, today: DateTime, { isDayFirst, weekdays }: { isDayFirst: boolean; weekdays: number[] }): DateTime[] {
  const isos = [...clause.matchAll(/\b(20\d{2})-(\d{2})-(\d{2})\b/g)].map(([, year, month, day]) =>
    ahead(today, { year: Number(year), month: Number(month), day: Number(day) }),
  );
  if (isos.length > 0) return valid(isos);
  const named = MONTH_PATTERNS.flatMap(({ before, after }, index) => {
    const day = after.exec(clause)?.[1] ?? before.exec(clause)?.[1];
    return day ? [ahead(today, { month: index + 1, day: Number(day) })] : [];
  });
  if (named.length > 0) return valid(named);
  const slashed = /\b(\d{1,2})\/(\d{1,2})(?:\/(?:20)?\d{2})?\b/.exec(clause) ?? DOTTED_DATE.exec(clause);
  if (slashed)
    return valid([
      slashedDate(today, [Number(slashed[1]), Number(slashed[2])], { isDayFirst: isDayFirst || slashed[0].includes('.'), weekdays }),
    ]);
  const ofMonth =
    /\bthe (\d{1,2})(?:st|nd|rd|th)\b|\b(?:el|le) (?:dia )?(\d{1,2})\b(?!\s*h|:)|\bdia (\d{1,2})\b|\b(?:am|den) (\d{1,2})\.(?!\d)/.exec(
      clause,
    );
  const number = ofMonth?.slice(1).find(Boolean);
  return number ? valid([nextDayOfMonth(today, Number(number))]) : [];
}

/** "5.3." and "05.03.2026", as German writes a date. */
const DOTTED_DATE = /\b(\d{1,2})\.(\d{1,2})\.(?:20\d{2})?(?!\d)/;
const valid = (days: (DateTime | null)[]) => days.filter((day) => day !== null);

/** Which number is the day: the one that fits the weekday they name, then the one that can be, then what is usual here. */
function slashedDate(
  today: DateTime,
  [a, b]: [number, number],
  { isDayFirst, weekdays }: { isDayFirst: boolean; weekdays: number[] },
): DateTime | null {
  const readings = [
    { month: a, day: b },
    { month: b, day: a },
  ].map((date) => ahead(today, date));
  const fitting = readings.find((day) => day && weekdays.includes(day.weekday));
  if (fitting) return fitting;
  const [monthFirst = null, dayFirst = null] = readings;
  return isDayFirst ? (dayFirst ?? monthFirst) : (monthFirst ?? dayFirst);
}

function ahead(today: DateTime, date: { year?: number; month: number; day: number }): DateTime | null {
  const day = DateTime.fromObject({ year: today.year, ...date }, { zone: today.zone });
  if (!day.isValid) return null;
  return day < today && !date.year ? day.plus({ years: 1 }) : day;
}

function nextDayOfMonth(today: DateTime, number: number): DateTime | null {
  const months = [0, 1, 2].map((n) => today.startOf('month').plus({ months: n }));
  return months.map((month) => month.set({ day: number })).find((day) => day.day === number && day >= today) ?? null;
}

function ofWeek(clause: string, weekdays: number[], today: DateTime): DayWish {
  const days = weekdays.map((weekday) => today.plus({ days: (weekday - today.weekday + 7) % 7 }));
  const isNext = says.NEXT_WEEK.test(clause) || says.NEXT.test(clause);
  // "Next Thursday" is the one of the coming week, not the one of this.
  const meant = days.map((day) => (isNext && day.weekNumber === today.weekNumber ? day.plus({ days: 7 }) : day));
  const [day] = meant;
  if (meant.length > 1 || !day) return { dates: meant.map(iso), isVague: true };
  // On a Monday, "Monday" is today while there is time left, and else the next one.
  return { dates: day.hasSame(today, 'day') ? [iso(day), iso(day.plus({ days: 7 }))] : [iso(day)], isVague: false };
}

function weekIn(clause: string, today: DateTime): DayWish | null {
  const isNext = says.NEXT_WEEK.test(clause);
  const monday = today.startOf('week').plus({ weeks: isNext || (says.WEEKEND.test(clause) && says.NEXT.test(clause)) ? 1 : 0 });
  if (says.WEEKEND.test(clause)) return { dates: span(monday.plus({ days: 5 }), 2), isVague: true };
  if (isNext) {
    if (says.EARLY.test(clause)) return { dates: span(monday, 2), isVague: true };
    if (says.LATE.test(clause)) return { dates: span(monday.plus({ days: 3 }), 2), isVague: true };
    return { dates: span(monday, 7), isVague: true };
  }
  return says.THIS_WEEK.test(clause) ? { dates: span(today, 8 - today.weekday), isVague: true } : null;
}

function inAWhile(clause: string, today: DateTime): DayWish | null {
  const found = says.IN_A_WHILE.exec(clause);
  if (!found) return null;
  const count = says.SMALL_NUMBERS[found[1] ?? ''] ?? Number(found[1]);
  const isWeeks = /^(w|s)/.test(found[2] ?? '');
  if (isWeeks) return { dates: span(today.plus({ weeks: count }).startOf('week'), 7), isVague: true };
  return one(today.plus({ days: count }));
}
