import type { Campaign, Variant } from '../../../shared/campaign.ts';
import type { Preview } from '../../../shared/campaign-check.ts';
import type { Contact } from '../../../shared/contact.ts';
import { fullName } from '../../../shared/full-name.ts';
import { addressSchema } from '../../../shared/id.ts';
import { sampleAudience } from '../../contacts/audiences/read-audience.ts';
import { suppressedAmong } from '../../contacts/consent/suppress.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import type { SenderEdges } from '../../inbox/outbox/sender.ts';
import { propertiesByKeys } from '../../properties/find-properties.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { contentOf, variantOf } from '../mail/content-of.ts';
import { previewCampaignMail, showable } from '../mail/write-campaign-mail.ts';
import { testLink } from '../unsubscribe.ts';

type Who = Pick<Contact, 'firstName' | 'lastName' | 'email'>;
type Which = { contactId?: string; step: number; variant?: Variant };

/** One mail of a campaign as one recipient would get it; the unsubscribe link opts nobody out. */
export async function previewCampaign(campaign: Stored<Campaign>, which: Which, edges: Edges & SenderEdges): Promise<Preview> {
  const contact = await recipientOf(campaign, which.contactId, edges.now());
  const variant = which.variant ?? (contact ? variantOf(campaign, contact._id) : 'a');
  const { to, ...mail } = await drawMail(campaign, { who: contact ?? SOMEBODY, step: which.step, variant }, edges);
  const problems = contact ? await whyNotMail(contact) : ['nobody is in this audience yet: this is how it would look'];
  return { contactId: contact?._id ?? null, to, variant, ...mail, problems: [...problems, ...mail.problems] };
}

const SOMEBODY: Who = { firstName: 'Ana', lastName: 'Reyes', email: 'ana.reyes@example.com' };

async function recipientOf({ audience }: Stored<Campaign>, contactId: string | undefined, now: Date): Promise<Stored<Contact> | null> {
  if (contactId === undefined) return (await sampleAudience(audience, { now, limit: 1 }))[0] ?? null;
  const contact = await contactById(contactId);
  if (!contact) throw notFound('contact', contactId);
  return contact;
}

type Drawing = { who: Who; step: number; variant: Variant };

/** The mail itself, for a preview or a test. @throws AppError BAD_INPUT when the sequence has no such mail */
export async function drawMail(campaign: Stored<Campaign>, { who, step, variant }: Drawing, edges: Edges & SenderEdges) {
  const content = contentOf(campaign, { step, variant });
  if (!content) {
    const userMessage = 'This sequence has no such mail.';
    throw new AppError('BAD_INPUT', { message: `campaign ${campaign._id} has no step ${step}`, userMessage });
  }
  const [settings, listings, sender] = await Promise.all([
    loadSettings(edges.now()),
    propertiesByKeys(content.listingKeys),
    edges.senderFor(null),
  ]);
  const unsubscribeUrl = testLink(campaign._id, edges);
  const about = { contact: who, settings, listings: listings.filter(showable), unsubscribeUrl, publicUrl: edges.publicUrl };
  const mail = previewCampaignMail(content, about);
  return {
    ...mail,
    to: { address: who.email, name: fullName(who) },
    from: sender?.from ?? null,
    bytes: Buffer.byteLength(mail.text) + Buffer.byteLength(mail.html),
  };
}

/** Why a campaign may not write to this contact, in words; what stands in the mail is another matter. */
async function whyNotMail({ email, consent }: Stored<Contact>): Promise<string[]> {
  const isSuppressed = (await suppressedAmong([email])).size > 0;
  return [
    ...(consent.state === 'subscribed' ? [] : [`the contact has ${consent.state === 'unsubscribed' ? 'opted out' : consent.state}`]),
    ...(isSuppressed && consent.state === 'subscribed' ? ['suppressed: this address opted out or bounced'] : []),
    ...(addressSchema.safeParse(email).success ? [] : ['the address is not valid']),
  ];
}
