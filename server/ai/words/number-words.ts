import { germanDigits } from './german-numbers.ts';

const UNITS: Record<string, number> = {
  two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9,
  dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9,
  deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9,
  dois: 2, duas: 2, três: 3, quatro: 4, sete: 7, oito: 8, nove: 9,
}; // biome-ignore format: one line per language
const TEENS: Record<string, number> = {
  ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
  diez: 10, doce: 12, trece: 13, catorce: 14, quince: 15, dieciséis: 16, diecisiete: 17, dieciocho: 18, diecinueve: 19,
  dix: 10, onze: 11, douze: 12, treize: 13, quatorze: 14, quinze: 15, seize: 16,
  dez: 10, doze: 12, treze: 13, dezesseis: 16, dezessete: 17, dezoito: 18, dezenove: 19,
  veintiuno: 21, veintiún: 21, veintidós: 22, veintitrés: 23, veinticuatro: 24, veinticinco: 25, veintiséis: 26, veintisiete: 27,
  veintiocho: 28, veintinueve: 29,
}; // biome-ignore format: one line per language
const TENS: Record<string, number> = {
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
  veinte: 20, treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, setenta: 70, ochenta: 80, noventa: 90,
  vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60, 'quatre-vingts': 80, 'quatre-vingt': 80,
  vinte: 20, trinta: 30, quarenta: 40, cinquenta: 50, sessenta: 60, oitenta: 80,
}; // biome-ignore format: one line per language
const HUNDREDS: Record<string, number> = {
  cien: 100, ciento: 100, doscientos: 200, trescientos: 300, cuatrocientos: 400, quinientos: 500,
  seiscientos: 600, setecientos: 700, ochocientos: 800, novecientos: 900,
  cem: 100, cento: 100, duzentos: 200, trezentos: 300, quatrocentos: 400, quinhentos: 500,
  seiscentos: 600, setecentos: 700, oitocentos: 800, novecentos: 900,
}; // biome-ignore format: one line per language
const VALUES: Record<string, number> = { ...UNITS, ...TEENS, ...TENS, ...HUNDREDS, one: 1, a: 1, an: 1, un: 1, une: 1, um: 1, uma: 1 };

const oneOf = (words: Record<string, number>) => `(?:${Object.keys(words).join('|')})`;
/** "twenty-two", "treinta y dos", "soixante-dix", "vinte e dois", "seven"; never "three two" of "three two-bedroom homes". */
const BELOW_HUNDRED = `(?:${oneOf(TENS)}(?:(?:[-\\s]|\\s(?:y|et|e)\\s)(?:${oneOf(UNITS)}|one|${oneOf(TEENS)}))?|${oneOf(TEENS)}|${oneOf(UNITS)})`;
const BELOW_THOUSAND = `(?:(?:${BELOW_HUNDRED}|an?|one)\\s+(?:hundred|cents?)(?:\\s+(?:and\\s+)?${BELOW_HUNDRED})?|${oneOf(HUNDREDS)}(?:\\s+(?:e\\s+)?${BELOW_HUNDRED})?|${BELOW_HUNDRED})`;
const WHOLE = `(?:(?:${BELOW_THOUSAND}|an?|one)\\s+(?:thousand|mil|mille)(?:\\s+(?:and\\s+|e\\s+)?${BELOW_THOUSAND})?|mil\\s+${BELOW_THOUSAND}|${BELOW_THOUSAND})`;
const WORDS = new RegExp(`(?<![\\p{L}\\d])${WHOLE}(?![\\p{L}])`, 'giu');
const COUNTED =
  'bed|bath|half bath|cars?(?!\\p{L})|stor(?:y|ey)|level|million|habitaci|dormitorio|recámara|baño|coche|chambre|salle de bain|voiture|point \\p{L}|millón|schlafzimmer|bad(?!\\p{L})|badezimmer|auto(?!\\p{L})|million|quarto|banheiro|carro|milhão';
const ONE = new RegExp(`(?<!\\p{L})(?:one|an?|un|una|une|uno|single|eine[mnrs]?|ein|uma?)(?=[ -](?:${COUNTED}))`, 'giu');
const HALF = /(?<!\d)(\d+)\s+(and a half|y medio|y media|et demie?|einhalb|e meio|e meia)(?!\p{L})/giu;
/** "Deux salles de bain et demie": the half stands behind what is counted. */
const HALF_BEHIND =
  /(?<!\d)(\d+)\s+(baths|salles de bains?|baños|banheiros|bäder)\s+(?:and a half|y medio|et demie?|e meio|und ein halbes)(?!\p{L})/giu;
const DECADES: Record<string, string> = {
  twenties: '1920s', thirties: '1930s', forties: '1940s', fifties: '1950s', sixties: '1960s', seventies: '1970s', eighties: '1980s', nineties: '1990s',
}; // biome-ignore format: one line

