import type { Block, Letter } from './letter.ts';
import { GREETING, letterOfText } from './letter-of-text.ts';
import { readMarkdown } from './read-markdown.ts';
import { textOf } from './render-letter.ts';

/**
 * What a person wrote in the composer as a mail of ours. Without any mark of Markdown in it, it is plain text and is set
 * as such, so that programs which send plain text see it come out as it went in. Pure.
 * @returns the letter, and its words as plain text
 */
export function letterOfMarkdown(markdown: string, frame: Pick<Letter, 'language' | 'sender'>): { letter: Letter; text: string } {
  const blocks = readMarkdown(markdown);
  if (!ESCAPED.test(markdown) && !blocks.some(isMarked)) return { letter: letterOfText(markdown, frame), text: markdown };
  const text = blocks.map(textOf).join('\n\n');
  const [first] = blocks;
  const greeting = first && blocks.length > 1 && GREETING.test(textOf(first)) ? textOf(first) : '';
  return {
    letter: { ...frame, greeting, blocks: greeting ? blocks.slice(1) : blocks, signature: [], disclosure: '', footer: null },
    text,
  };
}

/** A backslash before punctuation is the writer's "I mean this letter". */
const ESCAPED = /\\[!-/:-@[-`{-~]/;

function isMarked(block: Block): boolean {
  if (block.kind !== 'rich') return block.kind !== 'words';
  return block.spans.some(
    ({ text, isBold, isItalic, href }) => isBold || isItalic || (href !== undefined && href.replace(/^mailto:/, '') !== text),
  );
}
