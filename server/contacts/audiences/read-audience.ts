import type { QueryFilter } from 'mongoose';
import type { AudienceFilter } from '../../../shared/audience.ts';
import type { Contact } from '../../../shared/contact.ts';
import { countAll } from '../../database/count-all.ts';
import type { Stored } from '../../database/model-from.ts';
import { ContactModel, STRAYS } from '../contact.model.ts';
import { audienceQuery, inAudience } from './audience-query.ts';

type Page = { now: Date; afterId?: string; limit?: number };

/** The contacts of an audience by id, a page at a time: each page starts behind the last id of the one before. */
export async function pageOfAudience(filter: AudienceFilter, { now, afterId, limit = 500 }: Page): Promise<Stored<Contact>[]> {
  return ContactModel.find({ $and: [inAudience(filter, now), afterId ? { _id: { $gt: afterId } } : {}] })
    .sort({ _id: 1 })
    .limit(limit)
    .lean();
}

/** How many are in an audience now, and to how many of them a campaign may write: the rest opted out or cannot be reached. */
export async function countAudience(filter: AudienceFilter, now: Date): Promise<{ total: number; mailable: number }> {
  const { with: withThem, without } = apart(filter);
  const count = async (filter: AudienceFilter, also: object) =>
    (await countFound(filter, now, also)) - (await countStrays(filter, now, also));
  const [total, mailable, lessTotal, lessMailable] = await Promise.all([
    count(withThem, {}),
    count(withThem, MAILABLE),
    without ? count(without, {}) : 0,
    without ? count(without, MAILABLE) : 0,
  ]);
  // Two counts of one moment are of two moments when somebody is just being written to.
  return { total: Math.max(0, total - lessTotal), mailable: Math.max(0, mailable - lessMailable) };
}

const MAILABLE = { 'consent.state': 'subscribed' as const };

/** All that a filter finds, strays among them. */
async function countFound(filter: AudienceFilter, now: Date, also: object = {}): Promise<number> {
  const query = { $and: [audienceQuery(filter, now), also].filter((part) => Object.keys(part).length > 0) };
  return query.$and.length === 0 ? ContactModel.estimatedDocumentCount() : countAll(() => ContactModel.countDocuments(query));
}

/** Asked apart: "no stray" would have to look at everybody whom an index counts without it. */
async function countStrays(filter: AudienceFilter, now: Date, also: object): Promise<number> {
  return ContactModel.countDocuments({ $and: [audienceQuery(filter, now), also, { isStray: true }] }).hint(STRAYS);
}

/** An index tells who got a campaign, but not who did not: those are everybody else, without a look at anybody. */
function apart(filter: AudienceFilter): { with: AudienceFilter; without: AudienceFilter | null } {
  const { campaign, contactIds = [], ...others } = filter;
  // Nobody picked is nobody by itself, and says nothing beside a campaign.
  const rest = contactIds.length > 0 ? { ...others, contactIds } : others;
  if (campaign?.was !== 'not_sent' && campaign?.was !== 'not_replied') return { with: filter, without: null };
  return { with: rest, without: { ...rest, campaign: { ...campaign, was: campaign.was === 'not_sent' ? 'sent' : 'replied' } } };
}

/** Some of an audience, the newest first: enough to see that the right people are meant. Those a campaign may write to, if there are any. */
export async function sampleAudience(filter: AudienceFilter, { now, limit = 6 }: Omit<Page, 'afterId'>): Promise<Stored<Contact>[]> {
  const newest = (query: QueryFilter<Stored<Contact>>) => ContactModel.find(query).sort({ _id: -1 }).limit(limit).lean();
  const inIt = inAudience(filter, now);
  const mailable = await newest({ $and: [inIt, MAILABLE] });
  return mailable.length > 0 ? mailable : newest(inIt);
}
