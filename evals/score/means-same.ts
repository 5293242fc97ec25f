import type { Slot } from '../../shared/contact.ts';

type Value = Exclude<Slot['value'], string[]>;

/**
 * Is one value as good as the other? Numbers, truth and fixed words must be equal; names and free words must share a
 * telling word with the expected value or with the words it was quoted from, so that "fenced yard" and "yard, fenced"
 * or a word in the customer's language are right.
 */
export function meansSame(expected: Value, said: Value, quote: string): boolean {
  if (typeof expected !== 'string' || typeof said !== 'string') return expected === said || String(expected) === String(said);
  if (FIXED.has(expected)) return said === expected;
  if (/^[\d\s()+-]+$/.test(expected)) return digits(said).endsWith(digits(expected).slice(-7));
  const kind = typeOf(expected);
  if (kind) return typeOf(said) === kind || shareWord(expected, said);
  return shareWord(expected, said) || shareWord(quote, said);
}

/** Slots whose values are words of a fixed list. */
const FIXED = new Set([
  ...['now', 'soon', 'later', 'distant', 'cash', 'pre_approved', 'needs_mortgage', 'unknown'],
  ...['email', 'phone', 'text', 'whatsapp', 'wechat'],
]);

/** Property types as people and models call them. */
const TYPES: [string, RegExp][] = [
  ['land', /\b(land|lot|plot|terreno|terrain|grundst)/],
  ['duplex', /duplex/],
  ['townhouse', /town ?-?(house|home)|rowhouse|adosad/],
  ['condominium', /condo/],
  ['apartment', /apartment|apartament|appartement|\bflat\b|\bpiso\b|wohnung|studio|公寓/],
  ['house', /\b(house|home|casa|maison|haus|moradia|vivienda)|single.?family|singlefamily|独立屋/],
];
const typeOf = (text: string) => TYPES.find(([, pattern]) => pattern.test(plain(text)))?.[0];

function shareWord(a: string, b: string): boolean {
  const words = new Set(wordsOf(a));
  const others = wordsOf(b);
  if (others.some((word) => words.has(word))) return true;
  // Scripts without blanks between words.
  return /\p{Script=Han}/u.test(a + b) && (plain(a).includes(plain(b)) || plain(b).includes(plain(a)));
}

/** Words for the same thing, in the languages of the set: whoever keeps slots in one language is not wrong. */
const SAME: [string, RegExp][] = [
  ['garden', /^(garden|yard|jardin|garten|jardim|backyard)/],
  ['pet', /^(pet|dog|cat|perro|gato|chien|chat|hund|katze|mascota|haustier)/],
  ['pool', /^(pool|piscin|schwimm)/],
  ['elevator', /^(elevator|lift|ascen|aufzug)/],
  ['terrace', /^(terra[cz]|patio|deck|terrasse)/],
  ['balcony', /^(balcon|balkon|varanda)/],
  ['parking', /^(parking|garage|stationnement|parkplatz|estacionamiento)/],
  ['furnished', /^(furnish|meubl|amuebl|mobl)/],
  ['waterfront', /^(waterfront|water|seaside|lakefront)/],
];
const sameWord = (word: string) => SAME.find(([, pattern]) => pattern.test(word))?.[0] ?? word.replace(/s$/, '');

const SMALL = new Set(['the', 'and', 'for', 'our', 'with', 'una', 'con', 'les', 'des', 'der', 'die', 'das', 'mit', 'und', 'une', 'avec']);

const wordsOf = (text: string) => (plain(text).match(/[\p{L}\p{N}]{2,}/gu) ?? []).filter((word) => !SMALL.has(word)).map(sameWord);

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/harbour/g, 'harbor');

const digits = (text: string) => text.replace(/\D/g, '');
