import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import { sentencesOf } from '../../words/sentences.ts';
import { isReal, wasBefore } from '../mail-data.ts';
import type { Asked } from '../prompt-data.ts';
import { answersUnder } from './answers-under.ts';

const MAX_QUESTIONS = 6;
const MAX_CHARS = 240;

/**
 * What our mails since the customer's last turn asked, oldest first: "2. Yes." is an answer to these and to nothing
 * older. Several mails of the customer in a row are one turn. Pure.
 */
export function questionsBefore(mail: Stored<Message>, history: readonly Stored<Message>[]): Asked[] {
  const before = history
    .filter((message) => wasBefore(message, mail))
    .filter((message) => message.direction === 'inbound' || isReal(message))
    .toSorted((a, b) => a.sortAt.getTime() - b.sortAt.getTime());
  const newest = before.findLastIndex(({ direction }) => direction === 'outbound');
  const turn = before.slice(0, newest + 1).findLastIndex(({ direction }) => direction === 'inbound');
  const questions = before.slice(turn + 1, newest + 1).flatMap((message) => questionsIn(message.visibleText || message.text));
  return answersUnder(mail, [...new Set(questions)].slice(-MAX_QUESTIONS));
}

const questionsIn = (text: string) => sentencesOf(text).filter((sentence) => /[?？]$/.test(sentence) && sentence.length <= MAX_CHARS);
