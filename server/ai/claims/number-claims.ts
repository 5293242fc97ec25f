import { readNumber } from '../words/number-words.ts';
import type { Claim, ClaimKind } from './claim.ts';

const NUMBER = String.raw`\d{1,3}(?:[.,\s\u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?`;
const SCALE = 'k|m|mm|mn|mio\\.?|million(?:s|es|en)?|millón|millones|milh(?:ão|ões)|thousand|mil|mille|grand';
/** "3 sunny bedrooms": up to two words may stand between a number and what it counts. */
const GAP = String.raw`(?:(?!(?:homes?|houses?|listings?|places?|options?|apartments?|condos?|with|and|or|of|in|on|for|the|y|con|et|avec|und|mit|e|com|minutes?|miles?|full)\b)[\p{L}'-]+\s){0,2}?`;
const numbered = (units: string, gap = '') => new RegExp(`(?<![\\p{L}\\d])(${NUMBER})[ \\u00a0-]?${gap}(?:${units})(?![\\p{L}])`, 'giu');
const BEDROOMS =
  'bed(?:room)?s?|bed-?rooms?|bdrms?|brs?|bds?|bedders?|sleeping rooms?|habitaci(?:ón|ones)|dormitorios?|rec[áa]maras?|cuartos?|chambres?|schlafzimmern?|schlafräumen?|quartos?|dormitórios?|suítes?';
const BATHROOMS = '(?:full )?bath(?:room)?s?|bas?|baños?|salles? de bains?|bad(?:ezimmern?)?|bädern?|banheiros?|casas? de banho';
/** What of a text is set aside before numbers are read: links, addresses and phone numbers have a gate of their own. */
export const NOT_NUMBERS = [
  /\bhttps?:\/\/\S+|\bwww\.\S+/giu,
  /[^\s@]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,63}/gu,
  /\+?\d[\d\s().-]{8,}\d(?=\D|$)/gu,
];
const MONTHLY =
  /^[\s,]*(?:(?:a|per|each|every|\/|al|por|par|ao)\s?(?:month|mo|mes|mois|mês)(?!\p{L})|monthly|mensual|mensuel|(?:im|pro) monat|monatlich|mensal)/iu;
const OTHER_RATE =
  /^[\s,]*(?:an?|per|each|every|\/|al|por|par|pro|le|il|im)\s?(?:week|night|day|year|annum|semana|noche|día|año|semaine|nuit|jour|an|woche|nacht|tag|jahr|semana|noite|dia|ano|(?:sq(?:uare|\.)? ?f(?:oo|ee)?t|square met(?:er|re)|pie(?: cuadrado)?|metro(?: cuadrado| quadrado)?|pied carré|m2|quadratmeter))(?!\p{L})/iu;

