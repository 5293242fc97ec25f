import { contactIdsLike } from '../../contacts/list/list-contacts.ts';
import { literalPattern } from '../../literal-pattern.ts';
import { MessageModel } from '../message.model.ts';
import type { ThreadFilter } from './views.ts';

/** The newest matching mails looked at; beyond that a search is too vague to be useful. */
const MOST_HITS = 500;

/** Threads where these words stand in a mail, a subject, an address, a customer's name or a listing's key. */
export async function searchFilter(words: string): Promise<ThreadFilter> {
  const [threadIds, contactIds] = await Promise.all([threadsSaying(words), contactIdsLike(words, MOST_HITS)]);
  const pattern = literalPattern(words);
  return {
    $or: [
      { _id: { $in: threadIds } },
      { contactId: { $in: contactIds } },
      { subject: pattern },
      { participants: pattern },
      { listingKeys: words },
    ],
  };
}

async function threadsSaying(words: string): Promise<string[]> {
  // Quoted, MongoDB looks for the phrase; a minus or quote of the writer must not become an operator.
  const phrase = `"${words.replace(/["\\]/g, ' ')}"`;
  const hits = await MessageModel.find({ $text: { $search: phrase } })
    .select('threadId')
    .sort({ sortAt: -1 })
    .limit(MOST_HITS)
    .lean();
  return [...new Set(hits.map(({ threadId }) => threadId))];
}
