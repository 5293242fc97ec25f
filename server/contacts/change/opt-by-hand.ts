import type { Role } from '../../../shared/user.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { changeConsent } from '../change-consent.ts';
import { contactById } from '../find-contacts.ts';

type Asked = { contactId: string; state: 'subscribed' | 'unsubscribed'; reason: string };

/**
 * A person writes down that somebody wants mail, or wants none. Mail is let through again only with a reason, after a
 * complaint only by an admin, and never to an address that bounced: that wants another address.
 * @throws AppError NOT_FOUND; FORBIDDEN after a complaint; CONFLICT after a bounce
 */
export async function optByHand(
  { contactId, state, reason }: Asked,
  { role, name, edges }: { role: Role; name: string; edges: Pick<Edges, 'now' | 'publish'> },
): Promise<void> {
  const contact = await contactById(contactId);
  if (!contact) throw notFound('contact', contactId);
  const was = contact.consent.state;
  if (was === state) return;
  if (state === 'subscribed' && was === 'bounced') {
    const userMessage = 'Mail to this address came back. Write down another address first.';
    throw new AppError('CONFLICT', { message: `contact ${contactId} bounced`, userMessage });
  }
  if (state === 'subscribed' && was === 'complained' && role !== 'admin') {
    const userMessage = 'They reported our mail as spam. Only an admin may let mail through again.';
    throw new AppError('FORBIDDEN', { message: `contact ${contactId} complained`, userMessage });
  }
  await changeConsent({ contactId, state, reason, source: name, evenComplaint: role === 'admin' }, edges);
}
