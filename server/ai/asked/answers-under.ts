import type { Message } from '../../../shared/message.ts';
import type { Asked } from '../prompt-data.ts';

const QUOTED = /^\s*>[\s>]*/;
const together = (text: string) => text.replace(/\s+/g, ' ').trim();

/**
 * Finds what stands right under each question where the customer quoted our mail line by line and wrote between the
 * lines. Only words that people see in the mail count as an answer, and only our own words as a question. Where several
 * questions were quoted in one piece, nothing says which of them is meant. Pure.
 */
export function answersUnder({ text, visibleText }: Pick<Message, 'text' | 'visibleText'>, questions: readonly string[]): Asked[] {
  const seen = together(visibleText);
  const answers = new Map<string, string>();
  for (const { quoted, own } of blocksOf(text)) {
    const asked = questions.filter((question) => quoted.includes(together(question)));
    const [only] = asked;
    if (only && asked.length === 1 && own && seen.includes(own)) answers.set(only, own);
  }
  return questions.map((question) => ({ question, answer: answers.get(question) ?? null }));
}

/** Runs of quoted lines, each with what the writer wrote under it. */
function blocksOf(text: string): { quoted: string; own: string }[] {
  const blocks: { quoted: string[]; own: string[] }[] = [];
  for (const line of text.split('\n')) {
    const last = blocks.at(-1);
    if (!QUOTED.test(line)) last?.own.push(line);
    else if (last?.own.every((own) => own.trim() === '')) last.quoted.push(line.replace(QUOTED, ''));
    else blocks.push({ quoted: [line.replace(QUOTED, '')], own: [] });
  }
  return blocks.map(({ quoted, own }) => ({ quoted: together(quoted.join(' ')), own: together(own.join(' ')) }));
}
