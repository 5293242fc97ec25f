import { SMALL_NUMBERS } from './day-words.ts';

/** How many weeks behind a day a wish lies: "a week from Tuesday", "Dienstag in zwei Wochen", "mardi en huit". */
export type WeeksAway = {
  weeks: number;
  /** The named day is counted from: "two weeks from Thursday". Otherwise it is the day of the week that lies so far ahead. */
  isFromDay: boolean;
  /** "Übernächsten Dienstag" is a week later to some than to others. */
  isEither?: boolean;
};

const COUNT = `(\\d{1,2}|${Object.keys(SMALL_NUMBERS).join('|')})`;
const FROM = new RegExp(`\\b${COUNT}\\s+weeks?\\s+(?:from|on|after)\\b(?!\\s+now\\b)`);
const FORTNIGHT_FROM = /\bfortnight\s+(?:from|on|after)\b(?!\s+now\b)/;
const IN_WEEKS = new RegExp(
  `\\b(?:in|dans|en|dentro de|em|daqui a)\\s+${COUNT}\\s+(?:weeks?|semanas?|semaines?|wochen?)\\b|\\b${COUNT}\\s+weeks?\\s+(?:from now|away)\\b`,
);
const TWO_WEEKS =
  /\b(?:fortnight|quinze jours|quince dias|vierzehn tagen|14 tagen|en quinze)\b|\b(?:week after next|week after that|ubernachste[nrsm]? woche|semana siguiente a la proxima|semaine suivant la prochaine|outra semana|de la otra semana)\b/;
const AFTER_NEXT = /\bubernachste[nrsm]?\b/;
/** "Tuesday week", "today week", "mardi en huit", "in acht Tagen". */
const ONE_WEEK =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day week\b|\b(?:today|tomorrow) week\b|\b(?:en|dans) huit(?: jours)?\b|\bin (?:acht|8) tagen\b|\b(?:en|dentro de) ocho dias\b/;

/** @param clause one wish, lower case, without accents */
export function readWeeksAway(clause: string): WeeksAway | null {
  const from = FROM.exec(clause)?.[1];
  if (from) return { weeks: numberOf(from), isFromDay: true };
  if (FORTNIGHT_FROM.test(clause)) return { weeks: 2, isFromDay: true };
  const found = IN_WEEKS.exec(clause);
  const count = found?.[1] ?? found?.[2];
  if (count) return { weeks: numberOf(count), isFromDay: false };
  if (TWO_WEEKS.test(clause)) return { weeks: 2, isFromDay: false };
  if (AFTER_NEXT.test(clause)) return { weeks: 1, isFromDay: true, isEither: true };
  return ONE_WEEK.test(clause) ? { weeks: 1, isFromDay: true } : null;
}

const numberOf = (word: string) => SMALL_NUMBERS[word] ?? Number(word);
