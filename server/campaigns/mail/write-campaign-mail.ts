import type { Campaign } from '../../../shared/campaign.ts';
import type { Contact } from '../../../shared/contact.ts';
import type { PublicProperty } from '../../../shared/property.ts';
import { SUGGESTIBLE_STATUSES } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import { textToHtml } from '../../inbox/outbox/text-to-html.ts';
import { publicAddress } from '../../properties/public-address.ts';
import { fillTemplate, mergeFieldsOf } from './merge-fields.ts';

type About = {
  contact: Pick<Contact, 'firstName' | 'lastName' | 'email'>;
  settings: Settings;
  listings: PublicProperty[];
  unsubscribeUrl: string;
};
type Written = { subject: string; text: string; html: string; fault?: undefined } | { fault: string };

/** One recipient's mail: words, listings, and the footer the law asks for; or why it cannot be written for them. Pure. */
export function writeCampaignMail(
  campaign: Pick<Campaign, 'subject' | 'body'>,
  { contact, settings, listings, unsubscribeUrl }: About,
): Written {
  const fields = mergeFieldsOf(contact, settings);
  const [subject, body] = [fillTemplate(campaign.subject, fields), fillTemplate(campaign.body, fields)];
  if (subject.fault !== undefined) return { fault: subject.fault };
  if (body.fault !== undefined) return { fault: body.fault };
  const blocks = listings.map((property) => listingLines(property, settings));
  const footer = `${settings.brokerage.name}\n${settings.brokerage.postalAddress}\nUnsubscribe from these mails: ${unsubscribeUrl}`;
  const text = `${[body.text.trim(), ...blocks, footer].join('\n\n')}\n`;
  // A line break in a name must not become a header.
  return { subject: subject.text.replace(/\s+/g, ' ').trim(), text, html: textToHtml(text) };
}

/** Display rights hold here as anywhere: what may not be shown is left out of the mail. */
export function showable(property: PublicProperty): boolean {
  return property.internetEntireListingDisplayYN && SUGGESTIBLE_STATUSES.some((status) => status === property.standardStatus);
}

function listingLines(property: PublicProperty, { brokerage }: Settings): string {
  const money = new Intl.NumberFormat(brokerage.locale, { style: 'currency', currency: brokerage.currency, maximumFractionDigits: 0 });
  const isLease = property.propertyType.endsWith('Lease');
  const facts = [
    `${money.format(property.listPrice)}${isLease ? ' per month' : ''}`,
    count(property.bedroomsTotal, 'bedroom'),
    count(property.bathroomsTotalInteger, 'bath'),
    property.livingArea ? `${property.livingArea.toLocaleString(brokerage.locale)} ${AREA_UNITS[property.livingAreaUnits]}` : '',
  ].filter(Boolean);
  const link = brokerage.website ? `\n${brokerage.website.replace(/\/$/, '')}/listings/${encodeURIComponent(property.listingKey)}` : '';
  return `${publicAddress(property)}\n${facts.join(' · ')}${link}`;
}

const AREA_UNITS = { SquareFeet: 'sq ft', SquareMeters: 'm²' } as const;

function count(amount: number | null, word: string): string {
  return amount ? `${amount} ${word}${amount === 1 ? '' : 's'}` : '';
}
