import type { Contact } from '../../../shared/contact.ts';
import type { MailKind } from '../../../shared/message.ts';
import type { Match } from '../../../shared/property.ts';
import { criteriaOf } from '../../contacts/wishes/criteria-of.ts';
import type { Stored } from '../../database/model-from.ts';
import { matchForContact } from '../draft/match-for-contact.ts';

/** Listings for somebody by what is known of them, as people see them beside the mail; none while nothing is known. */
export async function matchesForContact(
  contact: Stored<Contact>,
  { kind, limit }: { kind: MailKind | null; limit: number },
): Promise<Match[]> {
  const isTenant = kind === null && contact.contactTypes.includes('Tenant');
  const criteria = criteriaOf(contact, { isRenter: isTenant || kind === 'renter_lead' });
  if (Object.keys(criteria).every((name) => name === 'lease')) return [];
  return matchForContact(contact, criteria, { limit });
}
