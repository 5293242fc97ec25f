import { canonicalAddress } from '../../shared/id.ts';
import type { Mailbox } from '../../shared/mailbox.ts';
import type { Stored } from '../database/model-from.ts';
import { notFound } from '../errors.ts';
import { MailboxModel } from './mailbox.model.ts';

/** The mailboxes that are read and sent with, in order of their making. */
export async function enabledMailboxes(): Promise<Stored<Mailbox>[]> {
  return MailboxModel.find({ isEnabled: true }).sort({ _id: 1 }).lean();
}

/** Real mailboxes that were switched off or taken away. */
export async function closedMailboxIds(): Promise<string[]> {
  const closed = await MailboxModel.find({ isEnabled: false, source: { $ne: 'rehearsal' } }, { _id: 1 }).lean();
  return closed.map(({ _id }) => _id);
}

/** Those of Settings that were taken away, with their passwords. */
export async function removedMailboxIds(): Promise<string[]> {
  return (await MailboxModel.find({ removedAt: { $ne: null } }, { _id: 1 }).lean()).map(({ _id }) => _id);
}

/** @throws AppError NOT_FOUND */
export async function mailboxById(id: string): Promise<Stored<Mailbox>> {
  const mailbox = await MailboxModel.findById(id).lean();
  if (!mailbox) throw notFound('mailbox', id);
  return mailbox;
}

/** Every address that is the brokerage's own, normalised: mail from them is never a customer's. */
export function ownAddressesOf(mailboxes: Pick<Mailbox, 'address' | 'imap'>[]): string[] {
  const addresses = mailboxes.flatMap(({ address, imap }) => [address, imap.user]).map(canonicalAddress);
  return [...new Set(addresses.filter((address) => address.includes('@')))];
}
