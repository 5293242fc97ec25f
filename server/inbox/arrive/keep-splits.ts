import { ThreadModel } from '../thread.model.ts';

/**
 * Conversations that a person split are not one again because a later mail names mails of both, as every reply does
 * that carries the whole chain in its References. Of threads that were split from each other the mail belongs to one:
 * the first of `nearest` that is among them, else the oldest.
 * @param nearest where the mail itself lies, then the threads of what it names, the nearest first
 */
export async function keepSplits(threadIds: string[], nearest: (string | null | undefined)[]): Promise<string[]> {
  if (threadIds.length < 2) return threadIds;
  const threads = await ThreadModel.find({ _id: { $in: threadIds } }, { splitRoot: 1 }).lean();
  const rootOf = new Map(threads.map(({ _id, splitRoot }) => [_id, splitRoot ?? _id]));
  const families = Map.groupBy(threadIds, (id) => rootOf.get(id) ?? id);
  const kept = [...families.values()].flatMap(
    (ids) => ids.find((id) => id === nearest.find((one) => one && ids.includes(one))) ?? ids.sort()[0] ?? [],
  );
  return kept.sort();
}
