/** A text as sentences; a line break ends one too. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…])(?<!(?<!\p{L})(?:Mr|Mrs|Ms|Dr|St|Sr|Sra|Mme|Nr|No)\.)\s+(?=[\p{Lu}\p{N}¿¡"“«])|\n+/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

/** We, and that we do not do a thing: "we cannot give legal advice, and we do not guarantee a price". */
const DECLINED =
  /(?<!\p{L})(?:we|i|our (?:team|rules|agents)|an assistant|fair housing rules|nosotros|nous|je)(?!\p{L})(?:(?!you|promise|guarantee)[^.;:!?]){0,20}?(?<!\p{L})(?:can ?not|can['’]t|are not (?:able|allowed)|am not (?:able|allowed)|unable to|do not|don['’]t|may not|must not|will not|won['’]t|(?:would )?rather not|leave|keep|peu(?:vons|x) pas|ne (?:pouvons|peux|donnons|décrivons|garantissons))\b[^.;:!?]*?(?=,? (?:but|however|although|though|yet|except|still|so|because|since|as)\b|,? and (?!(?:we|i) (?:do not|can ?not|can['’]t|don['’]t))|[.;:!?]|$)|(?<!\p{L})no (?:podemos|puedo|nos es posible|damos|describimos|garantizamos)(?!\p{L})[^.;:!?]*?(?=,? (?:pero|aunque|y)\s|[.;:!?]|$)|(?<!\p{L})não (?:podemos|posso|damos|descrevemos|garantimos)(?!\p{L})[^.;:!?]*?(?=,? (?:mas|embora|e)\s|[.;:!?]|$)|(?<!\p{L})(?:(?:kann|können|dürfen) (?:ich|wir)|(?:ich|wir) (?:kann|können|dürfen))(?!\p{L})[^.;:!?]{0,80}?(?<!\p{L})(?:nicht|keine[nr]?)(?!\p{L})[^.;:!?]*?(?=,? (?:aber|doch|und|sondern)\s|[.;:!?]|$)|(?<!\p{L})ne (?:pouvons|peux|donnons|décrivons|garantissons)(?!\p{L})[^.;:!?]*?(?=,? (?:mais|et)\s|[.;:!?]|$)/giu;

/**
 * A sentence without what it says we do not do. Only the refusal itself is taken out: "you do not need to worry, it is
 * safe" refuses nothing, and "we cannot say, but it is safe" says it after all.
 */
export function withoutDeclined(sentence: string): string {
  return sentence.replace(DECLINED, '•');
}
