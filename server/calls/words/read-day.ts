import { DateTime } from 'luxon';
import * as says from './day-words.ts';
import { readWeeksAway, type WeeksAway } from './weeks-away.ts';

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
  const weekdays = weekdaysIn(clause);
  const away = readWeeksAway(clause);
  if (away) return farAway(away, { clause, weekdays, today });
  if (says.TODAY.test(clause)) return one(today);
  if (says.DAY_AFTER_TOMORROW.test(clause)) return one(today.plus({ days: 2 }));
  const dates = datesIn(clause, today, { isDayFirst, weekdays });
  // "The 30th of February" was a day to whoever wrote it: which one, they are asked.
  if (dates && dates.length === 0) return { dates: [], isVague: true, isDoubtful: true };
  if (dates) return agreed(dates, weekdays, today);
  if (says.NEXT_MONTH.test(clause)) return ofNextMonth(today);
  if (says.FAR_OFF.test(clause)) return { dates: [], isVague: true, isDoubtful: true };
  if (weekdays.length > 0) return ofWeek(clause, weekdays, today);
  if (says.TOMORROW.test(clause)) return one(today.plus({ days: 1 }));
  return weekIn(clause, today) ?? inDays(clause, today);
}

const iso = (day: DateTime) => day.toISODate() ?? '';
const one = (day: DateTime): DayWish => ({ dates: [iso(day)], isVague: false });
const span = (from: DateTime, count: number) => Array.from({ length: count }, (_, n) => iso(from.plus({ days: n })));

const WEEKDAY_PATTERNS = says.WEEKDAYS.map((names) => new RegExp(`\\b(?:${names})\\b(?!\\s+(?:opcion|opcao|one|vez|planta))`));
const MONTH_PATTERNS = says.MONTHS.map((names) => ({
  before: new RegExp(`\\b(?:${names})\\.?\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\b(?![:h]|\\s*[ap]m)(?:,?\\s+(20\\d{2})\\b)?`),
  after: new RegExp(
    `\\b(\\d{1,2})(?:st|nd|rd|th|er|o|\\.)?\\s+(?:of\\s+|de\\s+|d')?(?:${names})\\b(?:,?\\s+(?:de\\s+|del\\s+)?(20\\d{2})\\b)?`,
  ),
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

/** @returns null when no date is named at all; none in the list when the one that is named does not exist */
function datesIn(
  clause: string,
  today: DateTime,
  { isDayFirst, weekdays }: { isDayFirst: boolean; weekdays: number[] },
): DateTime[] | null {
  const isos = [...clause.matchAll(/\b(20\d{2})-(\d{2})-(\d{2})\b/g)].map(([, year, month, day]) =>
    ahead(today, { year: Number(year), month: Number(month), day: Number(day) }),
  );
  if (isos.length > 0) return valid(isos);
  const named = MONTH_PATTERNS.flatMap(({ before, after }, index) => {
    const [, day, year] = after.exec(clause) ?? before.exec(clause) ?? [];
    return day ? [ahead(today, { month: index + 1, day: Number(day), ...yearOf(year) })] : [];
  });
  if (named.length > 0) return valid(named);
  const slashed = /\b(\d{1,2})\/(\d{1,2})(?:\/(?:20)?(\d{2}))?\b/.exec(clause) ?? DOTTED_DATE.exec(clause);
  if (slashed) {
    const isDotted = slashed[0].includes('.');
    return valid([
      slashedDate(today, [Number(slashed[1]), Number(slashed[2])], { isDayFirst: isDayFirst || isDotted, weekdays, ...yearOf(slashed[3]) }),
    ]);
  }
  const ofMonth =
    /\bthe (\d{1,2})(?:st|nd|rd|th)\b|\b(?:el|le) (?:dia )?(\d{1,2})\b(?!\s*h|:)|\bdia (\d{1,2})\b|\b(?:am|den) (\d{1,2})\.(?!\d)/.exec(
      clause,
    );
  const number = ofMonth?.slice(1).find(Boolean);
  return number ? valid([nextDayOfMonth(today, Number(number))]) : null;
}

const yearOf = (year: string | undefined) => (year ? { year: (Number(year) % 100) + 2000 } : {});

/** "5.3." and "05.03.2026", as German writes a date. */
const DOTTED_DATE = /\b(\d{1,2})\.(\d{1,2})\.(?:20(\d{2}))?(?!\d)/;
const valid = (days: (DateTime | null)[]) => days.filter((day) => day !== null);

/** Which number is the day: the one that fits the weekday they name, then the one that can be, then what is usual here. */
function slashedDate(
  today: DateTime,
  [a, b]: [number, number],
  { isDayFirst, weekdays, year }: { isDayFirst: boolean; weekdays: number[]; year?: number },
): DateTime | null {
  const readings = [
    { month: a, day: b },
    { month: b, day: a },
  ].map((date) => ahead(today, { ...date, ...(year && { year }) }));
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

function inDays(clause: string, today: DateTime): DayWish | null {
  const count = says.IN_DAYS.exec(clause)?.[1];
  return count ? one(today.plus({ days: says.SMALL_NUMBERS[count] ?? Number(count) })) : null;
}

type Far = { clause: string; weekdays: number[]; today: DateTime };

/** Counted from a day, that very day so many weeks on; otherwise the day of the week that lies so far ahead, and where the two differ, both. */
function farAway({ weeks, isFromDay, isEither }: WeeksAway, { clause, weekdays, today }: Far): DayWish {
  const near = says.TODAY.test(clause) ? 0 : says.DAY_AFTER_TOMORROW.test(clause) ? 2 : says.TOMORROW.test(clause) ? 1 : null;
  if (weekdays.length === 0 && near !== null) return one(today.plus({ days: near, weeks }));
  const monday = today.startOf('week').plus({ weeks });
  const [weekday] = weekdays;
  if (weekday === undefined) return { dates: span(monday, 7), isVague: true };
  const counted = today.plus({ days: (weekday - today.weekday + 7) % 7, weeks });
  const ofThatWeek = monday.plus({ days: weekday - 1 });
  if (weekdays.length > 1) return { dates: weekdays.map((day) => iso(monday.plus({ days: day - 1 }))), isVague: true };
  if (isEither) return { dates: [iso(counted), iso(counted.plus({ weeks: 1 }))], isVague: true };
  if (isFromDay || counted.hasSame(ofThatWeek, 'day')) return one(counted);
  return { dates: [iso(ofThatWeek), iso(counted)], isVague: true };
}

function ofNextMonth(today: DateTime): DayWish {
  const first = today.startOf('month').plus({ months: 1 });
  return { dates: span(first, first.daysInMonth ?? 31), isVague: true };
}
