import type { Edges } from '../../edges.ts';
import { notFound } from '../../errors.ts';
import { spellingsOf } from '../consent/spellings-of.ts';
import { suppressErased } from '../consent/suppress.ts';
import { ContactModel } from '../contact.model.ts';
import { contactById } from '../find-contacts.ts';
import { ImportFaultModel } from '../import/import-fault.model.ts';
import { forgetJournal } from '../journal/keep-journal.ts';
import { ContactAliasModel } from '../merge/contact-alias.model.ts';

/**
 * Forgets somebody who asked to be forgotten (GDPR, Art. 17): the contact, their mails with raw bytes, notes and
 * drafts. What stays is the hash of each address, so that none is mailed or imported again, and lines of ledgers
 * without words. The contact itself goes last: after a crash it is there to be erased again.
 * @param forget takes away what other rooms keep
 * @throws AppError NOT_FOUND
 */
export async function eraseContact(
  contactId: string,
  { edges, forget }: { edges: Pick<Edges, 'now' | 'publish'>; forget: (contactId: string, now: Date) => Promise<void> },
): Promise<void> {
  const contact = await contactById(contactId);
  if (!contact) throw notFound('contact', contactId);
  const addresses = [contact.email, ...contact.otherEmails];
  for (const address of addresses) await suppressErased(address, edges);
  const aliases = await ContactAliasModel.find({ contactId: contact._id }, { _id: 1 }).lean();
  for (const id of [contact._id, ...aliases.map(({ _id }) => _id)]) {
    await forget(id, edges.now());
    await forgetJournal(id);
  }
  await ImportFaultModel.deleteMany({ cells: { $in: addresses.flatMap(spellingsOf) } });
  await ContactAliasModel.deleteMany({ contactId: contact._id });
  await ContactModel.deleteOne({ _id: contact._id });
  edges.publish('contact.changed', { contactId: contact._id });
}
