import mongoose from 'mongoose';

/** `insertMany` is a `bulkWrite` of the driver. */
const WRITES = ['insertOne', 'bulkWrite', 'updateOne', 'updateMany', 'replaceOne', 'findOneAndUpdate', 'deleteOne', 'deleteMany'] as const;
type Write = (typeof WRITES)[number];
type AnyWrite = (this: unknown, ...args: unknown[]) => Promise<unknown>;

/** A process that dies: the write of this number still reaches the database, and nothing after it does. */
class Killed extends Error {}

/**
 * Runs a story once for each write it makes, killed behind that write, and hands every wreck to `repair`; the last
 * round is not killed. What a SIGKILL leaves behind is exactly this: some writes, and no catch or finally.
 * @returns how many writes the whole story makes
 */
export async function killBehindEachWrite(rounds: {
  begin: () => Promise<void>;
  story: () => Promise<unknown>;
  repair: (killedBehind: number) => Promise<void>;
}): Promise<number> {
  for (let n = 1; ; n++) {
    await rounds.begin();
    const wasKilled = await runAndKill(rounds.story, n);
    await rounds.repair(n);
    if (!wasKilled) return n - 1;
  }
}

async function runAndKill(story: () => Promise<unknown>, behind: number): Promise<boolean> {
  const prototype = mongoose.mongo.Collection.prototype as unknown as Record<Write, AnyWrite>;
  const originals = Object.fromEntries(WRITES.map((name) => [name, prototype[name]])) as Record<Write, AnyWrite>;
  let writes = 0;
  for (const name of WRITES) {
    prototype[name] = async function (...args) {
      if (writes >= behind) throw new Killed(`dead before ${name}`);
      writes += 1;
      const isLast = writes === behind;
      const result = await originals[name].apply(this, args);
      if (isLast) throw new Killed(`killed behind ${name}`);
      return result;
    };
  }
  let wasKilled = false;
  try {
    await story();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  } finally {
    wasKilled = writes >= behind;
    Object.assign(prototype, originals);
  }
  return wasKilled;
}
