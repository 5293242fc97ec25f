import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Stored } from '../../database/model-from.ts';
import { MailboxModel } from '../mailbox.model.ts';

/** Puts the mailboxes of Settings in the place of the rehearsal's. @returns the first of them; null: there is none, and nothing changed */
export async function openForReal(): Promise<Stored<Mailbox> | null> {
  const own = { source: 'settings' as const, removedAt: null };
  const first = await MailboxModel.findOne(own).sort({ _id: 1 }).lean();
  if (!first) return null;
  await MailboxModel.updateMany({ source: 'rehearsal' }, { $set: { isEnabled: false } });
  await MailboxModel.updateMany(own, { $set: { isEnabled: true } });
  return first;
}
