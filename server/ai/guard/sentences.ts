/** A text as sentences; a line break ends one too. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…])\s+(?=[\p{Lu}\p{N}¿¡"“«])|\n+/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

const DECLINES =
  /\b(can ?not|can['’]t|(are|is|am) not able|unable|do(es)? not|don['’]t|not allowed|may not|won['’]t|rather than|instead of)\b|\bno (podemos|puedo|nos es posible|damos|describimos)\b|\bne (pouvons|peux|sommes|donnons|décrivons)\b|\bn['’](avons|est) pas\b/iu;

/** True where a sentence says that we do not do the thing it names: "we cannot give legal advice". */
export function isDeclining(sentence: string): boolean {
  return DECLINES.test(sentence);
}
