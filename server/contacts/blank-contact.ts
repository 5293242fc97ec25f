import type { Contact } from '../../shared/contact.ts';
import { canonicalAddress } from '../../shared/id.ts';

/** A contact we know nothing of but an address and perhaps a name. The last word of a name is the family name. */
export function blankContact({
  email,
  name,
  now,
}: {
  email: string;
  name: string;
  now: Date;
}): Omit<Contact, 'id' | 'createdAt' | 'updatedAt'> {
  const words = name.replace(/["']/g, '').trim().split(/\s+/).filter(Boolean);
  const lastName = words.length > 1 ? (words.at(-1) ?? '') : '';
  return {
    email: canonicalAddress(email),
    otherEmails: [],
    firstName: (words.length > 1 ? words.slice(0, -1) : words).join(' '),
    lastName,
    mobilePhone: '',
    preferredLanguage: '',
    contactTypes: ['Lead'],
    leadSource: '',
    ownerId: null,
    stage: 'new',
    stageAt: now,
    tags: [],
    notes: '',
    consent: { state: 'subscribed', at: null, reason: '', source: '' },
    consentHistory: [],
    qualification: [],
    qualificationHistory: [],
    listings: [],
    firstSeenAt: now,
    lastInboundAt: null,
    lastOutboundAt: null,
  };
}
