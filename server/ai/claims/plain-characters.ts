const INVISIBLE = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

/**
 * A text in plain characters: a price in full-width digits, a room count split by an invisible sign or joined by an
 * unusual dash reads like any other. Fractions become decimals before Unicode spells them out.
 */
export function plainCharacters(text: string): string {
  return text
    .replace(/(\d)\s?½/g, '$1.5')
    .replace(/½/g, '0.5')
    .replace(/¼/g, '0.25')
    .replace(/²/g, '2')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-');
}
