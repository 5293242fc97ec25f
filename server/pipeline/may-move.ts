import type { Contact } from '../../shared/contact.ts';
import { mayActOn } from '../../shared/may-act.ts';
import type { User } from '../../shared/user.ts';
import { contactById } from '../contacts/find-contacts.ts';
import type { Stored } from '../database/model-from.ts';
import { AppError, notFound } from '../errors.ts';
import { threadOwners } from '../inbox/stages/threads-of-contacts.ts';

type Mover = Pick<User, 'id' | 'role'>;

/** An agent moves a lead when neither it nor an open conversation with it is a colleague's; a lead and an admin move all. */
export function mayMove(contact: Pick<Contact, 'ownerId'>, owners: readonly string[], user: Mover): boolean {
  return [contact.ownerId, ...owners].every((ownerId) => mayActOn({ ownerId }, user));
}

/** @throws AppError NOT_FOUND, FORBIDDEN */
export async function requireMayMove(contactId: string, user: Mover): Promise<Stored<Contact>> {
  const contact = await contactById(contactId);
  if (!contact) throw notFound('contact', contactId);
  // Asked by an id from before a merge, the conversations still stand under the one they have now.
  const owners = await threadOwners([contact._id]);
  if (mayMove(contact, owners.get(contact._id) ?? [], user)) return contact;
  const userMessage = 'A colleague has this lead. Ask them or a team lead.';
  throw new AppError('FORBIDDEN', { message: `${user.id} may not move contact ${contactId}`, userMessage });
}
