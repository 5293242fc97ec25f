import { z } from 'zod';
import { CONSENT_STATES, CONTACT_TYPES, LISTING_PREFERENCES, stageSchema } from './contact.ts';
import { idSchema } from './id.ts';

const words = z.string().trim().min(1).max(200);
const several = <T extends z.ZodType>(item: T) => z.array(item).max(200);

/** What became of a campaign with somebody: its mail was taken by a mail server, it was answered, or neither. */
const CAMPAIGN_PASTS = ['sent', 'not_sent', 'replied', 'not_replied'] as const;

/** How lively somebody is: wrote to us within 30 days; wrote, but not since; never wrote. */
const ENGAGEMENTS = ['active', 'quiet', 'silent'] as const;

/**
 * Who is meant: contacts chosen by what is known of them. Every field that names something narrows the choice, several
 * values of one field are alternatives, and a field that is absent or an empty list says nothing. A filter that says nothing at
 * all is everybody, except that an empty `contactIds` alone is nobody: a picker with nothing picked must not mean
 * everybody. For the same reason a field that does not exist is refused: a slip of the pen must not mean everybody.
 */
export const audienceFilterSchema = z.strictObject({
  contactIds: z.array(idSchema).max(50_000).optional(),
  tags: several(words).optional(),
  /** None of these tags. */
  withoutTags: several(words).optional(),
  stages: several(stageSchema).optional(),
  contactTypes: several(z.enum(CONTACT_TYPES)).optional(),
  /** Ids of users; null is nobody's contacts. */
  ownerIds: several(idSchema.nullable()).optional(),
  consent: several(z.enum(CONSENT_STATES)).optional(),
  sources: several(words).optional(),
  /** As in `preferredLanguage`. */
  languages: several(words).optional(),
  /** Places they look in, without regard to case. */
  areas: several(words).optional(),
  /** Bounds of the most they would spend, in whole units of the currency; a renter's is per month. */
  budget: z.strictObject({ min: z.number().min(0).optional(), max: z.number().min(0).optional() }).optional(),
  /** The last mail in either direction. `withinDays` and `notWithinDays` move with the calendar: a saved audience wants them. */
  lastContact: z
    .strictObject({
      after: z.date().optional(),
      before: z.date().optional(),
      withinDays: z.number().int().min(1).max(3650).optional(),
      notWithinDays: z.number().int().min(1).max(3650).optional(),
    })
    .optional(),
  engagement: several(z.enum(ENGAGEMENTS)).optional(),
  /** A listing they were sent, and what they said of it when `preference` is given. */
  listing: z.strictObject({ listingKey: z.string().min(1).max(100), preference: z.enum(LISTING_PREFERENCES).optional() }).optional(),
  /** What became of one campaign, or of any campaign when `campaignId` is absent. */
  campaign: z.strictObject({ campaignId: idSchema.optional(), was: z.enum(CAMPAIGN_PASTS) }).optional(),
  /** Beginnings of words of a name, an address or a phone number; each word must be found. */
  search: z.string().trim().max(200).optional(),
});
export type AudienceFilter = z.infer<typeof audienceFilterSchema>;

/**
 * Whom a list of contacts shows. Strays, whom spam or a machine's mail made a contact, are in no audience, and in a list where
 * `contactIds` or `search` names them: `only` shows them alone, `none` leaves them out whatever names them.
 */
export const contactFilterSchema = audienceFilterSchema.extend({ strays: z.enum(['only', 'none']).optional() });
export type ContactFilter = z.infer<typeof contactFilterSchema>;

/**
 * Whom all that was found means, where something is done to it at once. Words find strays so that a person can make somebody
 * of one; done to all, that would make customers of every spammer whose address they name. Pure.
 */
export function allFound(filter: ContactFilter): ContactFilter {
  const isByWords = filter.search !== undefined && !filter.contactIds?.length && filter.strays === undefined;
  return isByWords ? { ...filter, strays: 'none' } : filter;
}

/** A filter under a name: it is worked out anew each time it is asked. */
export const audienceSchema = z.object({
  id: idSchema,
  /** Unique. */
  name: z.string(),
  filter: audienceFilterSchema,
  createdBy: idSchema.nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Audience = z.infer<typeof audienceSchema>;
