import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import { ThreadModel } from '../thread.model.ts';

const JOINED = 'joined ';

/** Says on a thread that it is empty, and where its mails are now. */
export const joinedFlag = (into: string) => `${JOINED}${into}`;

/** Flags that speak of the mails of a thread, and go with them. */
export const flagsOfMails = ({ flags }: Pick<Thread, 'flags'>) => flags.filter((flag) => !flag.startsWith(JOINED));

/**
 * The thread that this one was joined to, or null. Always an older one (`join-threads.ts`): what names another was copied by an
 * earlier version from a thread that was taken in, and no chain is a circle. Pure.
 */
export function joinedInto({ _id, flags }: Pick<Stored<Thread>, '_id' | 'flags'>): string | null {
  const joined = flags.filter((flag) => flag.startsWith(JOINED)).map((flag) => flag.slice(JOINED.length));
  return joined.findLast((into) => into < _id) ?? null;
}

/**
 * The conversation that is meant by a thread's id. One that was joined to another is empty, and calls, links and open
 * windows still name it: what is written, taken over or looked at there belongs to the other one.
 */
export async function standingThread(threadId: string): Promise<Stored<Thread> | null> {
  const thread = await ThreadModel.findById(threadId).lean();
  const into = thread && joinedInto(thread);
  return (into && (await standingThread(into))) || thread;
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
