import { ContactModel } from '../contact.model.ts';
import { suppressedAmong } from './suppress.ts';

type Recipient = { address: string; contactId: string | null };

/**
 * Whether a campaign or a follow-up is unwanted, for each of these recipients: the address is suppressed, or whoever it
 * belonged to when the mail was written has opted out since, by whatever address they have now. Two looks for all.
 */
export async function areUnwanted(recipients: readonly Recipient[]): Promise<boolean[]> {
  const contactIds = recipients.flatMap(({ contactId }) => contactId ?? []);
  const [suppressed, out] = await Promise.all([
    suppressedAmong(recipients.map(({ address }) => address)),
    ContactModel.find({ _id: { $in: contactIds }, 'consent.state': { $ne: 'subscribed' } }, { _id: 1 }).lean(),
  ]);
  const outIds = new Set(out.map(({ _id }) => _id));
  return recipients.map(({ address, contactId }) => suppressed.has(address) || (contactId !== null && outIds.has(contactId)));
}
