const EDGE = '(?:(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])(?![\\p{L}\\p{N}]))';

/**
 * The same pattern with `\b` as people mean it: JavaScript's own sees no letter in "é", so that `\bécole` never matches
 * in "l'école".
 */
export function wordwise(pattern: RegExp): RegExp {
  return new RegExp(pattern.source.replaceAll('\\b', EDGE), pattern.flags);
}
