import { addressSchema, canonicalAddress, type NamedAddress } from '../../../shared/id.ts';
import type { IncomingMail } from '../../inbox/incoming-mail.ts';
import { oneLine } from '../parse/read-mime.ts';
import { isLead, type LeadFields } from './lead-fields.ts';
import { isOwnSite, isRelay, knownSender, namedPortal, pretendedPortal } from './portals.ts';
import { readAdf } from './read-adf.ts';
import { readLeadLines, readLeadSubject } from './read-lead-lines.ts';
import { readLeadTags } from './read-lead-tags.ts';

const MAX_MESSAGE = 20_000;

/**
 * A notification of a portal is its *customer's* mail: `from` is the customer (or the portal's relay to the customer),
 * `visibleText` what the customer wrote, with the property and the phone number, so that slots can be proven by them.
 * Its signs of automatic mail are taken out, since a portal beats the no-reply rule. The notification address is never
 * answered. Bytes, HTML and full text stay as they came.
 *
 * Plain lines are believed of known portals, lead managers, form services and the brokerage's own site; Lead Metadata
 * tags and ADF of anybody who claims to be no portal. Nobody is believed whose DMARC failed.
 * @param xml the mail's XML attachments, as text
 */
export function readPortal(mail: IncomingMail, { xml }: { xml: string[] } = { xml: [] }): IncomingMail {
  if (isRelayReply(mail)) return { ...mail, from: unrelayed(mail.from), replyTo: [], automaticSigns: [], portal: conversation(mail) };
  const site = isFormOfOurs(mail);
  if (!mayBeNotification(mail) && !site) return mail;
  const written = readAdf(mail.text) ?? readAdf(mail.html ?? '') ?? xml.map(readAdf).find((each) => each !== null) ?? null;
  const tags = readLeadTags(mail.html ?? '') ?? written;
  const known = knownSender(mail);
  const lines = readLeadLines(mail.text);
  const lead = { ...(known || tags ? readLeadSubject(mail.subject) : {}), ...lines, ...tags };
  const doubt = isLead(lead) ? doubtOf(mail, { known, lead }) : null;
  if (doubt)
    return {
      ...mail,
      automaticSigns: [...mail.automaticSigns, doubt.sign].filter((sign) => sign !== null),
      flags: [...mail.flags, doubt.flag],
    };
  if (!known && !tags && !site && !isForm(mail, lines)) return mail;
  const source = lead.source ?? known?.source ?? (tags ? 'a portal' : 'Website');
  const customer = customerOf(mail, lead);
  return customer ? asCustomers(mail, { lead, customer, source }) : byPhone(mail, { lead, source });
}

type Lead = { lead: LeadFields; customer: NamedAddress; source: string };

