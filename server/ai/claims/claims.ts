import { FEATURES } from './feature-words.ts';
import { readNumber, withDigits } from './number-words.ts';

export type ClaimKind =
  | 'money'
  | 'rate'
  | 'area'
  | 'bedrooms'
  | 'bathrooms'
  | 'rooms'
  | 'stories'
  | 'garage'
  | 'sleeps'
  | 'age'
  | 'percent'
  | 'distance'
  | 'time'
  | 'day'
  | 'year'
  | 'address'
  | 'type'
  | 'near'
  | 'number'
  | 'feature';

/** One checkable thing a text says. */
export type Claim = {
  kind: ClaimKind;
  /** A number, or words for an address, a type, a place nearby or a feature. */
  value: number | string;
  /** How exact the words are. */
  tolerance: number;
  words: string;
  /** "no garage": the absence is what is claimed. */
  isNegated?: boolean;
  /** "a month": a price that is paid again and again. */
  isMonthly?: boolean;
  /** Of a fact: it holds only in a sentence that says what it is ("the HOA fee", "before"). */
  only?: RegExp;
};

const NUMBER = String.raw`\d{1,3}(?:[.,\s\u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?`;
const SCALE = 'k|m|mm|mn|mio|million(?:s|es)?|millón|millones|thousand|mil|mille|grand';
/** "3 sunny bedrooms": up to two words may stand between a number and what it counts. */
const GAP = String.raw`(?:(?!(?:homes?|houses?|listings?|places?|options?|apartments?|condos?|with|and|or|of|in|on|for|the|y|con|et|avec|minutes?|miles?|full)\b)[\p{L}'-]+\s){0,2}?`;
const numbered = (units: string, gap = '') => new RegExp(`(?<![\\p{L}\\d])(${NUMBER})[ \\u00a0-]?${gap}(?:${units})(?![\\p{L}])`, 'giu');
const BEDROOMS =
  'bed(?:room)?s?|bed-?rooms?|bdrms?|brs?|bds?|bedders?|sleeping rooms?|habitaci(?:ón|ones)|dormitorios?|rec[áa]maras?|cuartos?|chambres?';
const BATHROOMS = '(?:full )?bath(?:room)?s?|bas?|baños?|salles? de bains?';
const STREET_ENDINGS =
  'Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Place|Pl|Terrace|Ter|Way|Square|Sq|Row|Quay|Wharf|Circle|Crescent|Close|Parkway|Highway|Walk|Path|Yard|Hill|Green|Park';
const ORDINALS: Record<string, number> = { second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6 };
const DAYS = [
  'monday|lunes|lundi',
  'tuesday|martes|mardi',
  'wednesday|miércoles|mercredi',
  'thursday|jueves|jeudi',
  'friday|viernes|vendredi',
  'saturday|sábado|samedi',
  'sunday|domingo|dimanche',
];
const TO = 'to|through|until|till|-|a|hasta|au|à';

/** What of a text is set aside before numbers are read: links, addresses and phone numbers have a gate of their own. */
const NOT_NUMBERS = [
  /\bhttps?:\/\/\S+|\bwww\.\S+/giu,
  /[^\s@]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,63}/gu,
  /\+?\d[\d\s().-]{8,}\d(?=\D|$)/gu,
];
const MONTHLY = /^[\s,]*(?:(?:a|per|each|every|\/|al|por|par)\s?(?:month|mo|mes|mois)\b|monthly|mensual|mensuel)/iu;
const OTHER_RATE = /^[\s,]*(?:a|per|each|every|\/|por|par)\s?(?:week|night|day|year|annum|semana|noche|día|año|semaine|nuit|jour|an)\b/iu;

