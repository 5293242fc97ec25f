import { plain } from '../../contacts/list/contact-keys.ts';
import { literal } from '../../database/literal-pattern.ts';

/** The letters with an accent, by the letter they are read as. */
const ACCENTED = new Map<string, string>();
for (const [from, to] of [
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
] as const) {
  for (let code = from; code <= to; code++) {
    const letter = String.fromCodePoint(code);
    const bare = plain(letter);
    if (/^[a-z]$/.test(bare) && letter === letter.toLowerCase()) ACCENTED.set(bare, (ACCENTED.get(bare) ?? '') + letter);
  }
}
/** An accent may also follow its letter as a sign of its own. (The signs themselves: MongoDB's patterns do not know \u.) */
const MARKS = '[\u0300-\u036f]*';

/** A pattern of exactly these characters, whatever their case, accents and white space. For MongoDB and for here. */
export function foldedPattern(words: string): RegExp {
  const parts = [...plain(words.slice(0, 200))].map((sign) => {
    const accented = ACCENTED.get(sign);
    if (accented) return `[${sign}${accented}]${MARKS}`;
    return literal(sign);
  });
  return new RegExp(parts.join('').replace(/\s+/g, '\\s+'), 'i');
}
