import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import { ThreadModel } from '../thread.model.ts';

const JOINED = 'joined ';
/** Longer than any chain of joins that is no mistake. */
const MOST_JOINS = 20;

/** Says on a thread that it is empty, and where its mails are now. */
export const joinedFlag = (into: string) => `${JOINED}${into}`;

/** Flags that speak of the mails of a thread, and go with them. */
export const flagsOfMails = ({ flags }: Pick<Thread, 'flags'>) => flags.filter((flag) => !flag.startsWith(JOINED));

/** The thread that this one was joined to, or null. Pure. */
export function joinedInto({ _id, flags }: Pick<Stored<Thread>, '_id' | 'flags'>): string | null {
  const into = flags.findLast((flag) => flag.startsWith(JOINED))?.slice(JOINED.length) ?? _id;
  return into === _id ? null : into;
}

/**
 * The conversation that is meant by a thread's id. One that was joined to another is empty, and calls, links and open
 * windows still name it: what is written, taken over or looked at there belongs to the other one.
 */
export async function standingThread(threadId: string): Promise<Stored<Thread> | null> {
  let thread = await ThreadModel.findById(threadId).lean();
  for (let joins = 0; thread && joins < MOST_JOINS; joins++) {
    const into = joinedInto(thread);
    const next = into === null ? null : await ThreadModel.findById(into).lean();
    if (!next) break;
    thread = next;
  }
  return thread;
}

/** The same by its id; the id itself where there is no such thread. */
export async function standingIdOf(threadId: string): Promise<string> {
  return (await standingThread(threadId))?._id ?? threadId;
}

/** Of these threads those that were joined to others, with the one that stands for each. */
export async function joinedAmong(threadIds: string[]): Promise<Map<string, string>> {
  if (threadIds.length === 0) return new Map();
  const joined = await ThreadModel.find({ _id: { $in: threadIds }, flags: { $regex: `^${JOINED}` } }, { _id: 1 }).lean();
  const standing = joined.map(async ({ _id }) => [_id, await standingIdOf(_id)] as const);
  return new Map(await Promise.all(standing));
}
