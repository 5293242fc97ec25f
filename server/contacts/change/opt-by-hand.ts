import type { Contact, Suppression } from '../../../shared/contact.ts';
import type { Role } from '../../../shared/user.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { changeConsent } from '../consent/change-consent.ts';
import { suppressionsOf } from '../consent/suppress.ts';
import { contactById } from '../find-contacts.ts';

type Asked = { contactId: string; state: 'subscribed' | 'unsubscribed'; reason: string };

/**
 * A person writes down that somebody wants mail, or wants none. Mail is let through again only with a reason, after a
 * complaint only by an admin, and never to an address that bounced or was erased: that wants another address. The
 * suppressions are asked besides the card, which may have been written after them.
 * @throws AppError NOT_FOUND; FORBIDDEN after a complaint; CONFLICT after a bounce or an erasure
 */
export async function optByHand(
  { contactId, state, reason }: Asked,
  { role, name, edges }: { role: Role; name: string; edges: Pick<Edges, 'now' | 'publish'> },
): Promise<void> {
  const contact = await contactById(contactId);
  if (!contact) throw notFound('contact', contactId);
  const suppressions = await suppressionsOf([contact.email, ...contact.otherEmails]);
  if (contact.consent.state === state && (state === 'unsubscribed' || suppressions.size === 0)) return;
  if (state === 'subscribed') refuseOpening(contact, { suppressions, role });
  await changeConsent({ contactId: contact._id, state, reason, source: name, evenComplaint: role === 'admin' }, edges);
}

type Standing = { suppressions: Map<string, Pick<Suppression, 'reason'>>; role: Role };

function refuseOpening({ _id, email, consent }: Stored<Contact>, { suppressions, role }: Standing): void {
  const reasons = [...suppressions.values()].map(({ reason }) => reason);
  if ((consent.state === 'complained' || reasons.includes('complaint')) && role !== 'admin') {
    const userMessage = 'They reported our mail as spam. Only an admin may let mail through again.';
    throw new AppError('FORBIDDEN', { message: `contact ${_id} complained`, userMessage });
  }
  const why = suppressions.get(email)?.reason;
  // Where another address bounced, this one has taken its place.
  if (isBounce(why) || (consent.state === 'bounced' && !reasons.some(isBounce))) {
    const userMessage = 'Mail to this address came back. Write down another address first.';
    throw new AppError('CONFLICT', { message: `contact ${_id} bounced`, userMessage });
  }
  if (why === 'erased') {
    const userMessage = 'Who has this address asked to be forgotten. It gets no such mail again.';
    throw new AppError('CONFLICT', { message: `the address of contact ${_id} was erased`, userMessage });
  }
}

const isBounce = (reason: Suppression['reason'] | undefined) => reason === 'hard_bounce' || reason === 'soft_bounces';
