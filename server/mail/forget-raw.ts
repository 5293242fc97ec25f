import { PlaceModel } from './place.model.ts';
import { deleteRaw } from './raw-mail.ts';

/** The bytes of these mails are gone; where they lie in a mailbox is known as settled, so that they are not fetched again. */
export async function forgetRaw(hashes: readonly string[]): Promise<void> {
  await PlaceModel.updateMany({ rawHash: { $in: [...hashes] } }, { $set: { state: 'buried', messageId: null } });
  for (const hash of hashes) await deleteRaw(hash);
}
