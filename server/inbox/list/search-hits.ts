import type { SearchHit } from '../../../shared/thread.ts';
import { foldedPattern } from './folded-pattern.ts';

const MOST_TERMS = 6;
/** A row is narrow: the hit stands near its beginning. */
const BEFORE = 16;
const LONGEST = 160;

/** What is looked for: each word by itself, and what stands in quotes as one. All of them must be found. */
export function searchTerms(words: string): string[] {
  const found = [...words.matchAll(/"([^"]+)"|([^\s"]+)/g)].map(([, phrase, word]) => (phrase ?? word ?? '').trim());
  return [...new Set(found.map((term) => term.toLowerCase()).filter(Boolean))].slice(0, MOST_TERMS);
}

/** Where the terms stand in a text, in order and without overlap; null when none does. */
export function hitIn(where: SearchHit['where'], text: string, terms: string[]): SearchHit | null {
  const spans = terms
    .flatMap((term) => [...text.matchAll(new RegExp(foldedPattern(term), 'gi'))])
    .map(({ index, 0: words }) => ({ from: index, to: index + words.length }))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const marks: SearchHit['marks'] = [];
  for (const span of spans) if (span.from >= (marks.at(-1)?.to ?? 0)) marks.push(span);
  return marks.length > 0 ? { where, text, marks } : null;
}

/** The part of a long text around the first hit, on one line, as short as a row is. */
export function snippetIn(text: string, terms: string[]): SearchHit | null {
  const line = text.replace(/\s+/g, ' ').trim();
  const first = hitIn('mail', line, terms)?.marks[0];
  if (!first) return null;
  const from = first.from <= BEFORE ? 0 : line.indexOf(' ', first.from - BEFORE) + 1 || first.from;
  const part = line.slice(Math.min(from, first.from), Math.min(from, first.from) + LONGEST);
  return hitIn('mail', from > 0 ? `…${part}` : part, terms);
}
