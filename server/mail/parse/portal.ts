import { addressSchema, type NamedAddress } from '../../../shared/id.ts';
import type { IncomingMail } from '../../inbox/incoming-mail.ts';
import { type LeadFields, readLeadLines, readLeadTags } from './read-lead-fields.ts';
import { oneLine } from './read-mime.ts';

/**
 * Portals known by the address they write from: their plain lines are believed. Everybody else is believed by the Lead
 * Metadata 1.0 tags, which nobody writes by chance.
 */
const PORTALS: { source: string; domain: RegExp }[] = [
  { source: 'Zillow', domain: /(^|\.)zillow(mail)?\.com$/ },
  { source: 'Realtor.com', domain: /(^|\.)realtor\.com$/ },
  { source: 'Homes.com', domain: /(^|\.)homes\.com$/ },
  { source: 'Trulia', domain: /(^|\.)trulia\.com$/ },
  { source: 'HotPads', domain: /(^|\.)hotpads\.com$/ },
  { source: 'Facebook', domain: /(^|\.)facebookmail\.com$/ },
  { source: 'Follow Up Boss', domain: /(^|\.)followupboss\.com$/ },
];

/** Addresses through which a portal passes on what is written to them: the customer's own, as far as we are concerned. */
const RELAY = /@convo\.(zillow|trulia|hotpads)\.com$/;

const MAX_MESSAGE = 20_000;

/**
 * A notification of a portal is its *customer's* mail: `from` is the customer (or the portal's relay to the customer),
 * `visibleText` what the customer wrote, with the property and the phone number, so that slots can be proven by them.
 * Its signs of automatic mail are taken out, since a portal beats the no-reply rule. The notification address is never
 * answered. Bytes, HTML and full text stay as they came.
 *
 * What it does not do: ADF/XML, leads whose fields stand in pictures, attachments or free prose, portals that are
 * neither listed here nor write the tags, and leads without any address (those stay a machine's mail, for a person to
 * see). A tag is as trustworthy as its sender: a forged one is caught by DMARC where the mailbox has an authserv-id, and
 * by the limits of automatic answers per contact where it has not.
 */
export function readPortal(mail: IncomingMail): IncomingMail {
  if (!mayBeNotification(mail)) return mail;
  const known = PORTALS.find(({ domain }) => domain.test(mail.from.address.split('@')[1] ?? ''));
  const tags = readLeadTags(mail.html ?? '');
  if (!known && !tags) return mail;
  const lead = { ...readLeadLines(mail.text), ...tags };
  const customer = customerOf(mail, lead);
  if (!customer) return mail;
  const source = oneLine(lead.source ?? known?.source ?? '').slice(0, 100) || 'a portal';
  const [property = '', phone = ''] = [lead.property, lead.phone].map((text) => oneLine(text ?? '').slice(0, 300));
  const words = [lead.message?.slice(0, MAX_MESSAGE), property && `Property: ${property}`, phone && `Phone: ${phone}`];
  return {
    ...mail,
    from: customer,
    replyTo: [],
    // The customer never saw the notification: "New lead: …" is nothing to answer with.
    subject: property || mail.subject,
    visibleText: words.filter(Boolean).join('\n\n') || mail.visibleText,
    automaticSigns: [],
    portal: { source, property, phone },
    flags: [...mail.flags, `written for ${customer.name || customer.address} by ${source} <${mail.from.address}>`],
  };
}

/** A notification begins something and comes from outside. What answers, reports or is ours may quote one. */
function mayBeNotification({ folder, report, inReplyTo, references, from, ownAddresses, openhouseMessage, automaticSigns }: IncomingMail) {
  if (folder === 'sent' || report || inReplyTo || references.length > 0) return false;
  const isOurs = ownAddresses.includes(from.address) || openhouseMessage !== null;
  return !isOurs && !automaticSigns.some((sign) => /which is ours$|^Auto-Submitted: auto-replied/i.test(sign));
}

/** The relay before the address: the portal may not have told us the true one, and it keeps the conversation. */
function customerOf({ from, replyTo, ownAddresses }: IncomingMail, lead: LeadFields): NamedAddress | null {
  const name = oneLine(lead.name ?? '').slice(0, 200);
  const relay = [from, ...replyTo].find(({ address }) => RELAY.test(address));
  // Lines without an address name nobody who could be answered but the one whom Reply-To names.
  const named = [relay?.address, lead.email, ...(isLead(lead) ? replyTo.map(({ address }) => address) : [])];
  const address = named.map((each) => addressSchema.safeParse((each ?? '').trim()).data).find((each) => each && each !== from.address);
  const isRelayed = relay !== undefined && relay.address === from.address && isLead(lead);
  const found = isRelayed ? from.address : address;
  if (!found || ownAddresses.includes(found)) return null;
  return { address: found, name: name || replyTo.find((each) => each.address === found)?.name || (isRelayed ? from.name : '') };
}

/** More than one field: "Name:" alone stands in many a mail. */
function isLead(lead: LeadFields): boolean {
  return [lead.name, lead.email, lead.phone, lead.property, lead.message].filter(Boolean).length >= 2;
}
