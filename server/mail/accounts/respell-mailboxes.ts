import { canonicalAddress } from '../../../shared/id.ts';
import { isDuplicateKey } from '../../database/connect.ts';
import { MailboxModel } from '../mailbox.model.ts';

/** Gives mailboxes the one spelling of their address. One that another has already in that spelling stays as it is. */
export async function respellMailboxes(): Promise<void> {
  for (const { _id, address } of await MailboxModel.find({ address: /[^ -~]/ }, { address: 1 }).lean()) {
    await MailboxModel.updateOne({ _id }, { $set: { address: canonicalAddress(address) } }).catch((error) => {
      if (!isDuplicateKey(error)) throw error;
    });
  }
}
