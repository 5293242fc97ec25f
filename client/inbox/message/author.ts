import type { MessageView } from '../thread/thread-view.ts';
import { AUTHOR_WORDS } from '../words.ts';

/** Who wrote a mail, as colleagues call them. */
export function authorName({ author, from, userId, campaignId, campaignNumber }: MessageView, names: Record<string, string>): string {
  if (author === 'customer') return from.name || from.address;
  if (author === 'campaign') return `Campaign ${(campaignId && names[campaignId]) ?? campaignNumber ?? ''}`.trim();
  return (author === 'agent' && userId && names[userId]) || AUTHOR_WORDS[author];
}

/** Authorship is seen before it is read: pine is the AI's alone, brick a person's of ours. */
export function authorColour(author: MessageView['author']): string {
  if (author === 'ai') return 'text-pine';
  return author === 'agent' || author === 'other_client' ? 'text-brick' : '';
}
