import { hashesInUse } from '../inbox/people/hashes-in-use.ts';
import { PlaceModel } from './place.model.ts';
import { deleteRaw, deleteRawsOf } from './raw-mail.ts';

/**
 * The bytes of these mails are gone, and those of their copies, which a server may have written differently (a mail of ours
 * as it lies in Sent); where they lie in a mailbox is known as settled, so that they are not fetched again.
 */
export async function forgetRaw({ messageIds, rawHashes }: { messageIds: string[]; rawHashes: string[] }): Promise<void> {
  const places = await PlaceModel.find({ messageId: { $in: messageIds } }, { rawHash: 1 }).lean();
  const copies = places.map(({ rawHash }) => rawHash);
  const inUse = await hashesInUse(copies, { except: messageIds });
  const hashes = [...new Set([...rawHashes, ...copies.filter((hash) => !inUse.has(hash))])];
  for (const hash of hashes) await deleteRaw(hash);
  await deleteRawsOf(messageIds);
  const theirs = { $or: [{ messageId: { $in: messageIds } }, { rawHash: { $in: hashes } }] };
  await PlaceModel.updateMany(theirs, { $set: { state: 'buried', messageId: null } });
}
