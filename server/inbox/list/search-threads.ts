import type { PipelineStage } from 'mongoose';
import { contactIdsLike } from '../../contacts/list/list-contacts.ts';
import { literalPattern } from '../../literal-pattern.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { searchTerms } from './search-hits.ts';

/** Of each source, the newest threads looked at; beyond that a search is too vague to be useful. */
const MOST_HITS = 500;
/** The text index gives its hits in no useful order: of a word that stands in more mails than this, the newest are read instead. */
const MOST_READ = 2000;
/** How far back parts of words are looked for: an index knows whole words only. */
const NEWEST = 2000;

/** The threads that hold all these words somewhere, and for those found by a mail, the newest such mail. */
export type Found = { threadIds: string[]; messageOf: Map<string, string> };

/**
 * Looks in mails (whole words, all of them), customers, listings by their address (their keys are the caller's), and for
 * parts of words in what the newest threads show. Every source is bounded, so that a vague word costs no more than a rare one.
 */
export async function searchThreads(words: string, { listingKeys }: { listingKeys: string[] }): Promise<Found> {
  const terms = searchTerms(words);
  if (terms.length === 0) return { threadIds: [], messageOf: new Map() };
  const [mails, contactIds, shown] = await Promise.all([mailsSaying(terms), contactIdsLike(words, MOST_HITS), newestShowing(terms)]);
  const [ofContacts, ofListings] = await Promise.all([threadIdsOf('contactId', contactIds), threadIdsOf('listingKeys', listingKeys)]);
  const messageOf = new Map<string, string>();
  for (const { _id, threadId } of mails) if (!messageOf.has(threadId)) messageOf.set(threadId, _id);
  return { threadIds: [...new Set([...messageOf.keys(), ...ofContacts, ...ofListings, ...shown])], messageOf };
}

type Mail = { _id: string; threadId: string };

async function mailsSaying(terms: string[]): Promise<Mail[]> {
  // Quoted, MongoDB looks for each as it stands; a minus or quote of the writer must not become an operator.
  const $search = terms.map((term) => `"${term.replace(/["\\]/g, ' ')}"`).join(' ');
  const read = await MessageModel.find({ $text: { $search } }, { threadId: 1, sortAt: 1 }).limit(MOST_READ).lean();
  if (read.length === MOST_READ) return newestSaying(terms);
  return read.toSorted((a, b) => b.sortAt.getTime() - a.sortAt.getTime()).slice(0, MOST_HITS);
}

async function newestSaying(terms: string[]): Promise<Mail[]> {
  const stages: PipelineStage[] = [
    { $sort: { sortAt: -1 } },
    { $limit: NEWEST },
    { $match: all(terms, ['subject', 'text']) },
    { $limit: MOST_HITS },
    { $project: { threadId: 1 } },
  ];
  return MessageModel.aggregate<Mail>(stages);
}

async function newestShowing(terms: string[]): Promise<string[]> {
  const newest = (status: 'open' | 'closed' | 'snoozed'): Promise<{ _id: string }[]> =>
    ThreadModel.aggregate([
      { $match: { isInInbox: true, status } },
      { $sort: { lastMessageAt: -1, _id: -1 } },
      { $limit: NEWEST },
      { $match: all(terms, ['subject', 'lastWords', 'participants']) },
      { $project: { _id: 1 } },
    ]);
  const found = await Promise.all([newest('open'), newest('closed'), newest('snoozed')]);
  return found.flat().map(({ _id }) => _id);
}

/** Each term in one of the fields. */
function all(terms: string[], fields: string[]): Record<string, unknown> {
  return { $and: terms.map((term) => ({ $or: fields.map((field) => ({ [field]: literalPattern(term) })) })) };
}

async function threadIdsOf(field: 'contactId' | 'listingKeys', values: string[]): Promise<string[]> {
  if (values.length === 0) return [];
  const found = await ThreadModel.find({ [field]: { $in: values } }, { _id: 1 })
    .sort({ lastMessageAt: -1 })
    .limit(MOST_HITS)
    .lean();
  return found.map(({ _id }) => _id);
}
