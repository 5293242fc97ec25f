const UNITS: Record<string, number> = {
  two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9,
  dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9,
  deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9,
}; // biome-ignore format: one line per language
const TEENS: Record<string, number> = {
  ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
  diez: 10, doce: 12, trece: 13, catorce: 14, quince: 15, dieciséis: 16, diecisiete: 17, dieciocho: 18, diecinueve: 19,
  dix: 10, onze: 11, douze: 12, treize: 13, quatorze: 14, quinze: 15, seize: 16,
}; // biome-ignore format: one line per language
const TENS: Record<string, number> = {
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
  veinte: 20, treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, setenta: 70, ochenta: 80, noventa: 90,
  vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60, 'quatre-vingts': 80, 'quatre-vingt': 80,
}; // biome-ignore format: one line per language
const HUNDREDS: Record<string, number> = {
  cien: 100, ciento: 100, doscientos: 200, trescientos: 300, cuatrocientos: 400, quinientos: 500,
  seiscientos: 600, setecientos: 700, ochocientos: 800, novecientos: 900,
}; // biome-ignore format: one line per language
const VALUES: Record<string, number> = { ...UNITS, ...TEENS, ...TENS, ...HUNDREDS, one: 1, a: 1, an: 1, un: 1, une: 1 };

const oneOf = (words: Record<string, number>) => `(?:${Object.keys(words).join('|')})`;
/** "twenty-two", "treinta y dos", "soixante-dix", "seven"; never "three two" of "three two-bedroom homes". */
const BELOW_HUNDRED = `(?:${oneOf(TENS)}(?:(?:[-\\s]|\\sy\\s|\\set\\s)(?:${oneOf(UNITS)}|one|${oneOf(TEENS)}))?|${oneOf(TEENS)}|${oneOf(UNITS)})`;
const BELOW_THOUSAND = `(?:(?:${BELOW_HUNDRED}|an?|one)\\s+(?:hundred|cents?)(?:\\s+(?:and\\s+)?${BELOW_HUNDRED})?|${oneOf(HUNDREDS)}(?:\\s+${BELOW_HUNDRED})?|${BELOW_HUNDRED})`;
const WHOLE = `(?:(?:${BELOW_THOUSAND}|an?|one)\\s+(?:thousand|mil|mille)(?:\\s+(?:and\\s+)?${BELOW_THOUSAND})?|mil\\s+${BELOW_THOUSAND}|${BELOW_THOUSAND})`;
const WORDS = new RegExp(`(?<![\\p{L}\\d])${WHOLE}(?![\\p{L}])`, 'giu');
const ONE =
  /\b(one|an?|un|una|une|uno|single)(?=[ -](bed|bath|half bath|car garage|stor(y|ey)|million|habitaci|dormitorio|recámara|baño|chambre|salle de bain|point \p{L}|millón))/giu;
const HALF = /(?<!\d)(\d+)\s+(and a half|y medio|y media|et demie?)\b/giu;

/** Number words as digits, so that one set of patterns reads "three-bed" and "3-bed", in English, Spanish and French. */
export function withDigits(text: string): string {
  return text
    .replace(/\b(half a million|medio millón|(un )?demi-million)\b/giu, '$500,000')
    .replace(/\bhalf an acre\b|\bhalf-acre\b/giu, '0.5 acre')
    .replace(/\b(a )?quarter[- ](of an )?acre\b/giu, '0.25 acre')
    .replace(/\bhalf a dozen\b/giu, '6')
    .replace(/\ba couple of (?=bed|bath)/giu, '2 ')
    .replace(/\ba dozen\b/giu, '12')
    .replace(ONE, '1')
    .replace(WORDS, (words) => String(compose(words)))
    .replace(/(?<!\d)(\d+) (?:point|coma|virgule) (\d+)/giu, '$1.$2')
    .replace(HALF, '$1.5');
}

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
