import { MessageModel } from '../message.model.ts';

/** Which of these raw bytes a mail refers to, other than those named: the same bytes may have come twice. */
export async function hashesInUse(hashes: readonly string[], { except }: { except: readonly string[] }): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const others = { rawHash: { $in: [...hashes] }, _id: { $nin: [...except] } };
  return new Set((await MessageModel.find(others, { rawHash: 1 }).lean()).flatMap(({ rawHash }) => rawHash ?? []));
}
