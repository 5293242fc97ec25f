import type { Message } from '../../shared/message.ts';
import type { Stored } from '../database/model-from.ts';
import { repliesTo } from '../inbox/replies-to.ts';
import type { MailData, TurnData } from './prompt-data.ts';

/** Characters of one mail that a model reads: the wish stands at the beginning, the rest costs tokens. */
export const MAIL_BUDGET = 8000;
const TURN_BUDGET = 1500;
const TURNS = 8;

/** One mail as data for a model. Only its own visible text: quoted history comes as turns. */
export function mailData(mail: Stored<Message>): MailData {
  return {
    from: cut([mail.from.name, mail.from.address].filter(Boolean).join(' · '), 300),
    subject: cut(mail.subject, 300),
    text: cut(mail.visibleText, MAIL_BUDGET),
    sentAt: mail.sortAt.toISOString(),
  };
}

/**
 * What a mail says anew: its own words, and its subject unless that is the one of the mail it answers. A question asked
 * in the first subject is not asked again by every `Re:`.
 */
export function freshWords({ subject, text }: { subject: string; text: string }): string {
  return /^\s*(re|aw|sv|rv|ref|tr|antw|fwd?)\s*(\[\d+\])?\s*:/i.test(subject) ? text : `${subject}\n${text}`;
}

/** The latest turns before this mail, oldest first: what was written and really left, machines left out. */
export function turnsData(history: Stored<Message>[], before: Stored<Message>): TurnData[] {
  return history
    .filter((message) => wasBefore(message, before))
    .filter((message) => message.automaticSigns.length === 0 && isReal(message))
    .slice(-TURNS)
    .map((message) => ({
      author: message.direction === 'inbound' ? 'customer' : 'us',
      // A customer's `text` holds what is hidden and quoted too.
      text: cut(message.visibleText || (message.direction === 'outbound' ? message.text : ''), TURN_BUDGET),
    }));
}

/** Was it there when this mail was written? */
export function wasBefore(message: Stored<Message>, mail: Stored<Message>): boolean {
  const isRepliedTo = message.direction === 'outbound' && repliesTo(mail, message);
  return message._id !== mail._id && (message.sortAt <= mail.sortAt || isRepliedTo);
}

/** Was it written to us, or has it left? A draft that was withdrawn was never said. */
export function isReal(message: Stored<Message>): boolean {
  return message.delivery === null || ['accepted', 'confirmed', 'uncertain'].includes(message.delivery.state);
}

/** Never in the middle of a surrogate pair, which would not survive JSON. */
function cut(text: string, budget: number): string {
  return text.length <= budget ? text : `${text.slice(0, budget).replace(/[\uD800-\uDBFF]$/, '')} …`;
}
