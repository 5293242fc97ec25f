/** A case-insensitive pattern of exactly these characters: what people type into a search box is never a pattern. */
export function literalPattern(words: string): RegExp {
  return new RegExp(literal(words), 'i');
}

/** Exactly these characters at the beginning, as they are: an index finds them without looking at anything else. */
export function beginningPattern(words: string): RegExp {
  return new RegExp(`^${literal(words)}`);
}

/** As a part of a pattern. No pattern of MongoDB's may hold a zero byte itself, and what is pasted may. */
export const literal = (words: string) =>
  words
    .slice(0, 200)
    .replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
    .replaceAll('\0', '\\x00');
