import type { Edges } from '../../edges.ts';
import { followName } from '../../settings/follow-name.ts';
import { MailboxModel } from '../mailbox.model.ts';

/** The brokerage was renamed: mailboxes that send under its old name send under the new one. The environment's keep its word. */
export async function renameSenders(renaming: { from: string; to: string }, { publish }: Pick<Edges, 'publish'>): Promise<void> {
  const boxes = await MailboxModel.find({ source: { $ne: 'environment' } }, { fromName: 1 }).lean();
  const renamed = boxes.filter(({ fromName }) => followName(fromName, renaming) !== fromName);
  for (const { _id, fromName } of renamed)
    await MailboxModel.updateOne({ _id, fromName }, { $set: { fromName: followName(fromName, renaming) } });
  if (renamed.length > 0) publish('system.changed', { what: 'mailbox' });
}
