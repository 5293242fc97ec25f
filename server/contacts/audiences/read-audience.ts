import type { AudienceFilter } from '../../../shared/audience.ts';
import type { Contact } from '../../../shared/contact.ts';
import { countAll } from '../../database/count-all.ts';
import type { Stored } from '../../database/model-from.ts';
import { ContactModel } from '../contact.model.ts';
import { audienceQuery } from './audience-query.ts';

type Page = { now: Date; afterId?: string; limit?: number };

/** The contacts of an audience by id, a page at a time: each page starts behind the last id of the one before. */
export async function pageOfAudience(filter: AudienceFilter, { now, afterId, limit = 500 }: Page): Promise<Stored<Contact>[]> {
  return ContactModel.find({ $and: [audienceQuery(filter, now), afterId ? { _id: { $gt: afterId } } : {}] })
    .sort({ _id: 1 })
    .limit(limit)
    .lean();
}

/** How many are in an audience now, and to how many of them a campaign may write: the rest opted out or cannot be reached. */
export async function countAudience(filter: AudienceFilter, now: Date): Promise<{ total: number; mailable: number }> {
  const query = audienceQuery(filter, now);
  const [total, mailable] = await Promise.all([
    countAll(() => ContactModel.countDocuments(query)),
    countAll(() => ContactModel.countDocuments({ $and: [query, { 'consent.state': 'subscribed' }] })),
  ]);
  return { total, mailable };
}

/** Some of an audience, the newest first: enough to see that the right people are meant. */
export async function sampleAudience(filter: AudienceFilter, { now, limit = 6 }: Omit<Page, 'afterId'>): Promise<Stored<Contact>[]> {
  return ContactModel.find(audienceQuery(filter, now)).sort({ _id: -1 }).limit(limit).lean();
}
