import { createHmac, timingSafeEqual } from 'node:crypto';
import { changeConsent } from '../contacts/consent/change-consent.ts';
import { suppressAddress } from '../contacts/consent/suppress.ts';
import { contactById } from '../contacts/find-contacts.ts';
import type { Edges } from '../edges.ts';
import { secretsFor } from '../secrets/former-secrets.ts';
import { CampaignRecipientModel } from './campaign-recipient.model.ts';

export type Opening = { contactId: string; campaignId: string };

/** The part of `/u/<token>` that nobody can guess or make for another contact. It never expires (CAN-SPAM, 16 CFR 316.5: 30 days at least). */
export function writeUnsubscribeToken({ contactId, campaignId }: Opening, secret: string): string {
  return [contactId, campaignId, sign(`${contactId}.${campaignId}`, secret)].join('.');
}

/** In the place of a contact's id: the link of a preview or a test mail, which opts nobody out. */
const NOBODY = 'test';

/** A link that opens the page a recipient would see, and changes nothing. */
export function testLink(campaignId: string, { secret, publicUrl }: Pick<Edges, 'secret' | 'publicUrl'>): string {
  return `${publicUrl}/u/${writeUnsubscribeToken({ contactId: NOBODY, campaignId }, secret)}`;
}

export function isTestOpening({ contactId }: Opening): boolean {
  return contactId === NOBODY;
}

/** @returns whom the token is for, or null when it is not ours */
export function readUnsubscribeToken(token: string, secret: string): Opening | null {
  const [contactId, campaignId, signature, ...rest] = token.split('.');
  if (!contactId || !campaignId || !signature || rest.length > 0) return null;
  const given = Buffer.from(signature);
  const isOurs = secretsFor(secret).some((each) => {
    const expected = Buffer.from(sign(`${contactId}.${campaignId}`, each));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return isOurs ? { contactId, campaignId } : null;
}

/**
 * Opts a contact out, as the POST of RFC 8058 asks, with the address that the mail went to, whoever has it by now; again
 * is the same. @returns false when the token is not ours
 */
export async function unsubscribeByToken(token: string, edges: Edges): Promise<boolean> {
  const opening = readUnsubscribeToken(token, edges.secret);
  if (!opening) return false;
  const { contactId, campaignId } = opening;
  if (isTestOpening(opening)) return true;
  const contact = await contactById(contactId);
  // An erased contact is suppressed by the erasure; there is nothing left to change.
  if (!contact) return true;
  const wasIn = contact.consent.state === 'subscribed' || contact.consent.state === 'bounced';
  const words = { reason: 'unsubscribe link of a campaign', source: 'link' };
  if (wasIn) await changeConsent({ contactId: contact._id, state: 'unsubscribed', ...words }, edges);
  // A row of a contact that was merged may bear the id it had before.
  const theirs = { campaignId, contactId: { $in: [contactId, contact._id] } };
  for (const { address } of await CampaignRecipientModel.find(theirs, { address: 1 }).lean())
    await suppressAddress({ address, reason: 'unsubscribed', source: 'link' }, edges);
  if (!wasIn) return true;
  const isSent = { ...theirs, messageId: { $ne: null }, unsubscribedAt: null };
  await CampaignRecipientModel.findOneAndUpdate(isSent, { $set: { unsubscribedAt: edges.now() } }, { sort: { step: -1 } });
  edges.publish('campaign.changed', { campaignId });
  return true;
}

function sign(words: string, secret: string): string {
  return createHmac('sha256', secret).update(`unsubscribe:${words}`).digest('base64url').slice(0, 32);
}
