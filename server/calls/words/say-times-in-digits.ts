/**
 * Rewrites times that stand in words as digits: "half past two" → "2:30", "halb drei" → "2:30", "a las tres y media" →
 * "a las 3:30". English, Spanish, French, German, Portuguese; lower case, without accents.
 */
export function sayTimesInDigits(clause: string): string {
  return clause
    .replace(HALF_NOON, '12:30pm')
    .replace(MINUTES_PAST, (_, minute, hour) => `${hourOf(hour)}:${String(SPOKEN_MINUTES[minute] ?? minute).padStart(2, '0')}`)
    .replace(HALF_PAST, (_, hour) => `${hourOf(hour)}:30`)
    .replace(QUARTER_PAST, (_, hour) => `${hourOf(hour)}:15`)
    .replace(QUARTER_TO, (_, hour) => `${before(hourOf(hour))}:45`)
    .replace(HALB, (_, hour) => `${before(hourOf(hour))}:30`)
    .replace(VIERTEL_NACH, (_, hour) => `${hourOf(hour)}:15`)
    .replace(VIERTEL_VOR, (_, hour) => `${before(hourOf(hour))}:45`)
    .replace(MINUS_QUARTER, (_, lead, hour) => `${lead}${before(hourOf(hour))}:45`)
    .replace(AND_PART, (_, lead, hour, part) => `${lead}${hourOf(hour)}:${/^(medi|meia|demi)/.test(part) ? '30' : '15'}`)
    .replace(WORD_MINUTES, (_, hour, minute) => `${hourOf(hour)}:${MINUTES[minute]}`)
    .replace(LED, (_, lead, hour) => `${lead}${hourOf(hour)}`)
    .replace(FOLLOWED, (_, hour, tail) => `${hourOf(hour)}${tail}`)
    .replace(HOURS_SPELLED, (_, hour, minute) => `${hour}h${minute ?? ''}`)
    .replace(DOTTED, (_, hour, minute) => `${hour}:${minute}`);
}

const NUMBERS: Record<string, number> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
  ...{ una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, once: 11, doce: 12 },
  ...{ une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11, douze: 12 },
  ...{ quatorze: 14, quinze: 15, seize: 16 },
  ...{ eins: 1, ein: 1, zwei: 2, drei: 3, vier: 4, funf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, elf: 11, zwolf: 12 },
  ...{ uma: 1, duas: 2, quatro: 4, sete: 7, oito: 8, nove: 9, dez: 10, doze: 12 },
};
const MINUTES: Record<string, string> = { fifteen: '15', thirty: '30', 'forty-five': '45', 'forty five': '45' };

const WORDS = Object.keys(NUMBERS).join('|');
const N = `(\\d{1,2}|${WORDS})`;
const END = '(?![\\w:.-]|\\s*(?:%|percent))';
const GAP = '\\s+(?:horas?\\s+|heures?\\s+|uhr\\s+)?';

/** "Midi et demi", "meio-dia e meia". */
const HALF_NOON = /\b(?:midi\s+et\s+demie?|mediodia\s+y\s+media|meio-?\s?dia\s+e\s+meia)\b/g;
const SPOKEN_MINUTES: Record<string, number> = { five: 5, ten: 10, twenty: 20, 'twenty-five': 25, funf: 5, zehn: 10, zwanzig: 20 };
/** "Twenty past four", "zehn nach vier": "past four" alone would be any time after it. */
const MINUTES_PAST = new RegExp(
  `\\b(${Object.keys(SPOKEN_MINUTES).join('|')}|[1-5]?\\d)(?:\\s+(?:minutes?|minuten))?\\s+(?:past|nach)\\s+${N}${END}`,
  'g',
);
const HALF_PAST = new RegExp(`\\bhalf\\s+(?:past\\s+)?${N}${END}`, 'g');
const QUARTER_PAST = new RegExp(`\\b(?:a\\s+)?quarter\\s+(?:past|after)\\s+${N}${END}`, 'g');
const QUARTER_TO = new RegExp(`\\b(?:(?:a\\s+)?quarter\\s+(?:to|of|before)|quinze\\s+para\\s+as)\\s+${N}${END}`, 'g');
const HALB = new RegExp(`\\bhalb\\s+${N}${END}`, 'g');
const VIERTEL_NACH = new RegExp(`\\bviertel\\s+(?:nach|uber)\\s+${N}${END}`, 'g');
const VIERTEL_VOR = new RegExp(`\\b(?:viertel\\s+vor|dreiviertel)\\s+${N}${END}`, 'g');
const MINUS_QUARTER = new RegExp(`\\b(las?\\s+|a\\s+)?${N}${GAP}(?:menos\\s+(?:un\\s+)?cuarto|moins\\s+(?:le\\s+)?quart)\\b`, 'g');
const AND_PART = new RegExp(
  `\\b(las?\\s+|as\\s+|a\\s+)?${N}${GAP}(?:y|et|e)\\s+(media|meia|demie?|(?:un\\s+)?cuarto|quart|quinze)\\b`,
  'g',
);
const WORD_MINUTES = new RegExp(`\\b${N}\\s+(fifteen|thirty|forty[- ]five)\\b`, 'g');
/** "After two weeks" and "at one of the houses" name no hour. */
const NO_HOUR =
  '(?!\\s*(?:of|or two|weeks?|days?|months?|years?|bed|bath|rooms?|people|times?|minutes?|hours?|more|semanas?|dias?|meses|mes|jours?|semaines?|mois|wochen?|tagen?|monaten?|stunden?|hauser|casas?|maisons?)\\b)';
const LEADS =
  '(?:at|after|before|around|about|by|until|till|from|between|past|a las?|las|desde las|de las|hasta las|sobre las|um|gegen|nach|vor|ab|bis|zwischen|as|das|apos as|depois das|antes das|ate as|entre as|vers|apres|avant|des|entre)';
const LED = new RegExp(`\\b(${LEADS}\\s+)(${WORDS})${END}${NO_HOUR}`, 'g');
const FOLLOWED = new RegExp(`\\b(${WORDS})(\\s*(?:am|pm|o'clock|uhr|heures?|horas)\\b)`, 'g');
/** "15 Uhr 30", "15 heures 30", "15 horas", "15h30" become one form. */
const HOURS_SPELLED = /\b(\d{1,2})\s*(?:uhr|heures?|horas|hrs?|h)(?:\s*(\d{2})(?!\d))?(?![a-z])/g;
/** "9.30", as it is written in much of Europe; "2.5 baths" has one digit behind the point. */
const DOTTED = /(?<![\d.$€£])\b(\d{1,2})\.([0-5]\d)(?=\s*(?:am|pm|h\b|$|[,;!?\s]))(?!\.\d|\s*(?:%|million|k\b|m2|sq))/g;

const hourOf = (word: string): number => NUMBERS[word] ?? Number(word);
const before = (hour: number): number => (hour === 1 ? 12 : hour - 1);
