import type { Message } from '../../shared/message.ts';

/**
 * Does this mail of theirs name that one of ours as what it replies to? Then ours was there before, whatever the clocks say: a
 * mailbox tells when a mail came to the second only. Pure.
 */
export function repliesTo(theirs: Pick<Message, 'inReplyTo' | 'references'>, ours: Pick<Message, 'wireIds'>): boolean {
  return ours.wireIds.some((id) => id === theirs.inReplyTo || theirs.references.includes(id));
}
