import type { Consent, Suppression } from '../../../shared/contact.ts';
import type { Edges } from '../../edges.ts';
import { notFound } from '../../errors.ts';
import { ContactModel } from '../contact.model.ts';
import { milderConsents } from './stricter.ts';
import { liftSuppression, writeSuppression } from './suppress.ts';

type Change = { contactId: string; state: Consent['state']; reason: string; source: string; evenComplaint?: boolean };

/**
 * Writes down whether a contact still wants mail from us. Anything but `subscribed` suppresses every address of theirs,
 * and leaves a stricter word as it stands: a complaint is not undone by an opt-out that follows.
 * @param reason the words or the event that led to it
 * @param evenComplaint an admin lets mail through again after a complaint
 * @param source where it came from, e.g. `mail`, `link`, `agent`
 */
export async function changeConsent(
  { contactId, state, reason, source, evenComplaint }: Change,
  edges: Pick<Edges, 'now' | 'publish'>,
): Promise<void> {
  const contact = await ContactModel.findById(contactId).lean();
  if (!contact) throw notFound('contact', contactId);
  const addresses = [contact.email, ...contact.otherEmails];
  // The suppression first: it is what the sender asks, and a crash in between must not leave the address open.
  for (const address of addresses) {
    if (state === 'subscribed') await liftSuppression(address, { evenComplaint });
    else await writeSuppression({ address, reason: SUPPRESSION_FOR[state], source }, edges);
  }
  const consent = { state, at: edges.now(), reason, source };
  const isMilder = state === 'subscribed' ? {} : { 'consent.state': { $in: [...milderConsents(state), state] } };
  await ContactModel.updateOne(
    { _id: contactId, ...isMilder },
    { $set: { consent }, $push: { consentHistory: consent }, $unset: { isStray: '' } },
  );
  edges.publish('contact.changed', { contactId });
}

const SUPPRESSION_FOR: Record<Exclude<Consent['state'], 'subscribed'>, Suppression['reason']> = {
  unsubscribed: 'unsubscribed',
  bounced: 'hard_bounce',
  complained: 'complaint',
};
