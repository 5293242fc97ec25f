import type { QueryFilter } from 'mongoose';
import type { AudienceFilter } from '../../../shared/audience.ts';
import type { Contact } from '../../../shared/contact.ts';
import { beginningPattern } from '../../database/literal-pattern.ts';
import type { Stored } from '../../database/model-from.ts';
import { plain, searchWords } from '../list/contact-keys.ts';

type Query = QueryFilter<Stored<Contact>>;

const DAY_MS = 86_400_000;
const ACTIVE_DAYS = 30;

/**
 * The question to the database that a filter stands for. Somebody who was never in contact counts as out of contact for
 * ever, so that "not within 90 days" finds them too. Pure.
 */
export function audienceQuery(filter: AudienceFilter, now: Date): Query {
  const named = [
    ...idsAsked(filter),
    ...oneOf('tags', filter.tags),
    ...(filter.withoutTags?.length ? [{ tags: { $nin: filter.withoutTags } }] : []),
    ...oneOf('stage', filter.stages),
    ...oneOf('contactTypes', filter.contactTypes),
    ...oneOf('ownerId', filter.ownerIds),
    ...oneOf('consent.state', filter.consent),
    ...oneOf('leadSource', filter.sources),
    ...oneOf('preferredLanguage', filter.languages),
    ...oneOf('areaKeys', filter.areas?.map(plain)),
    ...budgetAsked(filter.budget),
    ...contactAsked(filter.lastContact, now),
    ...engagementAsked(filter.engagement, now),
    ...listingAsked(filter.listing),
    ...campaignAsked(filter.campaign),
    ...searchWords(filter.search ?? '').map((word) => ({ searchKeys: beginningPattern(word) })),
  ] as Query[];
  return named.length > 0 ? { $and: named } : {};
}

/**
 * Who of them is in an audience: all but strays, whom spam or a machine's mail made a contact. A list of contacts shows
 * them where it names them (list/listed-contacts.ts), so that a person can make somebody of them.
 */
export function inAudience(filter: AudienceFilter, now: Date): Query {
  return { $and: [audienceQuery(filter, now), { isStray: { $ne: true } }] };
}

type Clause = Record<string, unknown>;

function idsAsked(filter: AudienceFilter): Clause[] {
  if (filter.contactIds?.length) return [{ _id: { $in: filter.contactIds } }];
  const saysNothingElse = Object.entries(filter).every(([field, value]) => field === 'contactIds' || isSilent(value));
  return filter.contactIds && saysNothingElse ? [{ _id: { $in: [] } }] : [];
}

function isSilent(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value !== null && !(value instanceof Date) && Object.values(value).every(isSilent);
}

function oneOf(field: string, values: readonly unknown[] | undefined): Clause[] {
  return values?.length ? [{ [field]: values.length === 1 ? values[0] : { $in: values } }] : [];
}

function budgetAsked(budget: AudienceFilter['budget']): Clause[] {
  const { min, max } = budget ?? {};
  if (min === undefined && max === undefined) return [];
  return [{ budgetMost: { ...(min !== undefined && { $gte: min }), ...(max !== undefined && { $lte: max }) } }];
}

function contactAsked(asked: AudienceFilter['lastContact'], now: Date): Clause[] {
  const { after, before, withinDays, notWithinDays } = asked ?? {};
  const since = [after, daysAgo(withinDays, now)].filter((at) => at !== undefined);
  const until = [before, daysAgo(notWithinDays, now)].filter((at) => at !== undefined);
  return [
    ...since.map((at) => ({ $or: [{ lastInboundAt: { $gte: at } }, { lastOutboundAt: { $gte: at } }] })),
    ...until.map((at) => ({ lastInboundAt: { $not: { $gte: at } }, lastOutboundAt: { $not: { $gte: at } } })),
  ];
}

const daysAgo = (days: number | undefined, now: Date) => (days === undefined ? undefined : new Date(now.getTime() - days * DAY_MS));

function engagementAsked(asked: AudienceFilter['engagement'], now: Date): Clause[] {
  const line = daysAgo(ACTIVE_DAYS, now);
  const clauses = { active: { lastInboundAt: { $gte: line } }, quiet: { lastInboundAt: { $lt: line } }, silent: { lastInboundAt: null } };
  return asked?.length ? [{ $or: asked.map((one) => clauses[one]) }] : [];
}

function listingAsked(asked: AudienceFilter['listing']): Clause[] {
  if (!asked) return [];
  const { listingKey, preference } = asked;
  return [{ listings: { $elemMatch: { listingKey, ...(preference && { contactListingPreference: preference }) } } }];
}

function campaignAsked(asked: AudienceFilter['campaign']): Clause[] {
  if (!asked) return [];
  const { campaignId, was } = asked;
  const field = was === 'sent' || was === 'not_sent' ? 'campaignsSent' : 'campaignsReplied';
  const isWanted = was === 'sent' || was === 'replied';
  if (campaignId) return [{ [field]: isWanted ? campaignId : { $ne: campaignId } }];
  // Ids are above the empty string: any campaign at all, answered by the index.
  return [isWanted ? { [field]: { $gt: '' } } : { [`${field}.0`]: { $exists: false } }];
}
