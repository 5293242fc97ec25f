import { z } from 'zod';
import { CHANNELS, CONSENT_STATES, type CONTACT_SORTS, CONTACT_TYPES, FINANCINGS, STAGES, TIMEFRAMES } from './choices.ts';
import { idSchema } from './id.ts';
import { STANDARD_STATUSES } from './property.ts';

// Whoever needs no shapes takes them from there, and a browser no zod.
export { CONSENT_STATES, CONTACT_SORTS, CONTACT_TYPES, STAGES } from './choices.ts';

export const stageSchema = z.enum(STAGES);
export type Stage = z.infer<typeof stageSchema>;

const consentSchema = z.object({
  state: z.enum(CONSENT_STATES),
  at: z.date().nullable(),
  reason: z.string(),
  source: z.string(),
});
export type Consent = z.infer<typeof consentSchema>;

/**
 * What a qualification slot may hold, by slot name. Money is whole units of the brokerage's currency; a renter's
 * budget is per month; `bathroomsMin` may be 2.5. Race, colour, religion, sex, disability, familial status, national
 * origin, age, credit score and employment are never collected (Fair Housing Act, 42 U.S.C. §3604).
 */
export const slotValuesSchema = z.object({
  areas: z.array(z.string()),
  budgetMin: z.number(),
  budgetMax: z.number(),
  bedroomsMin: z.number(),
  bathroomsMin: z.number(),
  propertyTypes: z.array(z.string()),
  features: z.array(z.string()),
  timeframe: z.enum(TIMEFRAMES),
  financing: z.enum(FINANCINGS),
  hasAgent: z.boolean(),
  mustSellFirst: z.boolean(),
  sellingAddress: z.string(),
  propertyType: z.string(),
  condition: z.string(),
  bedrooms: z.number(),
  reason: z.string(),
  priceExpectation: z.number(),
  ownership: z.string(),
  callAvailability: z.string(),
  phone: z.string(),
  preferredChannel: z.enum(CHANNELS),
});
export type SlotValues = z.infer<typeof slotValuesSchema>;
export type SlotName = keyof SlotValues;
const SLOT_NAMES = Object.keys(slotValuesSchema.shape) as SlotName[];
export const slotNameSchema = z.enum(SLOT_NAMES as [SlotName, ...SlotName[]]);

/** The words a slot's value came from: they stand at [start, end) of that message's visible text. */
const evidenceSchema = z.object({
  messageId: idSchema.nullable(),
  quote: z.string(),
  start: z.number(),
  end: z.number(),
  at: z.date(),
  /** The question of ours that a short answer ("Yes", "2") answers: without it the words say nothing. */
  question: z.string().optional(),
});

export const slotSchema = z.object({
  slot: slotNameSchema,
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
  by: z.enum(['model', 'agent', 'portal']),
  evidence: evidenceSchema,
  /**
   * How these words change what was known; absent: they say it anew. `add` and `remove` are for lists alone, `clear` is an
   * agent's who takes a value out.
   */
  change: z.enum(['set', 'add', 'remove', 'clear']).optional(),
  /** The agent's value stands, and the customer has said another one since: a person looks at it. */
  contested: z.object({ value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]), evidence: evidenceSchema }).optional(),
});
export type Slot = z.infer<typeof slotSchema>;

/** RESO Data Dictionary 2.0, ContactListings.ContactListingPreference. */
export const LISTING_PREFERENCES = ['Favorite', 'Possibility', 'Discard'] as const;

/** A listing as one mail of ours told it: what has changed since is news. Absent where nobody wrote it down. */
export const toldListingSchema = z.object({
  listingKey: z.string(),
  listPrice: z.number().optional(),
  standardStatus: z.enum(STANDARD_STATUSES).optional(),
});
export type ToldListing = z.infer<typeof toldListingSchema>;

/** RESO ContactListings: what was suggested to whom, at which price and status, and what became of it. */
const contactListingSchema = toldListingSchema.extend({
  listingSentTimestamp: z.date(),
  contactListingPreference: z.enum(LISTING_PREFERENCES).nullable(),
  /** The customer's words that the preference came from. */
  preferenceEvidence: evidenceSchema.optional(),
});

