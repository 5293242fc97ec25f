import { DateTime } from 'luxon';

/** A local date, as ISO. */
export type DayWish = { date: string };
/** Minutes after local midnight within which a slot may start; both ends count. */
export type TimeWish = { from: number; to: number };

/** The wish for one of the offered slots by its place in the list, counted from 0; null when there is none. */
export function readOrdinal(clause: string, count: number): number | null {
  const words = clause.toLowerCase();
  const numbered = /\b(?:option|slot|number|time|opcion|creneau|numero)\s*#?\s*([1-9])\b|#\s*([1-9])\b/.exec(words);
  if (numbered) return inList(Number(numbered[1] ?? numbered[2]) - 1, count);
  // "the first house" and "first of all" are no choice of a time.
  const named = new RegExp(`\\b(${ORDINALS.map(([word]) => word).join('|')})\\b(?!\\s*(?:${OTHER_NOUNS})\\b)`).exec(words);
  if (!named || !CHOOSES.test(words)) return null;
  const place = ORDINALS.find(([word]) => new RegExp(`^(?:${word})$`).test(named[1] ?? ''))?.[1] ?? 0;
  return inList(place < 0 ? count - 1 : place, count);
}

/** The day a clause names, in words or numbers, or null. Days lie ahead: "March 2" in May is next year's. */
export function readDay(clause: string, { now, timeZone }: { now: Date; timeZone: string }): DayWish | null {
  const words = clause.toLowerCase();
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day');
  if (/\b(today|hoy|aujourd'hui)\b/.test(words)) return wish(today);
  if (/\b(day after tomorrow|pasado manana|apres-demain)\b/.test(words)) return wish(today.plus({ days: 2 }));
  if (/\b(tomorrow|demain)\b|(?<!(?:la|por la|de la|esta)\s)\bmanana\b/.test(words)) return wish(today.plus({ days: 1 }));
  return readDate(words, today) ?? readWeekday(words, today);
}

/** The time of day a clause names: an exact start, or a range. Bare hours from 1 to 7 are afternoon hours. */
export function readHours(clause: string): TimeWish | null {
  const words = clause.toLowerCase().replace(/(?<!-)\b(noon|midday|mediodia|midi)\b/g, '12pm');
  const span = new RegExp(`\\b(?:between|from|entre|de)?\\s*${HOUR}\\s*(?:-|–|and|to|y|et|a)\\s*${HOUR}(?!\\d)`).exec(words);
  if (span && span[0].trim() !== '' && /between|from|entre|-|–|\bto\b|m\b|h/.test(span[0])) {
    const [to, from] = [minuteOf(span, 4), minuteOf(span, 1, span[6])];
    if (from !== null && to !== null && from < to) return { from, to: to - 1 };
  }
  const after = new RegExp(`\\b(?:after|from|past|any ?time after|despues de|a partir de|desde|apres)\\s+(?:las?\\s+)?${HOUR}`).exec(words);
  if (after) return range(minuteOf(after), (from) => ({ from, to: DAY }));
  const before = new RegExp(`\\b(?:before|until|antes de|avant)\\s+(?:las?\\s+)?${HOUR}`).exec(words);
  if (before) return range(minuteOf(before), (to) => ({ from: 0, to: to - 1 }));
  return readExact(words) ?? readPart(words);
}

const ZONES: Record<string, string> = {
  E: 'America/New_York',
  C: 'America/Chicago',
  M: 'America/Denver',
  P: 'America/Los_Angeles',
  UTC: 'UTC',
  GMT: 'UTC',
  CET: 'Europe/Paris',
  CEST: 'Europe/Paris',
};

/** The zone named right behind a time ("3pm PST"), as an IANA name, or null. */
export function readZone(clause: string): string | null {
  const name = /(?:\d|[apAP][mM]|[Nn]oon)\s*(UTC|GMT|CES?T|[ECMP][SD]?T)\b/.exec(clause)?.[1];
  return name ? (ZONES[name] ?? ZONES[name.charAt(0)] ?? null) : null;
}

const DAY = 24 * 60;
/** Groups: hour, minute, am|pm. "12", "3:30", "3pm", "15h", "15h30". */
const HOUR = "(\\d{1,2})(?:[:h](\\d{2}))?\\s*(am|pm|h(?!\\w)|o'clock)?(?![\\d/]|\\w)";
const ORDINALS: [string, number][] = [
  ['first|1st|primer[oa]?|premiere?', 0],
  ['second|2nd|segund[oa]|deuxieme', 1],
  ['third|3rd|tercer[oa]?|troisieme', 2],
  ['last|ultim[oa]|derniere?', -1],
];
const OTHER_NOUNS =
  'of all|house|home|place|property|listing|condo|apartment|unit|week|weekend|month|year|night|thing|floor|home ?buyer|time buyer';
const CHOOSES =
  /\b(one|slot|option|time|works?|please|is|would|fine|good|great|perfect|sounds|prefer|take|book|opcion|funciona|prefiero|mejor|va|bien|convient|me|parfait)\b|^\W*(?:the|la|el|le)?\s*\w+\W*$/;
const WEEKDAYS = [
  'mondays?|lunes|lundi',
  'tuesdays?|tues?|martes|mardi',
  'wednesdays?|weds?|miercoles|mercredi',
  'thursdays?|thurs?|thu|jueves|jeudi',
  'fridays?|fri|viernes|vendredi',
  'saturdays?|sabado|samedi',
  'sundays?|domingo|dimanche',
];
const MONTHS = [
  'jan(?:uary)?|enero|janvier',
  'feb(?:ruary)?|febrero|fevrier',
  'mar(?:ch)?|marzo|mars',
  'apr(?:il)?|abril|avril',
  'may|mayo|mai',
  'june?|junio|juin',
  'july?|julio|juillet',
  'aug(?:ust)?|agosto|aout',
  'sept?(?:ember)?|septiembre|septembre',
  'oct(?:ober)?|octubre|octobre',
  'nov(?:ember)?|noviembre|novembre',
  'dec(?:ember)?|diciembre|decembre',
];

const wish = (day: DateTime): DayWish => ({ date: day.toISODate() ?? '' });
const inList = (place: number, count: number) => (place >= 0 && place < count ? place : null);
const range = (minute: number | null, make: (minute: number) => TimeWish) => (minute === null ? null : make(minute));

function readDate(words: string, today: DateTime): DayWish | null {
  const iso = /\b(20\d{2})-(\d{2})-(\d{2})\b/.exec(words);
  if (iso) return ahead(today, { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) });
  for (const [index, names] of MONTHS.entries()) {
    const before = new RegExp(`\\b(?:${names})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b`).exec(words);
    const after = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|er)?\\s+(?:of\\s+|de\\s+)?(?:${names})\\b`).exec(words);
    const day = before?.[1] ?? after?.[1];
    if (day) return ahead(today, { month: index + 1, day: Number(day) });
  }
  const slashed = /\b(\d{1,2})\/(\d{1,2})\b/.exec(words);
  if (slashed) return ahead(today, { month: Number(slashed[1]), day: Number(slashed[2]) });
  const ofMonth = /\bthe (\d{1,2})(?:st|nd|rd|th)\b/.exec(words);
  if (!ofMonth) return null;
  const day = today.set({ day: Number(ofMonth[1]) });
  return day.day === Number(ofMonth[1]) ? wish(day < today ? day.plus({ months: 1 }) : day) : null;
}

function ahead(today: DateTime, date: { year?: number; month: number; day: number }): DayWish | null {
  const day = DateTime.fromObject({ year: today.year, ...date }, { zone: today.zone });
  if (!day.isValid) return null;
  return wish(day < today && !date.year ? day.plus({ years: 1 }) : day);
}

function readWeekday(words: string, today: DateTime): DayWish | null {
  const named = WEEKDAYS.flatMap((names, index) => (new RegExp(`\\b(?:${names})\\b`).test(words) ? [index + 1] : []));
  const [weekday] = named;
  if (weekday === undefined || named.length > 1) return null;
  const nearest = today.plus({ days: (weekday - today.weekday + 7) % 7 });
  // "Next Thursday" is the one of the coming week, not the one of this.
  const isNextWeek = /\bnext\b|\bproximo\b|\bprochaine?\b|\bque viene\b/.test(words) && nearest.weekNumber === today.weekNumber;
  return wish(isNextWeek ? nearest.plus({ days: 7 }) : nearest);
}

function readExact(words: string): TimeWish | null {
  const marked = new RegExp(`\\b(?:at|around|about|by|a las?|vers|a)\\s+${HOUR}`).exec(words);
  const bare = /\b(\d{1,2})(?:[:h](\d{2}))\s*(am|pm)?\b|\b(\d{1,2})\s*(am|pm|h|o'clock)(?!\w)/.exec(words);
  if (marked) return range(minuteOf(marked), (at) => ({ from: at, to: at }));
  if (bare) return range(toMinute(bare[1] ?? bare[4], bare[2], bare[3] ?? bare[5]), (at) => ({ from: at, to: at }));
  // "Thursday 3 works": a lone number behind a weekday is an hour, unless a month has claimed it as a day.
  const lone = new RegExp(`\\b(?:${WEEKDAYS.join('|')})\\s+(\\d{1,2})(?!\\d|st|nd|rd|th|/|\\s*(?:de|${MONTHS.join('|')})\\b)`).exec(words);
  return lone ? range(toMinute(lone[1], undefined, undefined), (at) => ({ from: at, to: at })) : null;
}

function readPart(words: string): TimeWish | null {
  if (/\b(morning|(?:por|de|en) la manana|matin(?:ee)?)\b/.test(words)) return { from: 0, to: 719 };
  if (/\b(afternoon|por la tarde|de la tarde|la tarde|apres-midi)\b/.test(words)) return { from: 720, to: 1079 };
  if (/\b(evening|por la noche|soir(?:ee)?)\b/.test(words)) return { from: 1020, to: DAY };
  return null;
}

function minuteOf(match: RegExpExecArray, at = 1, half?: string): number | null {
  return toMinute(match[at], match[at + 1], match[at + 2] ?? half);
}

function toMinute(hourText: string | undefined, minuteText: string | undefined, half: string | undefined): number | null {
  const [hour, minute] = [Number(hourText), Number(minuteText ?? 0)];
  if (hourText === undefined || hour > 23 || minute > 59) return null;
  if (half === 'pm') return ((hour % 12) + 12) * 60 + minute;
  if (half === 'am') return (hour % 12) * 60 + minute;
  return (hour >= 1 && hour <= 7 && half !== 'h' ? hour + 12 : hour) * 60 + minute;
}
