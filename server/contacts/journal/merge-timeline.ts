import type { Contact } from '../../../shared/contact.ts';
import type { JournalEntry } from '../../../shared/journal.ts';
import type { TimelineItem } from '../../../shared/timeline.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Keyset } from '../../keyset.ts';

const BLANK = {
  ...{ byName: '', title: '', text: '', before: '', added: [], removed: [], author: '', state: '' },
  ...{ isInbound: false, threadId: null, campaignId: null },
};
type Names = ReadonlyMap<string, string>;
export type Line = Pick<TimelineItem, 'id' | 'kind' | 'at'> & Partial<TimelineItem>;

/** What several rooms know of one contact in one line, the newest first, from behind the cursor on. Pure. */
export function mergeTimeline(lines: readonly Line[], { cursor, limit }: { cursor: Keyset | null; limit: number }): TimelineItem[] {
  const isBehind = ({ at, id }: Line) => !cursor || at < cursor.at || (at.getTime() === cursor.at.getTime() && id < cursor.id);
  return lines
    .filter(isBehind)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
    .slice(0, limit)
    .map((line) => ({ ...BLANK, ...line }));
}

/** What stands on the contact itself. */
export function linesOfContact(contact: Contact | Stored<Contact>): Line[] {
  return [
    { id: 'first-seen', kind: 'first_seen', at: contact.firstSeenAt, title: contact.leadSource },
    ...contact.consentHistory.flatMap(({ state, at, reason, source }, n): Line[] =>
      at ? [{ id: `consent-${n}`, kind: 'consent', at, title: state, text: reason, byName: source }] : [],
    ),
    ...contact.listings.map(
      ({ listingKey, listingSentTimestamp, contactListingPreference }): Line => ({
        ...{
          id: `listing-${listingKey}`,
          kind: 'listing',
          at: listingSentTimestamp,
          title: listingKey,
          state: contactListingPreference ?? '',
        },
      }),
    ),
  ];
}

export function linesOfJournal(entries: readonly Stored<JournalEntry>[], names: Names): Line[] {
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? '') : '');
  return entries.map(({ _id, kind, at, by, before, after, added, removed, text, undoneAt }) => ({
    ...{ id: _id, kind, at, byName: nameOf(by), text, added, removed, state: undoneAt ? 'undone' : '' },
    title: (kind === 'owner' ? nameOf(after) : after) ?? '',
    before: (kind === 'owner' ? nameOf(before) : before) ?? '',
  }));
}
