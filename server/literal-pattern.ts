/** A case-insensitive pattern of exactly these characters: what people type into a search box is never a pattern. */
export function literalPattern(words: string): RegExp {
  return new RegExp(words.slice(0, 200).replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'), 'i');
}
