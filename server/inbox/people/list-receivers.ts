import { fullName } from '../../../shared/full-name.ts';
import { whoWasSent } from '../../contacts/wishes/who-was-sent.ts';
import { newestThreads } from '../stages/threads-of-contacts.ts';

type Page = { cursor?: string | null; limit: number };

/** Whom a listing was sent to, the newest contact first, with the conversation it was sent in and what they said of it. */
export async function listReceivers(listingKey: string, page: Page) {
  const { contacts, nextCursor } = await whoWasSent(listingKey, page);
  const threads = await newestThreads(
    contacts.map(({ _id }) => _id),
    { listingKey },
  );
  const items = contacts.flatMap((contact) => {
    const { _id, email, listings } = contact;
    const sent = listings.find((listing) => listing.listingKey === listingKey);
    const who = { contactId: _id, name: fullName(contact), email, threadId: threads.get(_id)?._id ?? null };
    return sent ? [{ ...sent, ...who, quote: sent.preferenceEvidence?.quote ?? '' }] : [];
  });
  return { items, nextCursor };
}
