import type { Message } from '../../../shared/message.ts';
import type { Outputs } from '../../lib/trpc.ts';

export type ThreadView = Outputs['inbox']['thread'];
export type MessageView = ThreadView['messages'][number];

/** A conversation with a mail as it is now, at the end when it is new. */
export function withMessage(view: ThreadView, message: MessageView): ThreadView {
  return { ...view, messages: [...view.messages.filter(({ id }) => id !== message.id), message] };
}

/** Not yet on its way: still being written, held, or waiting for approval. */
export function isDraft({ delivery }: { delivery: Pick<NonNullable<Message['delivery']>, 'state'> | null }): boolean {
  return delivery !== null && (delivery.state === 'drafting' || delivery.state === 'review' || delivery.state === 'holding');
}

/** What can still be read of a mail when only one part of it has words. */
export function wordsOf(message: Pick<Message, 'visibleText' | 'text'>): string {
  return message.visibleText.trim() || message.text.trim();
}

/** The part of the text that `visibleText` leaves out: quoted history and signature. */
export function foldedWordsOf({ text, visibleText }: Pick<Message, 'visibleText' | 'text'>): string {
  const [whole, visible] = [text.trim(), visibleText.trim()];
  if (!visible || whole === visible) return '';
  return whole.startsWith(visible) ? whole.slice(visible.length).trim() : whole;
}

/** A mail whose HTML is ours. What a colleague sent with another program may quote a stranger's, pictures included. */
export function isWrittenByUs({ direction, delivery }: Pick<Message, 'direction'> & { delivery: object | null }): boolean {
  return direction === 'outbound' && delivery !== null;
}
