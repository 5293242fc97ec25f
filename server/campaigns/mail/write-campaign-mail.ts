import type { Campaign } from '../../../shared/campaign.ts';
import type { Contact } from '../../../shared/contact.ts';
import type { PublicProperty } from '../../../shared/property.ts';
import { SUGGESTIBLE_STATUSES } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import { describeListing } from '../../letters/describe-listing.ts';
import { letterOfText } from '../../letters/letter-of-text.ts';
import { renderLetter } from '../../letters/render-letter.ts';
import { fillTemplate, mergeFieldsOf } from './merge-fields.ts';

type About = {
  contact: Pick<Contact, 'firstName' | 'lastName' | 'email'>;
  settings: Settings;
  listings: PublicProperty[];
  unsubscribeUrl: string;
  /** Where pictures kept by this server are reached. */
  publicUrl: string;
};
type Written = { subject: string; text: string; html: string; fault?: undefined } | { fault: string };

/** One recipient's mail: words, listings, and the footer the law asks for; or why it cannot be written for them. Pure. */
export function writeCampaignMail(
  campaign: Pick<Campaign, 'subject' | 'body'>,
  { contact, settings, listings, unsubscribeUrl, publicUrl }: About,
): Written {
  const fields = mergeFieldsOf(contact, settings);
  const [subject, body] = [fillTemplate(campaign.subject, fields), fillTemplate(campaign.body, fields)];
  if (subject.fault !== undefined) return { fault: subject.fault };
  if (body.fault !== undefined) return { fault: body.fault };
  const { brokerage } = settings;
  const language = brokerage.locale.slice(0, 2);
  const footer = {
    lines: [brokerage.name, brokerage.postalAddress],
    wayOut: { words: 'Unsubscribe from these mails', url: unsubscribeUrl },
  };
  const letter = letterOfText(body.text, { language, sender: brokerage.name, footer, hasButtons: true });
  const cards = listings.map((property) => ({
    kind: 'listing' as const,
    listing: describeListing(property, { brokerage, language, publicUrl }),
  }));
  // A line break in a name must not become a header.
  return { subject: subject.text.replace(/\s+/g, ' ').trim(), ...renderLetter({ ...letter, blocks: [...letter.blocks, ...cards] }) };
}

/** Display rights hold here as anywhere: what may not be shown is left out of the mail. */
export function showable(property: PublicProperty): boolean {
  return property.internetEntireListingDisplayYN && SUGGESTIBLE_STATUSES.some((status) => status === property.standardStatus);
}
