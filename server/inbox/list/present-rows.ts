import type { Contact } from '../../../shared/contact.ts';
import { fullName } from '../../../shared/full-name.ts';
import { type RowListing, type SearchHit, type Thread, type ThreadRow, threadRowSchema } from '../../../shared/thread.ts';
import { contactsByIds } from '../../contacts/find-contacts.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';
import { needsOf } from '../notes/mentions.ts';
import { hitIn, searchTerms, snippetIn } from './search-hits.ts';
import type { Found } from './search-threads.ts';

type Known = {
  /** Names of owners and pictures of listings, which other rooms know. */
  ownerNames: Map<string, string>;
  listings: Map<string, RowListing>;
  /** Who looks: a note may call this person alone. */
  userId: string;
  search?: { words: string; found: Found };
};

/** The rows of the list: what a thread is, who it is with, and for a search, why it is here. */
export async function presentRows(threads: Stored<Thread>[], { ownerNames, listings, userId, search }: Known): Promise<ThreadRow[]> {
  const [contacts, mails] = await Promise.all([
    contactsByIds([...new Set(threads.flatMap(({ contactId }) => contactId ?? []))]),
    search ? mailsOf(threads, search.found) : [],
  ]);
  const contactById = new Map(contacts.map((contact) => [contact._id, contact]));
  const textOf = new Map(mails.map(({ threadId, text, subject }) => [threadId, `${text} ${subject}`]));
  return threads.map((thread) => {
    const contact = thread.contactId ? contactById.get(thread.contactId) : undefined;
    const row = {
      ...thread,
      id: thread._id,
      needs: needsOf(thread, userId),
      contactName: contact ? fullName(contact) : '',
      contactEmail: contact?.email ?? thread.participants[0] ?? '',
      ownerName: thread.ownerId ? (ownerNames.get(thread.ownerId) ?? null) : null,
      listing: thread.listingKeys.toReversed().flatMap((key) => listings.get(key) ?? [])[0] ?? null,
    };
    const hits = search
      ? hitsOf({ ...row, text: textOf.get(thread._id) ?? '' }, { contact, terms: searchTerms(search.words), listings })
      : [];
    return threadRowSchema.parse({ ...row, hits });
  });
}

function mailsOf(threads: Stored<Thread>[], { messageOf }: Found) {
  const ids = threads.flatMap(({ _id }) => messageOf.get(_id) ?? []);
  return MessageModel.find({ _id: { $in: ids } }, { threadId: 1, text: 1, subject: 1 }).lean();
}

type Row = Pick<ThreadRow, 'subject' | 'lastWords' | 'contactName' | 'contactEmail' | 'listingKeys'> & { text: string };
type Searched = { contact: Stored<Contact> | undefined; terms: string[]; listings: Map<string, RowListing> };

/** Every place of a row where the words stand: its name, its subject, and one of mail, listing or further contact data. */
function hitsOf(row: Row, { contact, terms, listings }: Searched): SearchHit[] {
  const addresses = row.listingKeys.flatMap((key) => [listings.get(key)?.address ?? '', key]);
  const contactData = [row.contactEmail, ...(contact?.otherEmails ?? []), contact?.mobilePhone ?? ''];
  const first = (hits: (SearchHit | null)[]) => hits.find((hit) => hit !== null) ?? null;
  const below =
    snippetIn(row.text, terms) ??
    first(addresses.map((text) => hitIn('listing', text, terms))) ??
    snippetIn(row.lastWords, terms) ??
    first(contactData.map((text) => hitIn('contact', text, terms)));
  return [hitIn('contact', row.contactName, terms), hitIn('subject', row.subject, terms), below].filter((hit) => hit !== null);
}