function asCustomers(mail: IncomingMail, { lead, customer, source: named }: Lead): IncomingMail {
  const source = oneLine(named).slice(0, 100);
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

/** A missed call, or a form without an address: nobody can be answered, and a person has to call. */
function byPhone(mail: IncomingMail, { lead, source }: Omit<Lead, 'customer'>): IncomingMail {
  const { name = '', phone = '', property = '', message = '' } = lead;
  if (phone.replace(/\D/g, '').length < 7 || ![name, property, message].some(Boolean)) return mail;
  const short = (text: string) => oneLine(text).slice(0, 200);
  return { ...mail, phoneLead: { name: short(name), phone: short(phone), property: short(property), source: short(source) } };
}

const ANSWERED = /^Auto-Submitted: auto-replied|^X-Auto-?reply/i;

/** A notification begins something and comes from outside. What answers, reports or is ours may quote one. */
function mayBeNotification({ folder, report, inReplyTo, references, from, ownAddresses, openhouseMessage, automaticSigns }: IncomingMail) {
  if (folder === 'sent' || report || inReplyTo || references.length > 0) return false;
  const isOurs = ownAddresses.includes(from.address) || openhouseMessage !== null;
  return !isOurs && !automaticSigns.some((sign) => /which is ours$/.test(sign) || ANSWERED.test(sign));
}

/** What the customer writes on through the portal has no fields: it is a plain mail of theirs. */
function isRelayReply({ folder, report, from, trust, automaticSigns, text, subject, inReplyTo, references }: IncomingMail): boolean {
  if (!isRelay(from.address) || folder === 'sent' || report || trust?.dmarc === 'fail') return false;
  if (automaticSigns.some((sign) => ANSWERED.test(sign))) return false;
  const isAnswer = inReplyTo !== null || references.length > 0;
  return isAnswer || !isLead({ ...readLeadSubject(subject), ...readLeadLines(text) });
}

function conversation(mail: IncomingMail): IncomingMail['portal'] {
  return { source: knownSender(mail)?.source ?? '', property: '', phone: '', isRelayReply: true };
}

/** `Priya Raman via Zillow` is called Priya Raman. */
const unrelayed = ({ address, name }: NamedAddress): NamedAddress => ({ address, name: name.replace(/\s+\(?(via|through|by)\s.*$/i, '') });

/** Some site builders send a form's mail from the very address it goes to, with the visitor in Reply-To. */
function isFormOfOurs(mail: IncomingMail): boolean {
  const { folder, from, ownAddresses, openhouseMessage, inReplyTo, automaticSigns, trust, replyTo, text } = mail;
  if (folder !== 'inbox' || openhouseMessage !== null || inReplyTo !== null || trust?.dmarc === 'fail' || !isOwnSite(mail)) return false;
  if (automaticSigns.some((sign) => /^Message-ID: .* ours$|^X-/.test(sign))) return false;
  const lead = readLeadLines(text);
  return (
    isLead(lead) && (!ownAddresses.includes(from.address) || replyTo.some(({ address }) => address === canonicalAddress(lead.email ?? '')))
  );
}

/** A machine's mail whose Reply-To is the address in its lines: who forges that gains nothing over writing as them. */
function isForm({ replyTo, automaticSigns, from }: IncomingMail, lines: LeadFields): boolean {
  const isMachines =
    automaticSigns.some((sign) => /^(From|Auto-Submitted)/.test(sign)) ||
    /^(wordpress|web|website|forms?|contact|notify|info)@/.test(from.address);
  return (
    isMachines &&
    isLead(lines) &&
    replyTo.some(({ address }) => address === canonicalAddress(lines.email ?? '') && address !== from.address)
  );
}

/** Why a lead is not believed. The sign keeps a look-alike from being taken for a person's mail. */
function doubtOf(mail: IncomingMail, { known, lead }: { known: ReturnType<typeof knownSender>; lead: LeadFields }) {
  const said = `<${mail.from.address}>`;
  if (mail.trust?.dmarc === 'fail' && (known || lead.email))
    return { sign: null, flag: `a lead that ${said} may not have written: DMARC failed` };
  const pretended = pretendedPortal(mail);
  if (pretended)
    return { sign: `Look-alike: claims to be ${pretended}, comes from ${said}`, flag: `claims to be ${pretended}, comes from ${said}` };
  const named = namedPortal(lead.source ?? '');
  return named && !known ? { sign: null, flag: `says that it is from ${named}, comes from ${said}` } : null;
}

/** The relay before the address: the portal may not have told us the true one, and it keeps the conversation. */
function customerOf({ from, replyTo, ownAddresses }: IncomingMail, lead: LeadFields): NamedAddress | null {
  const name = oneLine(lead.name ?? '').slice(0, 200);
  const relay = [from, ...replyTo].find(({ address }) => isRelay(address));
  // Lines without an address name nobody who could be answered but the one whom Reply-To names.
  const named = [relay?.address, lead.email, ...(isLead(lead) ? replyTo.map(({ address }) => address) : [])];
  const isOther = (each: string | undefined) =>
    each !== undefined && (each !== from.address || isRelay(each)) && !ownAddresses.includes(each);
  const address = named.map((each) => addressSchema.safeParse((each ?? '').trim()).data).find(isOther);
  if (!address || MACHINES.test(address)) return null;
  const called = replyTo.find((each) => each.address === address)?.name || (address === from.address ? unrelayed(from).name : '');
  return { address, name: name || called };
}

/** Reply-To may be the portal's own post box. */
const MACHINES = /^(no-?reply|do-?not-?reply|leads?|notifications?)([+._-][^@]*)?@/;
