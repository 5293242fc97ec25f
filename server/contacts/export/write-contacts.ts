import { stringify } from 'csv-stringify/sync';
import { allFound, type ContactFilter } from '../../../shared/audience.ts';
import type { Contact, SlotName } from '../../../shared/contact.ts';
import { harmless } from '../../../shared/harmless-cell.ts';
import type { Stored } from '../../database/model-from.ts';
import { pageOfListed } from '../list/listed-contacts.ts';

const PAGE = 1000;
/** Without quotes a cell with a semicolon is two where semicolons part the cells. */
const QUOTED = { quoted: true };

/**
 * Contacts as CSV, a piece at a time: nothing of it is held but the page that is being written. The columns bear RESO's
 * names where it has one, and an import guesses every one of them.
 */
export async function* writeContacts(filter: ContactFilter, now: Date): AsyncGenerator<string> {
  yield stringify([Object.keys(COLUMNS)], QUOTED);
  for (let afterId: string | undefined; ; ) {
    const page = await pageOfListed(allFound(filter), { now, limit: PAGE, afterId });
    if (page.length > 0) yield stringify(page.map(rowOf), QUOTED);
    afterId = page.at(-1)?._id;
    if (page.length < PAGE) return;
  }
}

const rowOf = (contact: Stored<Contact>) => Object.values(COLUMNS).map((cellOf) => harmless(cellOf(contact)));
const slot = (name: SlotName) => (contact: Stored<Contact>) => {
  const value = contact.qualification.find((one) => one.slot === name)?.value ?? '';
  return Array.isArray(value) ? value.join('; ') : String(value);
};
const day = (at: Date | null) => at?.toISOString() ?? '';

const COLUMNS: Record<string, (contact: Stored<Contact>) => string> = {
  Email: ({ email }) => email,
  OtherEmails: ({ otherEmails }) => otherEmails.join('; '),
  FirstName: ({ firstName }) => firstName,
  LastName: ({ lastName }) => lastName,
  MobilePhone: ({ mobilePhone }) => mobilePhone,
  PreferredLanguage: ({ preferredLanguage }) => preferredLanguage,
  ContactType: ({ contactTypes }) => contactTypes.join('; '),
  LeadSource: ({ leadSource }) => leadSource,
  Stage: ({ stage }) => stage,
  Tags: ({ tags }) => tags.join('; '),
  Areas: slot('areas'),
  BudgetMin: slot('budgetMin'),
  BudgetMax: slot('budgetMax'),
  Consent: ({ consent }) => consent.state,
  ConsentTimestamp: ({ consent }) => day(consent.at),
  ConsentSource: ({ consent }) => consent.source,
  Notes: ({ notes }) => notes,
  FirstSeenTimestamp: ({ firstSeenAt }) => day(firstSeenAt),
  LastInboundTimestamp: ({ lastInboundAt }) => day(lastInboundAt),
  LastOutboundTimestamp: ({ lastOutboundAt }) => day(lastOutboundAt),
};
