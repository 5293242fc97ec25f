import { FEATURES } from './feature-words.ts';
import { readNumber, withDigits } from './number-words.ts';

export type ClaimKind =
  | 'money'
  | 'area'
  | 'bedrooms'
  | 'bathrooms'
  | 'stories'
  | 'garage'
  | 'percent'
  | 'distance'
  | 'time'
  | 'year'
  | 'address'
  | 'number'
  | 'feature';

/** One checkable thing a text says. `value` is a number, or words for an address or a feature. */
export type Claim = { kind: ClaimKind; value: number | string /** How exact the words are. */; tolerance: number; words: string };

const NUMBER = String.raw`\d{1,3}(?:[.,\s\u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?`;
const SCALE = 'k|m|mm|mn|mio|million(?:s|es)?|millón|millones|thousand|mil|mille';
const numbered = (units: string) => new RegExp(`(?<![\\p{L}\\d])(${NUMBER})[ \\u00a0-]?(?:${units})(?![\\p{L}])`, 'giu');
const STREET_ENDINGS =
  'Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Place|Pl|Terrace|Ter|Way|Square|Sq|Row|Quay|Wharf|Circle|Crescent|Close|Parkway|Highway|Walk|Path';

/** What of a text is set aside before numbers are read: addresses, links and phone numbers have gates of their own. */
const NOT_NUMBERS = [/\bhttps?:\/\/\S+|\bwww\.\S+/giu, /\S+@\S+\.\S+/gu, /\+?\d[\d\s().-]{8,}\d(?=\D|$)/gu];

/** The patterns in the order they are read; what one has read, the next does not see. */
const PATTERNS: readonly (readonly [ClaimKind, RegExp])[] = [
  ['money', new RegExp(`(?:US\\$|[$€£]|\\b(?:USD|EUR|GBP)\\s?)\\s?(${NUMBER})\\s?(${SCALE})?(?![\\p{L}\\d])`, 'giu')],
  ['money', new RegExp(`(?<![\\p{L}\\d])(${NUMBER})\\s?(?:(${SCALE})\\s)?(?:de\\s)?(?:dollars?|dólares|euros?|USD|EUR|[$€£])(?![\\p{L}])`, 'giu')],
  ['money', /(?<![\p{L}\d])(\d+(?:[.,]\d+)?)\s?(k|million(?:s|es)?|millón|millones|mil|thousand)(?![\p{L}])/giu],
  ['area', numbered('sq\\.? ?f(?:ee)?t|sqft|ft²|ft2|square f(?:ee|oo)t|pies cuadrados|pieds carrés|m²|m2|sq\\.? ?m|square met(?:er|re)s?|metros cuadrados|mètres carrés|acres?')],
  ['bedrooms', numbered('bed(?:room)?s?|brs?|bds?|habitaci(?:ón|ones)|dormitorios?|rec[áa]maras?|cuartos?|chambres?')],
  ['bathrooms', numbered('(?:full )?bath(?:room)?s?|bas?|baños?|salles? de bains?')],
  ['garage', numbered('car[- ]garage|garage (?:spaces|places)|parking (?:spaces?|spots?)|plazas de (?:garaje|aparcamiento)|places de (?:parking|garage)')],
  ['stories', numbered('stor(?:y|ey|ies|eys)|floors?|levels?|plantas|étages?')],
  ['percent', /(\d+(?:[.,]\d+)?)\s?%/gu],
  ['distance', numbered('minutes?|mins?|miles?|km|kilomet(?:er|re)s?|blocks?|cuadras|minutos|millas|kilómetros|mètres|pâtés')],
  ['time', /(?<!\d)(\d{1,2}(?:[:.h]\d{2})?)\s?([ap]\.?m\.?)(?!\p{L})/giu],
  ['time', /(?<!\d)(\d{1,2}[:h]\d{2})(?!\d)/giu],
  ['year', /(?<![\d.,])((?:1[789]|20)\d{2})(?![\d]|[.,]\d)/gu],
  ['number', new RegExp(`(?<![\\p{L}\\d.,])(${NUMBER})(?![\\p{L}\\d]|[.,]\\d)`, 'gu')],
]; // biome-ignore format: one pattern per line reads as the table it is

