import type { Consent, Contact, Slot } from '../../../shared/contact.ts';
import type { Stored } from '../../database/model-from.ts';
import { stricterConsent } from '../consent/stricter.ts';
import { foldSlots } from '../wishes/fold-slots.ts';

type Kept = Stored<Contact> & { campaignsSent?: string[]; campaignsReplied?: string[] };
export type Folded = Omit<Kept, '_id' | 'email' | 'createdAt' | 'updatedAt'>;

/**
 * One contact of two that are the same person. What the kept one says stands, the other fills what is empty; lists grow
 * together; of consent the stricter counts. Folded twice, it is folded once. Pure.
 */
export function foldContacts(kept: Kept, other: Kept): Folded {
  return {
    otherEmails: union(kept.otherEmails, [other.email, ...other.otherEmails]).filter((address) => address !== kept.email),
    firstName: kept.firstName || other.firstName,
    lastName: kept.lastName || other.lastName,
    mobilePhone: kept.mobilePhone || other.mobilePhone,
    preferredLanguage: kept.preferredLanguage || other.preferredLanguage,
    contactTypes: union(kept.contactTypes, other.contactTypes),
    leadSource: kept.leadSource || other.leadSource,
    ownerId: kept.ownerId ?? other.ownerId,
    stage: kept.stage,
    ...(kept.stageAt && { stageAt: kept.stageAt }),
    tags: union(kept.tags, other.tags),
    notes: kept.notes.includes(other.notes) ? kept.notes : `${kept.notes}\n\n${other.notes}`.trim(),
    consent: stricterConsent(kept.consent, other.consent),
    consentHistory: distinct([...(kept.consentHistory ?? []), ...(other.consentHistory ?? [])]).toSorted(inTime),
    qualification: foldSlots(distinct([...begun(other), ...begun(kept), ...said(other), ...said(kept)])),
    qualificationHistory: distinct([...said(kept), ...said(other)]),
    listings: [...Map.groupBy([...kept.listings, ...other.listings], ({ listingKey }) => listingKey).values()].map(newest),
    firstSeenAt: new Date(Math.min(kept.firstSeenAt.getTime(), other.firstSeenAt.getTime())),
    lastInboundAt: later(kept.lastInboundAt, other.lastInboundAt),
    lastOutboundAt: later(kept.lastOutboundAt, other.lastOutboundAt),
    isStray: kept.isStray === true && other.isStray === true,
    campaignsSent: union(kept.campaignsSent ?? [], other.campaignsSent ?? []),
    campaignsReplied: union(kept.campaignsReplied ?? [], other.campaignsReplied ?? []),
  };
}

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];
const distinct = <T>(list: readonly T[]): T[] => [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
const inTime = (a: Consent, b: Consent) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0);
const later = (a: Date | null, b: Date | null) => (a && b ? (a > b ? a : b) : (a ?? b));
const said = ({ qualificationHistory }: Kept): Slot[] => qualificationHistory;
/** Values that came without a history, as from an import. */
const begun = ({ qualification, qualificationHistory }: Kept): Slot[] =>
  qualification.filter(({ slot }) => !qualificationHistory.some((known) => known.slot === slot));

function newest(same: Contact['listings']): Contact['listings'][number] {
  const [last, ...rest] = same.toSorted((a, b) => b.listingSentTimestamp.getTime() - a.listingSentTimestamp.getTime()) as [
    Contact['listings'][number],
    ...Contact['listings'],
  ];
  const opinion = [last, ...rest].find(({ contactListingPreference }) => contactListingPreference !== null) ?? last;
  const { contactListingPreference, preferenceEvidence } = opinion;
  return { ...last, contactListingPreference, ...(preferenceEvidence && { preferenceEvidence }) };
}
