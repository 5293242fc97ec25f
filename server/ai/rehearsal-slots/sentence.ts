import { sentencesOf } from '../../words/sentences.ts';

/** A sentence in plain letters, and where it stands in the mail: the quote is taken from there. */
export type Sentence = { text: string; start: number; isQuestion: boolean };

export function sentencesIn(plain: string): Sentence[] {
  let from = 0;
  // Mails are wrapped at any word.
  const flowing = plain.replace(/(?<=[\p{L}\p{N},;])[ \t]*\n(?=[ \t]*[\p{Ll}\p{N}$€(])/gu, (gap) => ' '.repeat(gap.length));
  return sentencesOf(flowing).map((text) => {
    const start = flowing.indexOf(text, from);
    from = start + text.length;
    return { text, start, isQuestion: /[?？]$/.test(text) };
  });
}
