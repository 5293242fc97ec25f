import type { InboxView } from '../../../shared/thread.ts';
import { VIEW_WORDS } from '../words.ts';

/** What an empty view means and what comes next. */
export const EMPTY_WORDS: Record<InboxView, { title: string; words: string }> = {
  needs_you: { title: 'Nothing needs you', words: 'Drafts to review, conversations handed to a person and mail that failed show up here.' },
  all: { title: 'No mail yet', words: 'Mail appears here the moment it arrives. In rehearsal the first customer writes within seconds.' },
  mine: { title: 'No conversations of yours', words: 'Take a conversation over with t, and it is yours until you hand it back.' },
  unassigned: { title: 'Everything has an owner', words: 'Conversations without an owner are answered by the AI or wait here.' },
  sellers: { title: 'No sellers yet', words: 'Mail from people who want to sell, or to know what their house is worth.' },
  buyers: { title: 'No buyers yet', words: 'Mail from people who want to buy or rent.' },
  calls: { title: 'No calls to book', words: 'Conversations where a call is on offer and not agreed yet.' },
  snoozed: {
    title: 'Nothing snoozed',
    words: 'Snooze a conversation with s: it comes back when you say, or as soon as the customer writes.',
  },
  spam: { title: 'No spam', words: 'Machines, newsletters and junk end here; they are never answered.' },
  closed: { title: 'Nothing closed', words: 'Close a conversation with e. A new mail of the customer opens it again.' },
};

/** What a search, or a filter, did not find, and where it looked. */
export function nothingMatches(view: InboxView, { isSearch, isFiltered }: { isSearch: boolean; isFiltered: boolean }) {
  const title = 'Nothing matches';
  if (!isSearch) return { title, words: `No conversation in ${VIEW_WORDS[view]} is like that. Loosen the filters.` };
  const where = `${view === 'all' ? 'all conversations' : VIEW_WORDS[view]}${isFiltered ? ', within the filters' : ''}`;
  const hint = 'Names, addresses, and whole words of any mail are found.';
  if (view === 'all') return { title, words: `Searched in ${where}, also those in Closed, Snoozed and Spam. ${hint}` };
  return { title, words: `Searched in ${where} only${view === 'closed' ? '' : ', not in Closed'}. ${hint}` };
}
