export type Span = { start: number; end: number };

/**
 * Where a quote stands in a text. Line breaks, runs of blanks, curly quotes, dashes and capitals may differ: models tidy
 * them, and a mail wraps its lines. A full stop or quotation marks that a model put around the words are forgiven too.
 */
export function findQuote(quote: string, text: string): Span | null {
  const bare = quote
    .trim()
    .replace(/^["“”«‘']+|[.,;:…"“”»’']+$/gu, '')
    .trim();
  return exactly(quote.trim(), text) ?? (bare === quote.trim() ? null : exactly(bare, text));
}

function exactly(quote: string, text: string): Span | null {
  const words = quote.split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const pattern = words.map((word) =>
    word
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/['’‘`]/g, "['’‘`]")
      .replace(/["“”«»]/g, '["“”«»]')
      .replace(/[-–—‑]/g, '[-–—‑]'),
  );
  const source = pattern.join('\\s+');
  // Whole words first: "no" is not the end of "piano". A model may still cut a word.
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'iu').exec(text) ?? new RegExp(source, 'iu').exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : null;
}

/** The clause around a span: from the last full stop, line end or "but" before it to the next one behind. */
export function clauseAround({ start, end }: Span, text: string): { before: string; after: string } {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const begins = Math.max(0, ...[...before.matchAll(EDGE)].map((edge) => edge.index + edge[0].length));
  const ends = after.search(new RegExp(EDGE.source, 'iu'));
  return { before: before.slice(begins), after: ends < 0 ? after : after.slice(0, ends) };
}

const EDGE = /[.!?;…](?=\s|$)|\n\s*\n|[,–—]?\s(?:but|pero|mais|aber|mas|although|though|aunque|sondern)\s/giu;
