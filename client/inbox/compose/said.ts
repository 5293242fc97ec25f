import { isDraft, type MessageView } from '../thread/thread-view.ts';

/** What stands in a conversation as said: drafts and withdrawn mails do not. */
export function saidIn(messages: MessageView[]): MessageView[] {
  return messages.filter((message) => !isDraft(message) && message.delivery?.state !== 'voided');
}

/** What others said after the mail that was seen last. */
export function unseenBy({ messages, seenId, userId }: { messages: MessageView[]; seenId: string | null; userId: string }): MessageView[] {
  const said = saidIn(messages);
  const at = said.findIndex(({ id }) => id === seenId);
  return at < 0 ? [] : said.slice(at + 1).filter((message) => message.userId !== userId);
}