/** Number words as digits, so that one set of patterns reads "three-bed" and "3-bed", in English, Spanish, French, German and Portuguese. */
export function withDigits(text: string): string {
  return germanDigits(text)
    .replace(
      /(?<!\p{L})(an?|the|this|is) ([1-9])\/([1-9](?:\.5)?)(?![\d/%]|\s?(?:acre|mile|hour|bath|of|an?\s))/giu,
      '$1 $2 bedrooms, $3 bathrooms',
    )
    .replace(ROMAN, (numeral) => String(ROMANS.indexOf(numeral) + 1))
    .replace(/(?<!\p{L})(?:an?|one|1) (?:\p{L}+ )million(?!\p{L})/giu, '$$1 million')
    .replace(FRACTION, (_, part: string) => `by ${FRACTIONS[part.toLowerCase()]} percent`)
    .replace(/(?<!\p{L})(low|mid|high|upper)[ -](\p{L}+|[1-9])s(?!\p{L})/giu, spellHundreds)
    .replace(/(?<!\p{L})(half a million|medio millón|(un )?demi-million|(eine )?halbe million|meio milhão)(?!\p{L})/giu, '$500,000')
    .replace(/(?<!\p{L})(half an hour|media hora|(une )?demi-heure|(eine )?halbe stunde|meia hora)(?!\p{L})/giu, '30 minutes')
    .replace(/\bhalf an acre\b|\bhalf-acre\b/giu, '0.5 acre')
    .replace(/\b(a )?quarter[- ](of an )?acre\b/giu, '0.25 acre')
    .replace(/\bhalf a dozen\b/giu, '6')
    .replace(/\ba couple of (?=bed|bath)/giu, '2 ')
    .replace(/\ba dozen\b/giu, '12')
    .replace(
      /\b(the (?:early |mid(?:dle)?[ -]|late )?)(twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b/giu,
      spellDecade,
    )
    .replace(/(?<!\p{L})nineteen[ -](?=(?:\p{L}+ty|ten|\p{L}+teen)(?!\p{L}))/giu, 'nineteen hundred ')
    .replace(ONE, '1')
    .replace(WORDS, (words) => String(compose(words)))
    .replace(/(?<!\d)(\d+) (?:point|coma|virgule|komma|vírgula) (\d+)/giu, '$1.$2')
    .replace(/(?<!\d)([2-9]) hundreds\b/giu, '$100s')
    .replace(/(?<!\p{L})(años|années|anos) ([2-9]0)(?!\d)/giu, '$1 19$2s')
    .replace(HALF, '$1.5')
    .replace(HALF_BEHIND, '$1.5 $2');
}

const ROMANS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
/** Numerals where a number is due: after a colon, or before what is counted. */
const ROMAN =
  /(?<=:\s?)(?:I{2,3}|IV|VI{0,3}|IX|X)(?=[\s.,;!?]|$)|(?<!\p{L})(?:II|III|IV|VI{0,3}|IX|X)(?=[ -](?:bed|bath|rooms?|stor|hab|baños|chamb|schlaf|zimmer|quart))/gu;
const FRACTIONS: Record<string, number> = { half: 50, third: 33, quarter: 25, fifth: 20, sixth: 17, eighth: 12.5, tenth: 10 };
const FRACTION = new RegExp(`(?<!\\p{L})by (?:an?|one)[ -](${Object.keys(FRACTIONS).join('|')})(?!\\p{L})`, 'giu');
/** "The low fours" are four hundred thousands. */
const spellHundreds = (words: string, side: string, figure: string) => {
  const count = /^[1-9]$/.test(figure) ? Number(figure) : (UNITS[figure.toLowerCase()] ?? UNITS[figure.toLowerCase().replace(/e$/, '')]);
  return count ? `${side} ${count}00s` : words;
};
const spellDecade = (_: string, before: string, decade: string) => `${before}${DECADES[decade.toLowerCase()] ?? decade}`;

function compose(words: string): number {
  let total = 0;
  let current = 0;
  for (const word of words
    .toLowerCase()
    .replace('quatre-vingt', 'quatre_vingt')
    .split(/[\s-]+/)) {
    if (/^(hundred|cents?)$/.test(word)) current = (current || 1) * 100;
    else if (/^(thousand|mil|mille)$/.test(word)) [total, current] = [total + (current || 1) * 1000, 0];
    else current += VALUES[word.replace('_', '-')] ?? 0;
  }
  return total + current;
}

/** "1,200,000", "1.200.000", "1 200 000", "1.2", "1,5" as a number. Three digits after a separator are thousands. */
export function readNumber(text: string): number {
  const compact = text.replace(/[\s\u00a0\u202f']/g, '');
  if (/^\d{1,3}([.,]\d{3})+$/.test(compact)) return Number(compact.replace(/[.,]/g, ''));
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(compact)) return Number(compact.replace(/,/g, ''));
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(compact)) return Number(compact.replace(/\./g, '').replace(',', '.'));
  return Number(compact.replace(',', '.'));
}
