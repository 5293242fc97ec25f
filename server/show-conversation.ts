import { contactSchema } from '../shared/contact.ts';
import { threadSchema } from '../shared/thread.ts';
import { matchesForContact } from './ai/answer/matches-for-contact.ts';
import { decisionsOfMails } from './ai/decision.ts';
import { planFollowUps } from './ai/follow-up/plan-follow-ups.ts';
import { callsBeside } from './calls/list-calls.ts';
import { campaignNames } from './campaigns/name-campaigns.ts';
import { contactById } from './contacts/find-contacts.ts';
import { present } from './database/model-from.ts';
import { presentMessage } from './inbox/desk/present-message.ts';
import { messagesOfThread, requireThread } from './inbox/desk/show-thread.ts';
import { notesOfThread } from './inbox/notes/list-notes.ts';
import { needsOf } from './inbox/notes/mentions.ts';
import { presentNote } from './inbox/notes/present-note.ts';
import { listingsPreparedFor } from './properties/prepare-listing.ts';
import { userNames } from './users/find-users.ts';

/** Listings proposed beside a conversation. */
const MOST_MATCHES = 6;

/**
 * A conversation with all that the rooms know of it, as one of us sees it.
 * @throws AppError NOT_FOUND
 */
export async function showConversation(named: string, { userId, now }: { userId: string; now: Date }) {
  const stored = await requireThread(named);
  const threadId = stored._id;
  const [messages, notes, calls, contact, preparedListings] = await Promise.all([
    messagesOfThread(threadId),
    notesOfThread(threadId),
    callsBeside({ threadId, contactId: stored.contactId }),
    stored.contactId ? contactById(stored.contactId) : null,
    stored.contactId ? listingsPreparedFor(stored.contactId) : [],
  ]);
  const people = [
    stored.ownerId,
    ...messages.map((message) => message.userId),
    ...notes.flatMap((note) => [note.userId, ...note.mentions]),
  ];
  const [names, campaigns, decisions] = await Promise.all([
    userNames(people),
    campaignNames([...stored.campaignIds, ...messages.flatMap(({ campaignId }) => campaignId ?? [])]),
    decisionsOfMails(messages.map(({ _id }) => _id)),
  ]);
  return {
    thread: { ...present(threadSchema, stored), needs: needsOf(stored, userId) },
    ownerName: names.get(stored.ownerId ?? '') ?? null,
    contact: contact && present(contactSchema, contact),
    messages: messages.map(presentMessage),
    notes: notes.map((note) => presentNote(note, names)),
    names: Object.fromEntries([...names, ...campaigns]),
    decisions,
    calls,
    matches: contact ? await matchesForContact(contact, { kind: stored.kind, limit: MOST_MATCHES }) : [],
    preparedListings,
    followUps: await planFollowUps({ thread: stored, contact, messages }, now),
  };
}
