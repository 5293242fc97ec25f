import { contactIdsLike } from '../../contacts/list/list-contacts.ts';
import { ThreadModel } from '../thread.model.ts';
import { foldedPattern } from './folded-pattern.ts';
import { searchTerms } from './search-hits.ts';
import { searchMails } from './search-mails.ts';

/** Of each source, the newest threads looked at; beyond that a search is too vague to be useful. */
const MOST_HITS = 500;
/** How far back the middles of words are looked for: an index knows beginnings only, and each conversation is read. */
const NEWEST = 1000;

/** The threads that hold all these words somewhere, and for those found by a mail, the newest such mail. */
export type Found = { threadIds: string[]; messageOf: Map<string, string> };

/**
 * Looks in mails (beginnings of words, all of them), customers, listings by their address (their keys are the caller's), and
 * for middles of words in what the newest threads show. Every source is bounded, so that a vague word costs no more than a rare one.
 */
export async function searchThreads(words: string, { listingKeys }: { listingKeys: string[] }): Promise<Found> {
  const terms = searchTerms(words);
  if (terms.length === 0) return { threadIds: [], messageOf: new Map() };
  const [mails, contactIds, shown] = await Promise.all([
    searchMails(terms, MOST_HITS),
    contactIdsLike(words, MOST_HITS),
    newestShowing(terms),
  ]);
  const [ofContacts, ofListings] = await Promise.all([threadIdsOf('contactId', contactIds), threadIdsOf('listingKeys', listingKeys)]);
  const messageOf = new Map<string, string>();
  for (const { _id, threadId } of mails) if (!messageOf.has(threadId)) messageOf.set(threadId, _id);
  return { threadIds: [...new Set([...messageOf.keys(), ...ofContacts, ...ofListings, ...shown])], messageOf };
}

async function newestShowing(terms: string[]): Promise<string[]> {
  const newest = (status: 'open' | 'closed' | 'snoozed'): Promise<{ _id: string }[]> =>
    ThreadModel.aggregate([
      { $match: { isInInbox: true, status } },
      { $sort: { lastMessageAt: -1, _id: -1 } },
      { $limit: NEWEST },
      { $match: all(terms, ['subject', 'lastWords', 'participants']) },
      { $limit: MOST_HITS },
      { $project: { _id: 1 } },
    ]);
  const found = await Promise.all([newest('open'), newest('closed'), newest('snoozed')]);
  return found.flat().map(({ _id }) => _id);
}

/** Each term in one of the fields. */
function all(terms: string[], fields: string[]): Record<string, unknown> {
  return { $and: terms.map((term) => ({ $or: fields.map((field) => ({ [field]: foldedPattern(term) })) })) };
}

async function threadIdsOf(field: 'contactId' | 'listingKeys', values: string[]): Promise<string[]> {
  if (values.length === 0) return [];
  const found = await ThreadModel.find({ [field]: { $in: values } }, { _id: 1 })
    .sort({ lastMessageAt: -1 })
    .limit(MOST_HITS)
    .lean();
  return found.map(({ _id }) => _id);
}
