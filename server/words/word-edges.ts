const PLAIN: Record<string, string> = Object.fromEntries(
  ['aáàâäã', 'eéèêë', 'iíìîï', 'oóòôöõ', 'uúùü', 'nñ', 'cç'].flatMap(([plain = '', ...accented]) =>
    accented.flatMap((letter) => [[letter, plain], [letter.toUpperCase(), plain.toUpperCase()]]),
  ),
); // biome-ignore format: a table
const ACCENTED = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');

/**
 * A text without accents, as long as the one it is made of. For JavaScript's `\b` an "é" is no letter, and `\bécole`
 * never matches in "l'école"; without accents it does. "sûr" keeps its sign: "sur" is another word.
 */
export function withoutAccents(text: string): string {
  return text.replace(ACCENTED, (letter) => PLAIN[letter] ?? letter);
}

/** The same pattern for texts without accents, and as quick: for long tables that meet every sentence. */
export function accentless(pattern: RegExp): RegExp {
  let isClass = false;
  // Bun tells the letters of a literal by their code.
  const spelled = pattern.source.replace(/\\u([0-9a-f]{4})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const source = [...spelled].map((letter, at, all) => {
    if (all[at - 1] !== '\\') isClass = letter === '[' ? true : letter === ']' ? false : isClass;
    const plain = PLAIN[letter];
    if (!plain) return letter;
    return isClass ? `${letter}${plain}` : `[${letter}${plain}]`;
  });
  return new RegExp(source.join(''), pattern.flags);
}

const EDGE = '(?:(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])(?![\\p{L}\\p{N}]))';

/** The same pattern with `\b` as people mean it, for any text. Slower: for a few patterns, not for a table. */
export function wordwise(pattern: RegExp): RegExp {
  return new RegExp(pattern.source.replaceAll('\\b', EDGE), pattern.flags);
}
