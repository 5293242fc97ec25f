import mongoose, { type PipelineStage } from 'mongoose';
import { plain } from '../../contacts/list/contact-keys.ts';
import { beginningPattern } from '../../database/literal-pattern.ts';
import { MessageModel, WORD_INDEX } from '../message.model.ts';
import { foldedPattern } from './folded-pattern.ts';
import { wordsOf } from './mail-words.ts';

/** Of a beginning that stands in no more mails than this, all are read. */
const FEW = 1000;
/** Which of several frequent beginnings is the rarest is counted as far as this. */
const COUNT_UP_TO = 5000;
/** Of a frequent one, so many of the newest mails are looked at for what else was asked. */
const NEWEST = 2000;
/** Whole words are looked up by peeks into the index; a beginning of more words than these peeks show is too vague. */
const [PEEKS, PEEK] = [12, 50];
/** MongoDB merges no more walks than this by time. */
const MOST_WORDS = 200;

export type FoundMail = { _id: string; threadId: string; sortAt: Date };

/**
 * The newest mails that hold all these terms: words by their beginning, and what is more than one word as it stands. The
 * rarest beginning names the mails that are read and the others only sort them out, so that a search costs the same among
 * a thousand mails and among a million.
 */
export async function searchMails(terms: string[], limit: number): Promise<FoundMail[]> {
  const beginnings = [...new Set(terms.flatMap(wordsOf))];
  if (beginnings.length === 0) return [];
  const [rarest = '', mails] = await rarestOf(beginnings);
  const isFew = mails <= FEW;
  const others = [...beginnings.filter((word) => word !== rarest).map(beginsSo), ...terms.flatMap(asItStands)];
  const { stages, hint } = isFew ? { stages: [{ $match: beginsSo(rarest) }, { $limit: FEW }], hint: WORD_INDEX } : await newestWith(rarest);
  const asked = MessageModel.aggregate<FoundMail>([
    ...stages,
    ...(others.length > 0 ? [{ $match: { $and: others } }] : []),
    // Few are read in the order of their words.
    ...(isFew ? [] : [{ $limit: limit }]),
    { $project: { threadId: 1, sortAt: 1 } },
  ]);
  const found = await asked.hint(hint);
  return found.toSorted((a, b) => b.sortAt.getTime() - a.sortAt.getTime()).slice(0, limit);
}

const beginsSo = (word: string) => ({ words: beginningPattern(word) });

/** Words stand in any order; where a term is more than a word, its words and signs stand together. */
function asItStands(term: string): object[] {
  if (wordsOf(term)[0] === plain(term)) return [];
  const pattern = foldedPattern(term);
  return [{ $or: [{ subject: pattern }, { text: pattern }] }];
}

/** The beginning that stands in the fewest mails, and in how many. */
async function rarestOf(beginnings: string[]): Promise<[string, number]> {
  const rarestUpTo = async (most: number) => {
    const counts = await Promise.all(beginnings.map(async (word) => [word, await countUpTo(word, most)] as [string, number]));
    return counts.reduce((rarest, next) => (next[1] < rarest[1] ? next : rarest));
  };
  const rarest = await rarestUpTo(FEW + 1);
  return rarest[1] <= FEW || beginnings.length === 1 ? rarest : rarestUpTo(COUNT_UP_TO);
}

function countUpTo(beginning: string, most: number): Promise<number> {
  return MessageModel.countDocuments(beginsSo(beginning)).hint(WORD_INDEX).limit(most);
}

/** The newest mails with a frequent beginning: one walk per word, merged by time; a vague one is looked for in the newest of all. */
async function newestWith(beginning: string): Promise<{ stages: PipelineStage[]; hint: Record<string, 1 | -1> }> {
  const words = await wordsBeginning(beginning);
  const newest: PipelineStage[] = [{ $sort: { sortAt: -1 } }, { $limit: NEWEST }];
  if (words) return { stages: [{ $match: { words: { $in: words } } }, ...newest], hint: WORD_INDEX };
  return { stages: [...newest, { $match: beginsSo(beginning) }], hint: { sortAt: -1 } };
}

/** Every word with this beginning that stands in a mail; null when they are too many. Reads keys of the index alone. */
async function wordsBeginning(beginning: string): Promise<string[] | null> {
  const words = new Set<string>();
  let after = { words: beginning, sortAt: new mongoose.mongo.MaxKey() as object };
  const end = { words: `${beginning}\u{10ffff}`, sortAt: new mongoose.mongo.MinKey() };
  for (let peek = 0; peek < PEEKS; peek++) {
    const keys = await MessageModel.collection
      .find<{ words: string }>({}, { hint: WORD_INDEX, min: after, max: end, returnKey: true, limit: PEEK })
      .toArray();
    for (const { words: word } of keys) words.add(word);
    const last = keys.at(-1);
    if (words.size > MOST_WORDS) return null;
    if (!last || keys.length < PEEK) return [...words];
    // On with the next word, past all mails of this one.
    after = { words: last.words, sortAt: new mongoose.mongo.MinKey() };
  }
  return null;
}
