import type { Message } from '../../../shared/message.ts';
import { plain } from '../../contacts/list/contact-keys.ts';

/** So long are words kept and looked for: what is longer is no word of a person. */
const LONGEST = 40;
/** A mail with more different words than this is a file somebody pasted. */
const MOST_WORDS = 2000;

/**
 * What a mail is found by: every different word of its subject and text, without case and accents. Whoever changes either
 * writes them with it, in the same write. Pure.
 */
export function mailWords({ subject, text }: Pick<Message, 'subject' | 'text'>): string[] {
  return [...new Set([...wordsOf(subject), ...wordsOf(text)])].slice(0, MOST_WORDS);
}

/** The words of a text as mails keep theirs. */
export function wordsOf(text: string): string[] {
  return (plain(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, LONGEST));
}
