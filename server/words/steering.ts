import { STEERING } from './steering-words.ts';
import { withoutAccents } from './word-edges.ts';

type Steering = { words: string; what: string };

/** Where one sentence steers or describes by a protected class, and by which. Pure. */
export function steeringIn(sentence: string): Steering[] {
  const bare = withoutAccents(sentence);
  return STEERING.flatMap(([what, pattern]) => {
    const words = pattern.exec(bare)?.[0];
    return words ? [{ words, what }] : [];
  });
}

/** "12 Church Street" is an address, not a faith. */
export function withoutStreets(text: string): string {
  return text.replace(
    /(?<!\p{L})(?:\p{Lu}[\p{L}'’-]+\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Place|Pl|Terrace|Way|Square|Row|Quay|Circle|Crescent|Close|Hill)(?!\p{L})/gu,
    '•',
  );
}