/** Numbers up to this count things ("two questions", "10 homes") and claim nothing of a listing. */
const SMALL = 12;

/** Everything checkable that a text says, in any of three languages. Addresses already known are to be cut out before. */
export function claimsIn(text: string): Claim[] {
  const claims: Claim[] = [];
  let rest = text;
  const take = (pattern: RegExp, read: (hit: RegExpMatchArray) => Claim | null) => {
    rest = rest.replace(pattern, (...args) => {
      const groups = args.slice(
        0,
        args.findIndex((arg) => typeof arg === 'number'),
      ) as RegExpMatchArray;
      const claim = read(groups);
      if (claim) claims.push(claim);
      return ' \u2022 ';
    });
  };
  const address = new RegExp(`\\b\\d{1,6}[A-Za-z]?\\s+(?:\\p{Lu}[\\p{L}'’-]*\\.?\\s+){1,4}(?:${STREET_ENDINGS})\\b\\.?`, 'gu');
  take(address, ([words]) => ({ kind: 'address', value: addressKey(words ?? ''), tolerance: 0, words: words ?? '' }));
  for (const pattern of NOT_NUMBERS) take(pattern, () => null);
  rest = withDigits(rest);
  for (const [kind, pattern] of PATTERNS) take(pattern, (hit) => readClaim(kind, hit));
  return [...claims, ...featuresIn(text)];
}

function readClaim(kind: ClaimKind, [words = '', number = '', suffix = '']: RegExpMatchArray): Claim | null {
  const base = { kind, words: words.trim() };
  if (kind === 'time') return { ...base, value: minutesOf(number, suffix), tolerance: 0 };
  const value = readNumber(number);
  if (Number.isNaN(value) || (kind === 'number' && value <= SMALL)) return null;
  if (kind === 'money') return { ...base, ...scaled(number, value, suffix) };
  if (kind === 'area') return { ...base, value: squareFeet(value, words), tolerance: squareFeet(value, words) * 0.015 };
  return { ...base, value, tolerance: 0 };
}

/** "$1.2M" is exact to its last digit: 1,150,000–1,250,000. "$1,200,000" is exact. */
function scaled(number: string, value: number, suffix: string): { value: number; tolerance: number } {
  if (!suffix) return { value, tolerance: 0 };
  const factor = /^(k|thousand|mil|mille)$/i.test(suffix) ? 1000 : 1_000_000;
  const decimals = /[.,](\d+)$/.exec(number)?.[1]?.length ?? 0;
  return { value: value * factor, tolerance: (factor / 10 ** decimals) * 0.5 };
}

/** Every area as square feet, whatever unit it is told in. */
export function squareFeet(value: number, unit: string): number {
  if (/acre/i.test(unit)) return value * 43_560;
  return /m²|m2|sq\.? ?m\b|met(er|re)|metros|mètres/i.test(unit) ? value * 10.7639 : value;
}

function minutesOf(clock: string, half: string): number {
  const [hours = 0, minutes = 0] = clock.split(/[:.h]/i).map(Number);
  const shift = /^p/i.test(half) && hours < 12 ? 12 : /^a/i.test(half) && hours === 12 ? -12 : 0;
  return (hours + shift) * 60 + minutes;
}

function featuresIn(text: string): Claim[] {
  return FEATURES.flatMap(([value, pattern]) => {
    const words = pattern.exec(text)?.[0];
    return words ? [{ kind: 'feature' as const, value, tolerance: 0, words }] : [];
  });
}

/** An address as a key: number and street without the ending, lower case. */
export function addressKey(address: string): string {
  return address
    .toLowerCase()
    .replace(/harbor\b/g, 'harbour')
    .replace(/[.,]/g, ' ')
    .replace(new RegExp(`\\s+(${STREET_ENDINGS})\\s*$`, 'i'), '')
    .replace(/\s+/g, ' ')
    .trim();
}
