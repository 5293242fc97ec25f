import type { CallSlot } from '../../../shared/call.ts';
import type { Contact } from '../../../shared/contact.ts';
import type { MoveName, Triage } from '../../../shared/decision.ts';
import type { MailKind, Message } from '../../../shared/message.ts';
import type { PublicProperty } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import { criteriaOf } from '../../contacts/wishes/criteria-of.ts';
import type { Stored } from '../../database/model-from.ts';
import { isLease, typeWords } from '../../properties/property-words.ts';
import { publicAddress } from '../../properties/public-address.ts';
import { isReal, mailData, turnsData } from '../mail-data.ts';
import type { DraftData, ListingData, Shown, Wish } from '../prompt-data.ts';
import { missingSlots } from './criteria-of.ts';
import { changeOf } from './match-for-contact.ts';

const REMARKS_CHARS = 600;
const SUBJECT_CHARS = 300;

type Need = {
  move: MoveName;
  because: string;
  kind: MailKind | null;
  intents: Triage['intents'];
  mayProposeCall: boolean;
  mail: Stored<Message>;
  history: readonly Stored<Message>[];
  contact: Stored<Contact>;
  settings: Settings;
  listings: readonly { property: PublicProperty; shown: Shown }[];
  callSlots: readonly CallSlot[];
  language: string;
  failedChecks: readonly string[];
  wish?: Wish;
};

/** All a model learns for a draft, cut to a budget. */
export function draftData({
  move,
  because,
  kind,
  intents,
  mayProposeCall,
  mail,
  history,
  contact,
  settings,
  listings,
  callSlots,
  language,
  failedChecks,
  wish,
}: Need): DraftData {
  const { name, phone, officeHours, postalAddress } = settings.brokerage;
  return {
    task: 'draft',
    move,
    because,
    kind,
    intents,
    mayProposeCall,
    mail: mailData(mail),
    conversation: turnsData([...history], mail),
    ...campaignOf(history),
    customer: { firstName: contact.firstName, language },
    known: contact.qualification.map(({ slot, value }) => ({ slot, value })),
    missing: missingSlots(contact, kind),
    listings: listings.map(({ property, shown }) => toListingData(property, { shown, contact, kind })),
    callSlots: callSlots.map(({ slotId, label }) => ({ slotId, label })),
    brokerage: { name, phone, officeHours, address: postalAddress, tone: settings.voice.tone },
    failedChecks: [...failedChecks],
    ...(wish && { wish }),
  };
}

/** Only what has left: they cannot answer what they never got. */
function campaignOf(history: readonly Stored<Message>[]): Pick<DraftData, 'campaign'> {
  const sent = history.filter((message) => message.author === 'campaign' && isReal(message));
  const newest = sent.toSorted((a, b) => a.sortAt.getTime() - b.sortAt.getTime()).at(-1);
  return newest ? { campaign: { subject: newest.subject.slice(0, SUBJECT_CHARS) } } : {};
}

type For = { shown: Shown; contact: Stored<Contact>; kind: MailKind | null };

export function toListingData(property: PublicProperty, { shown, contact, kind }: For): ListingData {
  const budget = criteriaOf(contact, { isRenter: kind === 'renter_lead' }).priceMax;
  return {
    listingKey: property.listingKey,
    shown,
    address: publicAddress(property),
    city: property.city,
    area: property.subdivisionName,
    listPrice: property.listPrice,
    isAboveBudget: budget !== undefined && property.listPrice > budget,
    changed: changeOf(property, contact),
    isLease: isLease(property),
    associationFee: property.associationFee,
    bedrooms: property.bedroomsTotal,
    bathrooms: property.bathroomsTotalInteger,
    livingArea: property.livingArea,
    livingAreaUnits: property.livingAreaUnits,
    yearBuilt: property.yearBuilt,
    type: typeWords(property),
    status: property.standardStatus,
    features: [...property.interiorFeatures, ...property.exteriorFeatures, ...property.appliances],
    remarks: property.publicRemarks.slice(0, REMARKS_CHARS),
  };
}