export const contactSchema = z.object({
  id: idSchema,
  /** Unique and normalised; the address answers go to. */
  email: z.string(),
  otherEmails: z.array(z.string()),
  firstName: z.string(),
  lastName: z.string(),
  mobilePhone: z.string(),
  preferredLanguage: z.string(),
  contactTypes: z.array(z.enum(CONTACT_TYPES)),
  leadSource: z.string(),
  ownerId: idSchema.nullable(),
  stage: stageSchema,
  /** Since when. Absent on a contact that was stored before this was kept. */
  stageAt: z.date().optional(),
  tags: z.array(z.string()),
  notes: z.string(),
  consent: consentSchema,
  /** Every change of consent, the oldest first; the last one is `consent`. */
  consentHistory: z.array(consentSchema).default([]),
  /** The newest value of each slot. Older ones stay in `qualificationHistory`. */
  qualification: z.array(slotSchema),
  qualificationHistory: z.array(slotSchema),
  listings: z.array(contactListingSchema),
  firstSeenAt: z.date(),
  lastInboundAt: z.date().nullable(),
  lastOutboundAt: z.date().nullable(),
  /**
   * Only spam and machines' mail came from them, and nobody here has done anything with them: they are in no audience and no
   * column of the pipeline. Absent or false: a contact like any other.
   */
  isStray: z.boolean().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Contact = z.infer<typeof contactSchema>;

/** An address that must never be mailed by a campaign or follow-up again. Kept as a hash so that it outlives erasure. */
export const suppressionSchema = z.object({
  id: idSchema,
  /** SHA-256 of the normalised address, hex. Unique. */
  addressHash: z.string(),
  reason: z.enum(['unsubscribed', 'hard_bounce', 'soft_bounces', 'complaint', 'manual', 'erased']),
  source: z.string(),
  createdAt: z.date(),
});
export type Suppression = z.infer<typeof suppressionSchema>;

/** What people write down of a contact by hand. */
export const contactDetailsSchema = z.object({
  firstName: z.string().trim().max(200).optional(),
  lastName: z.string().trim().max(200).optional(),
  mobilePhone: z.string().trim().max(60).optional(),
  preferredLanguage: z.string().trim().max(40).optional(),
  contactTypes: z.array(z.enum(CONTACT_TYPES)).max(CONTACT_TYPES.length).optional(),
  leadSource: z.string().trim().max(200).optional(),
  notes: z.string().max(20_000).optional(),
});
export type ContactDetails = z.infer<typeof contactDetailsSchema>;

/** What a form of a contact was made of, as it was read: to the letter, and whatever older rules let in. */
export const contactSeenSchema = contactSchema
  .pick({
    email: true,
    otherEmails: true,
    firstName: true,
    lastName: true,
    mobilePhone: true,
    preferredLanguage: true,
    contactTypes: true,
    leadSource: true,
    notes: true,
  })
  .partial();
export type ContactSeen = z.infer<typeof contactSeenSchema>;

const tagSchema = z.string().trim().min(1).max(100);
/** A change of many at once. An `ownerId` of null makes them nobody's. */
export const contactChangeSchema = z
  .object({
    stage: stageSchema.optional(),
    ownerId: idSchema.nullable().optional(),
    addTags: z.array(tagSchema).max(50).optional(),
    removeTags: z.array(tagSchema).max(50).optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'names nothing to change');
export type ContactChange = z.infer<typeof contactChangeSchema>;

export type ContactSort = (typeof CONTACT_SORTS)[number];

const facetSchema = z.array(z.object({ value: z.string(), count: z.number() }));
/** The commonest values of what people write freely, with how many contacts have each. */
export const contactFacetsSchema = z.object({ tags: facetSchema, sources: facetSchema, languages: facetSchema, areas: facetSchema });
export type ContactFacets = z.infer<typeof contactFacetsSchema>;
