import type { NamedAddress } from '../../../shared/id.ts';
import type { IncomingMail } from '../../inbox/incoming-mail.ts';

/**
 * The seam for portal mail (Zillow, Realtor.com, website forms, ADF/XML, Lead Metadata 1.0): a reader returns the mail
 * as the *customer's*: `from` is the customer or the portal's conversation relay, `visibleText` what he wrote, the
 * no-reply signs taken out, since a portal beats the no-reply rule. The notification address is never answered.
 */
type PortalReader = (mail: IncomingMail) => { customer: NamedAddress; text: string } | null;

const READERS: PortalReader[] = [];

/** @returns the mail as the customer's, or null when no portal sent it */
export function readPortal(mail: IncomingMail): IncomingMail | null {
  for (const read of READERS) {
    const lead = read(mail);
    if (lead) return { ...mail, from: lead.customer, visibleText: lead.text, automaticSigns: [] };
  }
  return null;
}
