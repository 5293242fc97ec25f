import type { Claim } from './claim.ts';

const MORNING = 'in the morning|de la mañana|du matin|morgens|vormittags|da manhã';
const LATER =
  "in the (?:afternoon|evening)|at night|de la (?:tarde|noche)|de l['’]après-midi|du soir|nachmittags|abends|da (?:tarde|noite)";
const O_CLOCK = "o['’]?clock|uhr|heures?(?! (?:de|par|plus))|horas(?! (?:de|por|más|mais))";
const CLOCK = new RegExp(
  `(?<![\\p{L}\\d:.,])(\\d{1,2})(?::(\\d{2}))?\\s?(?:(?:${O_CLOCK})\\s?)?(?:(${MORNING})|(${LATER})|(?:${O_CLOCK}))(?!\\p{L})`,
  'giu',
);
const PAST =
  /(?<!\p{L})(half|quarter|\d{1,2} minutes) (past|to|after) (\d{1,2})(?![\d%]|\s(?:bed|bath|room|home|minute|hour|day|week|month|people|\p{L}*feet))/giu;
const NOON = /(?<![-\p{L}])(?:noon|midday|mediodía|midi|mittags?|meio-dia)(?!\p{L})/giu;
const MIDNIGHT = /(?<!\p{L})(?:midnight|medianoche|minuit|mitternachts?|meia-noite)(?!\p{L})/giu;
/** Until this hour "five o'clock" is meant of the afternoon. */
const EARLIEST = 8;

/** Times of day in words as on a clock, in a text whose numbers are digits: "8 in the morning", "half past 3", "noon". */
export function withClock(text: string): string {
  return text
    .replace(PAST, (_, part: string, side: string, hour: string) =>
      timeOf(Number(hour), /^to$/i.test(side) ? -minutesIn(part) : minutesIn(part)),
    )
    .replace(CLOCK, (words, hour: string, minutes: string | undefined, morning: string | undefined, later: string | undefined) => {
      if (Number(hour) > 24) return words;
      if (morning) return `${hour}:${minutes ?? '00'} am`;
      if (later) return `${hour}:${minutes ?? '00'} ${Number(hour) > 12 ? '' : 'pm'}`;
      return timeOf(Number(hour), Number(minutes ?? 0));
    })
    .replace(NOON, '12:00 pm')
    .replace(MIDNIGHT, '12:00 am');
}

const minutesIn = (part: string) => (/^half/i.test(part) ? 30 : /^quarter/i.test(part) ? 15 : Number.parseInt(part, 10));

function timeOf(hour: number, minutes: number): string {
  const at = (hour < EARLIEST ? hour + 12 : hour) * 60 + minutes;
  return `${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}`;
}

const ALWAYS =
  /(?<![\p{L}\d])(?:(?:a)?round the clock|24\s?\/\s?7|24 hours(?: a day)?|day and night|at (?:any|all) hours?|any hour|rund um die uhr|las 24 horas|(?:de )?día y noche|24h\/24|24 heures sur 24|jour et nuit|24 horas por dia|dia e noite)(?![\p{L}\d])/giu;

/** "Open around the clock" is a time as well, and none that hours can prove. */
export const alwaysIn = (text: string): Claim[] =>
  [...text.matchAll(ALWAYS)].map(([words]) => ({ kind: 'time' as const, value: 'around the clock', tolerance: 0, words }));
