import { AsyncLocalStorage } from 'node:async_hooks';
import mongoose from 'mongoose';

const READS = ['findOne', 'countDocuments', 'distinct'] as const;
const WRITES = ['insertOne', 'bulkWrite', 'updateOne', 'updateMany', 'replaceOne', 'findOneAndUpdate', 'deleteOne', 'deleteMany'] as const;
type AnyCall = (this: unknown, ...args: unknown[]) => Promise<unknown>;
type Calls = Record<string, AnyCall>;

/** A process that died: what it does next reaches the database no more. */
class Killed extends Error {}

type Watch = { calls: number; writes: number; killedBehind: number | null; pauseBefore: number | null; deed: () => Promise<unknown> };
const watched = new AsyncLocalStorage<Watch | null>();

/**
 * From now on a story may be killed behind one of its writes, or stand still before one of its calls to the database while
 * something else happens. Only what the story itself calls is counted. @returns how to take the watch off again
 */
export function watchDatabase(): () => void {
  const { Collection, FindCursor, AggregationCursor } = mongoose.mongo;
  const collection = Collection.prototype as unknown as Calls;
  const cursors = [FindCursor.prototype, AggregationCursor.prototype] as unknown as Calls[];
  const undo = [
    ...cursors.map((cursor) => wrap(cursor, 'toArray', pause)),
    ...READS.map((name) => wrap(collection, name, pause)),
    ...WRITES.map((name) => wrap(collection, name, (watch, call) => pause(watch, () => writeOrDie(watch, name, call)))),
  ];
  return () => {
    for (const each of undo) each();
  };
}

type Around = (watch: Watch, call: () => Promise<unknown>) => Promise<unknown>;

function wrap(calls: Calls, name: string, around: Around): () => void {
  const original = calls[name] as AnyCall;
  calls[name] = async function (...args) {
    const watch = watched.getStore();
    const call = () => original.apply(this, args);
    return watch ? around(watch, call) : call();
  };
  return () => {
    calls[name] = original;
  };
}

async function pause(watch: Watch, call: () => Promise<unknown>): Promise<unknown> {
  watch.calls += 1;
  if (watch.calls === watch.pauseBefore) await watched.run(null, watch.deed);
  return call();
}

async function writeOrDie(watch: Watch, name: string, call: () => Promise<unknown>): Promise<unknown> {
  const { killedBehind } = watch;
  if (killedBehind !== null && watch.writes >= killedBehind) throw new Killed(`dead before ${name}`);
  watch.writes += 1;
  const nth = watch.writes;
  const result = await call();
  if (killedBehind === nth) throw new Killed(`killed behind ${name}`);
  return result;
}

/** Runs a story that dies behind its n-th write. @returns whether it came so far */
export async function dieBehind(n: number, story: () => Promise<unknown>): Promise<boolean> {
  const watch = { calls: 0, writes: 0, killedBehind: n, pauseBefore: null, deed: async () => undefined };
  try {
    await watched.run(watch, story);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  return watch.writes >= n;
}

/** Runs a story, and before its n-th call something else, mostly from beginning to end; behind it where it never came so far. */
export async function inTheMiddle(n: number, story: () => Promise<unknown>, deed: () => Promise<unknown>): Promise<void> {
  const other = beside(deed);
  const watch = { calls: 0, writes: 0, killedBehind: null, pauseBefore: n, deed: other.begin };
  await watched.run(watch, story);
  await other.end();
}

/** As long something is waited for that itself may wait for what waits for it, as a takeover does for a mail under way. */
const PATIENCE_MS = 300;

/** Something that is begun in the midst of something else, which goes on when it is done or takes long. */
export function beside(deed: () => Promise<unknown>) {
  let done: Promise<{ error: unknown } | null> | null = null;
  const begin = () => {
    done ??= deed().then(
      () => null,
      (error: unknown) => ({ error }),
    );
    return done;
  };
  return {
    begin: () => Promise.race([begin(), Bun.sleep(PATIENCE_MS)]),
    /** Waits for its end; begins it where nobody has. */
    end: async () => {
      const failed = await begin();
      if (failed) throw failed.error;
    },
  };
}