/** The patterns in the order they are read; what one has read, the next does not see. */
export const PATTERNS: readonly (readonly [ClaimKind, RegExp])[] = [
  ['money', new RegExp(`(?:US\\$|[$€£]|\\b(?:USD|EUR|GBP)\\s?)\\s?(${NUMBER})\\s?(${SCALE})?(?![\\p{L}\\d])`, 'giu')],
  ['money', new RegExp(`(?<![\\p{L}\\d])(${NUMBER})\\s?(?:(${SCALE})\\s)?(?:de\\s)?(?:dollars?|dólares|bucks|euros?|pounds|USD|EUR|[$€£])(?![\\p{L}])`, 'giu')],
  ['money', /(?<![\p{L}\d])(\d+(?:[.,]\d+)?)\s?(k|million(?:s|es|en)?|millón|millones|milh(?:ão|ões)|mil|thousand|grand)(?![\p{L}])/giu],
  // A bare M is a million; metres are written small, and mostly apart from their number.
  ['money', /(?<![\p{L}\d])(\d+(?:[.,]\d+)?)\s?(MM?|[Mm]n|[Mm]io\.?)(?![\p{L}\d²])/gu],
  ['money', /(?<![\p{L}\d])(\d+[.,]\d+)(mm?)(?![\p{L}\d²])/gu],
  ['money', /(?<!\p{L})the (\d{1,2}(?:[.,]\d+)?)[ -](mark)(?!\p{L})/giu],
  ['money', /\b(?:low|mid|high|upper|the)[ -](?:\$)?([2-9]\d{2})'?s\b()/giu],
  ['area', numbered('sq\\.? ?f(?:ee)?t|sqft|sf|ft²|ft2|square f(?:ee|oo)t|square footage|pies2?(?: cuadrados)?|pieds carrés|pi2|m²|m2|sq\\.? ?m|sqm|square met(?:er|re)s?|metros cuadrados|mètres carrés|mètres? carrés?|quadratmetern?|qm|metros quadrados|pés quadrados|acres?|hectares?|ha')],
  ['money', new RegExp(`\\b(?:costs?|price[ds]?(?: at| is| of)?|asking(?: price)?(?: is| of)?|listed (?:at|for)|offered (?:at|for)|goes for|yours for|rents? (?:is|of|for)|cuesta|precio (?:es )?de|coûte|prix (?:est )?de|kostet|custa|preço (?:é )?de) (?:about |around |only |just |roughly |unos |environ |rund |etwa |cerca de )?(?=\\d{3}|\\d{1,3}[.,\\s]\\d{3})(${NUMBER})()(?![\\p{L}\\d])`, 'giu')],
  ['bedrooms', numbered(BEDROOMS, GAP)],
  ['bedrooms', /\b(?:bedrooms?|habitaciones|chambres|schlafzimmer|quartos)(?: (?:count|at|in|of|here|en|à|im|em)(?!\p{L})[^.;:!?\d]{0,60})?\s?:\s?(\d+)(?!\d)/giu],
  ['bathrooms', /\b(?:bath(?:room)?s?|baños|bäder|banheiros)(?: (?:count|at|in|of|here|en|à|im|em)(?!\p{L})[^.;:!?\d]{0,60})?\s?:\s?(\d+)(?!\d)/giu],
  ['bedrooms', /\b(?:bedrooms?|habitaciones|chambres)(?: count)?(?:\s?:| is| are| total)\s?(\d+)(?!\d)/giu],
  ['bathrooms', numbered(BATHROOMS, GAP)],
  ['bathrooms', /\b(?:bath(?:room)?s?|baños)(?:\s?:| is| are| total)\s?(\d+)(?!\d)/giu],
  ['garage', numbered('car[- ]garage|garage (?:spaces|places)|parking (?:spaces?|spots?)|plazas de (?:garaje|aparcamiento)|places de (?:parking|garage)|stellplätze|vagas(?: de garagem)?')],
  ['garage', new RegExp(`(?:garage|garaje|garagem|cochera|parking|carport) (?:space )?(?:for|para|pour|für) (?:up to )?(${NUMBER}) (?:cars?|vehicles?|coches?|carros?|autos?|voitures?|véhicules?|pkws?)(?!\\p{L})`, 'giu')],
  ['garage', numbered('cars|vehicles|coches|carros|autos|voitures|véhicules|pkws?')],
  ['rooms', numbered('rooms?|pièces|ambientes|zimmern?|cômodos?', GAP)],
  ['sleeps', /\bsleeps (?:up to )?(\d+)/giu],
  ['stories', numbered('stor(?:y|ey|ies|eys)|floors?|levels?|plantas|étages?|stockwerken?|etagen?|andares|pavimentos?')],
  ['age', numbered('years?[- ]old|years? of age|años de antigüedad|ans|jahre alt|anos de idade')],
  ['percent', /(?<!\d)(\d+(?:[.,]\d+)?)\s?(?:%|percent\b|per cent\b|por ciento\b|pour cent\b|prozent\b|por cento\b)/giu],
  ['distance', numbered('minutes?|mins?|miles?|km|kilomet(?:er|re)s?|blocks?|cuadras|minutos|millas|kilómetros|mètres|pâtés|minuten|kilometern?|quarteirões|minutos|quilômetros|yards away|steps|hours?(?: drive| away| from)', GAP)],
  ['distance', numbered('feet|foot|ft|inch(?:es)?|met(?:er|re)s?|metros?|mètres?|metern?')],
  ['time', /(?<!\d)(\d{1,2}(?:[:.h]\d{2})?)\s?([ap]\.?m\.?)(?!\p{L})/giu],
  ['time', /(?<!\d)(\d{1,2}[:h]\d{2})(?!\d)/giu],
  ['year', /(?<![\d.,])((?:1[789]|20)\d{2})(?:'?s)?(?![\p{L}\d]|[.,]\d)/giu],
  ['number', new RegExp(`(?<![\\p{L}\\d.,])(${NUMBER})(?![\\p{L}\\d]|[.,]\\d)`, 'gu')],
]; // biome-ignore format: one pattern per line reads as the table it is

/** Numbers up to this count things ("two questions", "10 homes") and claim nothing of a listing. */
const SMALL = 12;

export function readClaim(kind: ClaimKind, [words = '', number = '', suffix = '']: string[], after: string): Claim | null {
  const base = { kind, words: words.trim() };
  if (kind === 'time') return { ...base, value: minutesOf(number, suffix), tolerance: 0 };
  const value = readNumber(number);
  // Half things are not counted: "at 4.8" is a figure of something.
  if (Number.isNaN(value) || (kind === 'number' && value <= SMALL && Number.isInteger(value))) return null;
  if (kind === 'money') return readMoney({ ...base, value }, { number, suffix, after });
  if (kind === 'area') return { ...base, value: squareFeet(value, words), tolerance: squareFeet(value, words) * 0.015 };
  if (kind === 'year' && /s$/.test(words)) return { ...base, value: value + 5, tolerance: 5 };
  return { ...base, value, tolerance: 0 };
}

type Money = { number: string; suffix: string; after: string };

/** "the 500s" are thousands; a price per week or night is none that a listing states. */
function readMoney(base: { kind: ClaimKind; words: string; value: number }, { number, suffix, after }: Money): Claim {
  if (OTHER_RATE.test(after)) return { ...base, kind: 'rate', tolerance: 0 };
  if (/s$/i.test(base.words) && base.value < 1000 && !suffix) return { ...base, value: base.value * 1000 + 500, tolerance: 0 };
  const isMonthly = MONTHLY.test(after);
  return { ...base, ...scaled(number, base.value, suffix), ...(isMonthly && { isMonthly }) };
}

/** No figure in short may be further off than this share of it. */
const COARSEST = 0.05;

/** "$1.2M" is exact to its last digit: 1,150,000–1,250,000; "a million" is never half a million. "$1,200,000" is exact. */
function scaled(number: string, value: number, suffix: string): { value: number; tolerance: number } {
  if (!suffix) return { value, tolerance: 0 };
  const factor = /^(k|thousand|mil|mille|grand)$/i.test(suffix) ? 1000 : /^mark$/i.test(suffix) ? 100_000 : 1_000_000;
  const decimals = /[.,](\d+)$/.exec(number)?.[1]?.length ?? 0;
  return { value: value * factor, tolerance: Math.min((factor / 10 ** decimals) * 0.5, value * factor * COARSEST) };
}

/** Every area as square feet, whatever unit it is told in. */
export function squareFeet(value: number, unit: string): number {
  if (/acre/i.test(unit)) return value * 43_560;
  if (/hectare|ha$/i.test(unit)) return value * 107_639;
  return /m²|m2|sqm|sq\.? ?m\b|met(er|re)|metros|mètres/i.test(unit) ? value * 10.7639 : value;
}

function minutesOf(clock: string, half: string): number {
  const [hours = 0, minutes = 0] = clock.split(/[:.h]/i).map(Number);
  const shift = /^p/i.test(half) && hours < 12 ? 12 : /^a/i.test(half) && hours === 12 ? -12 : 0;
  return (hours + shift) * 60 + minutes;
}