/** The patterns in the order they are read; what one has read, the next does not see. */
const PATTERNS: readonly (readonly [ClaimKind, RegExp])[] = [
  ['money', new RegExp(`(?:US\\$|[$€£]|\\b(?:USD|EUR|GBP)\\s?)\\s?(${NUMBER})\\s?(${SCALE})?(?![\\p{L}\\d])`, 'giu')],
  ['money', new RegExp(`(?<![\\p{L}\\d])(${NUMBER})\\s?(?:(${SCALE})\\s)?(?:de\\s)?(?:dollars?|dólares|bucks|euros?|pounds|USD|EUR|[$€£])(?![\\p{L}])`, 'giu')],
  ['money', /(?<![\p{L}\d])(\d+(?:[.,]\d+)?)\s?(k|million(?:s|es)?|millón|millones|mil|thousand|grand)(?![\p{L}])/giu],
  ['money', /\b(?:low|mid|high|upper|the)[ -](?:\$)?([2-9]\d{2})'?s\b()/giu],
  ['area', numbered('sq\\.? ?f(?:ee)?t|sqft|sf|ft²|ft2|square f(?:ee|oo)t|square footage|pies2?(?: cuadrados)?|pieds carrés|pi2|m²|m2|sq\\.? ?m|sqm|square met(?:er|re)s?|metros cuadrados|mètres carrés|acres?|hectares?|ha')],
  ['money', new RegExp(`\\b(?:costs?|price[ds]?(?: at| is| of)?|asking(?: price)?(?: is| of)?|listed (?:at|for)|offered (?:at|for)|goes for|yours for|rents? (?:is|of|for)|cuesta|precio (?:es )?de|coûte|prix (?:est )?de) (?:about |around |only |just |roughly )?(${NUMBER})()(?![\\p{L}\\d])`, 'giu')],
  ['bedrooms', numbered(BEDROOMS, GAP)],
  ['bedrooms', /\b(?:bedrooms?|habitaciones|chambres)(?: count)?(?:\s?:| is| are| total)\s?(\d+)(?!\d)/giu],
  ['bathrooms', numbered(BATHROOMS, GAP)],
  ['bathrooms', /\b(?:bath(?:room)?s?|baños)(?:\s?:| is| are| total)\s?(\d+)(?!\d)/giu],
  ['garage', numbered('car[- ]garage|garage (?:spaces|places)|parking (?:spaces?|spots?)|plazas de (?:garaje|aparcamiento)|places de (?:parking|garage)')],
  ['rooms', numbered('rooms?|pièces|ambientes', GAP)],
  ['sleeps', /\bsleeps (?:up to )?(\d+)/giu],
  ['stories', numbered('stor(?:y|ey|ies|eys)|floors?|levels?|plantas|étages?')],
  ['age', numbered('years?[- ]old|years? of age|años de antigüedad|ans')],
  ['percent', /(?<!\d)(\d+(?:[.,]\d+)?)\s?(?:%|percent\b|per cent\b|por ciento\b|pour cent\b)/giu],
  ['distance', numbered('minutes?|mins?|miles?|km|kilomet(?:er|re)s?|blocks?|cuadras|minutos|millas|kilómetros|mètres|pâtés|yards away|steps', GAP)],
  ['time', /(?<!\d)(\d{1,2}(?:[:.h]\d{2})?)\s?([ap]\.?m\.?)(?!\p{L})/giu],
  ['time', /(?<!\d)(\d{1,2}[:h]\d{2})(?!\d)/giu],
  ['year', /(?<![\d.,])((?:1[789]|20)\d{2})(?:'?s)?(?![\p{L}\d]|[.,]\d)/giu],
  ['number', new RegExp(`(?<![\\p{L}\\d.,])(${NUMBER})(?![\\p{L}\\d]|[.,]\\d)`, 'gu')],
]; // biome-ignore format: one pattern per line reads as the table it is

/** Numbers up to this count things ("two questions", "10 homes") and claim nothing of a listing. */
const SMALL = 12;

/** Everything checkable that a text says, in any of three languages. Addresses already known are to be cut out before. */
export function claimsIn(text: string): Claim[] {
  const claims: Claim[] = [];
  let rest = text;
  const take = (pattern: RegExp, read: (hit: string[], after: string) => Claim | null) => {
    rest = rest.replace(pattern, (...args) => {
      const at = args.findIndex((arg) => typeof arg === 'number');
      const groups = args.slice(0, at).map((group) => (typeof group === 'string' ? group : ''));
      const claim = read(groups, rest.slice(Number(args[at]) + (groups[0]?.length ?? 0)));
      if (claim) claims.push(claim);
      return ' \u2022 ';
    });
  };
  take(ADDRESS, ([words = '']) => ({ kind: 'address', value: addressKey(words), tolerance: 0, words }));
  for (const pattern of NOT_NUMBERS) take(pattern, () => null);
  rest = withDigits(rest);
  for (const [kind, pattern] of PATTERNS) take(pattern, (hit, after) => readClaim(kind, hit, after));
  return [...claims, ...ordinalsIn(text), ...daysIn(text), ...typesIn(text), ...nearIn(text), ...featuresIn(text)];
}

const ADDRESS = new RegExp(
  `\\b\\d{1,6}[A-Za-z]?\\s+(?:(?:\\p{Lu}[\\p{L}'’-]*\\.?\\s+){1,4}(?:${STREET_ENDINGS})\\b\\.?|[\\p{L}'’-]+\\s(?:street|avenue|road|lane|drive|court|boulevard|terrace|square)\\b|(?:rue|avenue|boulevard)\\s(?:de\\s)?(?:la\\s|l['’])?\\p{Lu}[\\p{L}'’-]+)|\\b(?:Calle|Avenida|Rue)\\s(?:\\p{Lu}[\\p{L}'’-]+\\s?){1,3}\\d+`,
  'gu',
);

function readClaim(kind: ClaimKind, [words = '', number = '', suffix = '']: string[], after: string): Claim | null {
  const base = { kind, words: words.trim() };
  if (kind === 'time') return { ...base, value: minutesOf(number, suffix), tolerance: 0 };
  const value = readNumber(number);
  if (Number.isNaN(value) || (kind === 'number' && value <= SMALL)) return null;
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

/** "$1.2M" is exact to its last digit: 1,150,000–1,250,000. "$1,200,000" is exact. */
function scaled(number: string, value: number, suffix: string): { value: number; tolerance: number } {
  if (!suffix) return { value, tolerance: 0 };
  const factor = /^(k|thousand|mil|mille|grand)$/i.test(suffix) ? 1000 : 1_000_000;
  const decimals = /[.,](\d+)$/.exec(number)?.[1]?.length ?? 0;
  return { value: value * factor, tolerance: (factor / 10 ** decimals) * 0.5 };
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

/** "a fourth bedroom" says four; "on the third floor" says a floor. */
function ordinalsIn(text: string): Claim[] {
  const pattern = new RegExp(`\\b(${Object.keys(ORDINALS).join('|')}) (bed|bath|floor|stor(?:y|ey))`, 'giu');
  return [...text.matchAll(pattern)].map(([words, ordinal = '', what = '']) => {
    const kind = /^bed/i.test(what) ? ('bedrooms' as const) : /^bath/i.test(what) ? ('bathrooms' as const) : ('near' as const);
    const value = ORDINALS[ordinal.toLowerCase()] ?? 0;
    return { kind, value: kind === 'near' ? `${ordinal.toLowerCase()} floor` : value, tolerance: 0, words };
  });
}

/** Weekdays, 1 to 7; "Monday to Friday" says all five. */
function daysIn(text: string): Claim[] {
  const names = `(${DAYS.join('|')})s?`;
  const day = (name: string) => DAYS.findIndex((names) => new RegExp(`^(${names})$`, 'iu').test(name)) + 1;
  const claim = (value: number, words: string): Claim => ({ kind: 'day', value, tolerance: 0, words });
  const spans = [...text.matchAll(new RegExp(`(?<!\\p{L})${names}\\s?(?:${TO})\\s?${names}(?!\\p{L})`, 'giu'))];
  const spanned = spans.flatMap(([words, from = '', to = '']) => {
    const [first, last] = [day(from), day(to)];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => claim(first + i, words));
  });
  const single = [...text.matchAll(new RegExp(`(?<!\\p{L})${names}(?!\\p{L})`, 'giu'))].map(([words, name = '']) =>
    claim(day(name), words),
  );
  const weekend = /\b(the|this|next|on) weekends?\b|\bfin de semana\b|\bweek-end\b/iu.exec(text)?.[0];
  return [...spanned, ...single, ...(weekend ? [claim(6, weekend)] : [])];
}

const TYPES: Record<string, RegExp> = {
  flat: /condos?|condominiums?|apartments?|flats?|apartamentos?|pisos?|condominios?|appartements?|copropriété/iu,
  townhouse: /town ?houses?|town ?homes?|row ?houses?|(?:casas? )?adosad[oa]s?|maisons? de ville/iu,
  duplex: /duplex(?:es)?|dúplex|two-family/iu,
  house: /houses?|casas?|maisons?|cottages?|bungalows?|single[- ]family(?: home)?/iu,
  villa: /villas?|mansions?|estate home|farmhouses?/iu,
  penthouse: /penthouses?/iu,
  loft: /lofts?/iu,
  cabin: /cabins?|chalets?|ranch(?: house)?|mobile home|trailer|houseboat/iu,
};
const TYPE_WORDS = Object.values(TYPES).map(({ source }) => source).join('|'); // biome-ignore format: a list
const TYPE_CLAIM = new RegExp(
  `\\b(?:is|es|est|was|c['’]est|it['’]s)\\s+(?:really |in fact |actually )?(?:an?|the|una?|une?|la|le)\\s+(?:[\\p{L}\\d'-]+\\s){0,3}?(${TYPE_WORDS})(?!\\p{L})`,
  'giu',
);

/** The kind of home a sentence says something is. A wish for one ("looking for a condo") says nothing. */
function typesIn(text: string): Claim[] {
  return [...text.matchAll(TYPE_CLAIM)].flatMap(([words, name = '']) => {
    const value = Object.entries(TYPES).find(([, pattern]) => new RegExp(`^(?:${pattern.source})$`, 'iu').test(name))?.[0];
    return value ? [{ kind: 'type' as const, value, tolerance: 0, words }] : [];
  });
}

const NEAR =
  /\b(?:close to|next (?:door )?to|steps (?:away )?(?:from|to)|(?:within |an? )?(?:easy |short |quick )?(?:walking distance|walk|stroll|drive|bike ride) (?:of|from|to|away from)|overlook(?:s|ing)|backs onto|around the corner from|across (?:the street )?from|adjacent to|minutes? from|(?:is|located|set|right) near|cerca del?|junto a|a pasos de|près d(?:e|u)|à côté d(?:e|u)|à deux pas d(?:e|u))\s+(?:the|a|an|its own|several|many|some|la|el|los|las|le|les|l['’])?\s*(?:[\p{L}-]+\s){0,1}?(\p{L}{3,})/giu;

/** What a home is said to be near. The noun has to stand in the listing. */
function nearIn(text: string): Claim[] {
  return [...text.matchAll(NEAR)].map(([words]) => ({ kind: 'near' as const, value: words.toLowerCase(), tolerance: 0, words }));
}

const NEGATION =
  /(?:\b(?:no|not|without|lacks?|neither|nor|n['’]t|never|isn['’]t|doesn['’]t|aren['’]t|sin|ni|ningún|ninguna|sans|pas|aucune?)\b|n['’]t\b)[^.,;:!?]{0,24}$/iu;
const NEGATED_AFTER = /^[^.,;:!?]{0,14}\b(?:not|n['’]t|no (?:se|está)|pas|forbidden|prohibited|excluded)\b/iu;
/** "The listing does not say whether it has a garage" claims nothing. */
const OPEN =
  /\b(whether|if (?:it|there)|(?:not|n['’]t) (?:say|mention|state|tell|list|show)|anything about|nothing about|no mention|unknown|not sure|check|find out|look (?:it|that) up|no (?:dice|menciona|indica)|nada sobre|si (?:tiene|hay)|s['’]il y a|(?:ne|n['’]) ?(?:dit|précise|mentionne)|rien sur)\b[^.;!?]*$/iu;

/** As far as a negation reaches. Looking further makes a text full of gardens slow. */
const AROUND = 300;

function featuresIn(text: string): Claim[] {
  return FEATURES.flatMap(([value, pattern]) =>
    [...text.matchAll(new RegExp(pattern.source, 'giu'))].flatMap((hit) => {
      const end = hit.index + hit[0].length;
      const [before, after] = [text.slice(Math.max(0, hit.index - AROUND), hit.index), text.slice(end, end + AROUND)];
      if (OPEN.test(before)) return [];
      const isNegated = NEGATION.test(before) || NEGATED_AFTER.test(after);
      return [{ kind: 'feature' as const, value, tolerance: 0, words: hit[0], ...(isNegated && { isNegated }) }];
    }),
  );
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
