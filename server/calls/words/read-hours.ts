import { sayTimesInDigits } from './say-times-in-digits.ts';

/** Minutes after local midnight within which a slot may start; both ends count. */
export type TimeWish = { from: number; to: number };

const DAY = 24 * 60;
/** Groups: hour, minute, am|pm|h. "12", "3:30", "3pm", "15h", "15h30". */
const HOUR = "(\\d{1,2})(?:[:h](\\d{2}))?\\s*(am|pm|h(?!\\w)|o'clock)?(?![\\d/%]|\\w)";

/**
 * The time of day a clause names: an exact start, or a range. Bare hours from 1 to 7 are afternoon hours, unless the
 * words say that it is morning.
 * @param clause one wish, lower case, without accents
 */
export function readHours(clause: string): TimeWish | null {
  const words = sayTimesInDigits(withoutDates(clause)).replace(
    /(?<!-)\b(noon|midday|mediodia|midi|mittags?|meio-?\s?dia)\b(?!\s*-)/g,
    '12pm',
  );
  const part = readPart(words);
  const half = part === MORNING ? 'am' : part === EVENING || part === AFTERNOON ? 'pm' : undefined;
  return readSpan(words, half) ?? readAfter(words, half) ?? readBefore(words, half) ?? readExact(words, half) ?? part;
}

/** "2027-12-03" holds no span of hours. */
const withoutDates = (clause: string) => clause.replace(/\b20\d{2}-\d{2}-\d{2}\b/g, ' ');

type Half = 'am' | 'pm' | undefined;

const SPAN = new RegExp(
  `\\b(between|from|entre|de|das|zwischen|von)?\\s*(?:las?\\s+|as\\s+)?${HOUR}\\s*(-|–|and|to|until|till|bis|und|y|et|e|a|as)\\s*(?:las?\\s+|as\\s+)?${HOUR}(?!\\d)`,
);

function readSpan(words: string, half: Half): TimeWish | null {
  const span = SPAN.exec(words);
  if (!span || !/between|from|entre|zwischen|von|das |-|–|\b(to|until|till|bis)\b|m\b|\dh/.test(span[0])) return null;
  const to = toMinute(span[6], span[7], span[8] ?? half);
  const from = toMinute(span[2], span[3], span[4] ?? (span[8] === 'pm' && Number(span[2]) > Number(span[6]) ? 'am' : (span[8] ?? half)));
  return from !== null && to !== null && from < to ? { from, to: to - 1 } : null;
}

const AFTER = new RegExp(
  `\\b(?:(?:any ?time |some ?time )?(?:after|from|past)|later than|not before|despues de|a partir de|desde|pasadas|apres|des|nach|ab|depois d[ae]s?|apos)\\s+(?:las?\\s+|as\\s+)?${HOUR}`,
);
const ONWARDS = new RegExp(`\\b${HOUR}\\s*(?:or later|onwards?|or after|o mas tarde|ou plus tard|oder spater|ou mais tarde)\\b`);
const BEFORE = new RegExp(
  `\\b(?:before|until|till|by|no later than|antes de|hasta|avant|jusqu'a|vor|bis|antes d[ae]s?|ate)\\s+(?:las?\\s+|as\\s+)?${HOUR}`,
);

function readAfter(words: string, half: Half): TimeWish | null {
  const after = AFTER.exec(words) ?? ONWARDS.exec(words);
  return range(minuteOf(after, half), (from) => ({ from, to: DAY }));
}

function readBefore(words: string, half: Half): TimeWish | null {
  return range(minuteOf(BEFORE.exec(words), half), (to) => ({ from: 0, to: to - 1 }));
}

const MARKED = new RegExp(`(?:\\b(?:at|around|about|a las?|las|sobre las|vers|um|gegen|as|a|pelas|para as)\\s+|@\\s?)${HOUR}`);
const BARE = /\b(\d{1,2})(?:[:h](\d{2}))\s*(am|pm|h\b)?|\b(\d{1,2})\s*(am|pm|h|o'clock)(?!\w)/;
const LONE_DAYS =
  'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|lunes|martes|miercoles|jueves|viernes|lundi|mardi|mercredi|jeudi|vendredi';
const MONTH = 'jan|feb|mar|apr|abr|may|mai|jun|jul|aug|ago|aou|sep|oct|okt|out|nov|dec|dez|dic|de\\b|of\\b|enero|fev|fevr|juin|juil';
/** "Thursday 3 works": a lone number behind a weekday is an hour, unless a month has claimed it as a day. */
const LONE = new RegExp(`\\b(?:${LONE_DAYS})\\s+(\\d{1,2})(?!\\d|st|nd|rd|th|\\.|/|[:h]|\\s*(?:${MONTH}))`);

function readExact(words: string, half: Half): TimeWish | null {
  const at = (minute: number): TimeWish => ({ from: minute, to: minute });
  const marked = MARKED.exec(words);
  if (marked) return range(minuteOf(marked, half), at);
  const bare = BARE.exec(words);
  if (bare) return range(toMinute(bare[1] ?? bare[4], bare[2], bare[3] ?? bare[5] ?? half), at);
  const lone = LONE.exec(words);
  return lone ? range(toMinute(lone[1], undefined, half), at) : null;
}

const MORNING: TimeWish = { from: 0, to: 719 };
const LUNCH: TimeWish = { from: 690, to: 809 };
const AFTERNOON: TimeWish = { from: 720, to: 1079 };
const EVENING: TimeWish = { from: 1020, to: DAY };
const PARTS: [RegExp, TimeWish][] = [
  [
    /\b(mornings?|(?:por|de|en) la manana|matin(?:ee)?|vormittags?|morgens|am morgen|(?:heute|morgen|tag) fruh|fruhmorgens|(?:de|pela|da) manha)\b/,
    MORNING,
  ],
  [/\b(lunch ?time|over lunch|heure du dejeuner|mittagszeit|hora de(?:l)? almo(?:rzo|co))\b/, LUNCH],
  [/\b(afternoons?|por la tarde|de la tarde|la tarde|apres-midi|nachmittags?|(?:a|de|da|pela) tarde)\b/, AFTERNOON],
  [/\b(evenings?|tonight|por la noche|de la noche|soir(?:ee)?|abends?|(?:a|da|de) noite)\b/, EVENING],
];

function readPart(words: string): TimeWish | null {
  return PARTS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

const range = (minute: number | null, make: (minute: number) => TimeWish) => (minute === null ? null : make(minute));

function minuteOf(match: RegExpExecArray | null, half: Half): number | null {
  return match ? toMinute(match[1], match[2], match[3] ?? half) : null;
}

function toMinute(hourText: string | undefined, minuteText: string | undefined, half: string | undefined): number | null {
  const [hour, minute] = [Number(hourText), Number(minuteText ?? 0)];
  if (hourText === undefined || hour > 23 || minute > 59) return null;
  if (half === 'pm' && hour < 13) return ((hour % 12) + 12) * 60 + minute;
  if (half === 'am' && hour < 13) return (hour % 12) * 60 + minute;
  // Nobody proposes a call for three at night, whatever their clock is like.
  const isAfternoon = half === 'h' ? hour >= 1 && hour <= 6 : hour >= 1 && hour <= 7;
  return (isAfternoon ? hour + 12 : hour) * 60 + minute;
}
