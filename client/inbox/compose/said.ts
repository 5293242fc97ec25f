import { isDraft, type MessageView } from '../thread/thread-view.ts';

type Said = Pick<MessageView, 'id' | 'author' | 'createdAt' | 'delivery' | 'isBackfill'>;

/** What stands in a conversation as said, a person's mail while it can still be called back included: the AI's drafts and withdrawn mails do not. */
function isSaid(message: Said): boolean {
  const state = message.delivery?.state;
  return !message.isBackfill && state !== 'voided' && (!isDraft(message) || (state === 'holding' && message.author === 'agent'));
}

/** By when it was written here, as the server counts: a mail's order in its thread changes as it leaves. */
const isAfter = (a: Said, b: Said): boolean => a.createdAt > b.createdAt || (+a.createdAt === +b.createdAt && a.id > b.id);

/** The newest of what is said, for whoever has the conversation before them. */
export function newestSaid<M extends Said>(messages: readonly M[]): M | null {
  return messages.filter(isSaid).reduce<M | null>((newest, message) => (newest && isAfter(newest, message) ? newest : message), null);
}

/** What was said after the mail that was seen last, also by the writer: from this window it would have ended the draft. */
export function unseenIn<M extends Said>(messages: readonly M[], seenId: string | null): M[] {
  const seen = messages.find(({ id }) => id === seenId);
  return seen ? messages.filter((message) => isSaid(message) && isAfter(message, seen)) : [];
}
