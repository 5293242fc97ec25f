import type { QueryFilter } from 'mongoose';
import type { ContactFilter } from '../../../shared/audience.ts';
import type { Contact } from '../../../shared/contact.ts';
import { countAll } from '../../database/count-all.ts';
import type { Stored } from '../../database/model-from.ts';
import { audienceQuery } from '../audiences/audience-query.ts';
import { ContactModel, STRAYS } from '../contact.model.ts';

type Query = QueryFilter<Stored<Contact>>;

/**
 * Who stands in a list of contacts, and so whom a count, and with `allFound` a change or a file of that list means: those the
 * filter finds. Strays, whom spam or a machine's mail made a contact, only where it names them: a person can find them and make
 * somebody of them, and changes nobody unseen. Pure.
 */
export function listedQuery(filter: ContactFilter, now: Date): Query {
  const strays = straysIn(filter);
  const asked = askedOf(filter, now);
  return strays === 'too' ? asked : { $and: [asked, { isStray: strays === 'only' ? true : { $ne: true } }] };
}

/**
 * How many these are; no further than `most` and one more. Strays are counted apart and taken off: "no stray" would have to
 * look at everybody whom an index counts without it.
 */
export async function countListed(filter: ContactFilter, { now, most }: { now: Date; most?: number }): Promise<number> {
  const strays = straysIn(filter);
  const asked = askedOf(filter, now);
  const countStrays = () => ContactModel.countDocuments({ $and: [asked, { isStray: true }] }).hint(STRAYS);
  if (strays === 'only') return countStrays();
  const off = strays === 'none' ? await countStrays() : 0;
  return Math.max(0, (await countAsked(asked, most === undefined ? undefined : most + 1 + off)) - off);
}

function countAsked(asked: Query, limit: number | undefined): Promise<number> {
  // Everybody is counted in no time.
  if (Object.keys(asked).length === 0) return ContactModel.estimatedDocumentCount();
  if (limit === undefined) return countAll(() => ContactModel.countDocuments(asked));
  return ContactModel.countDocuments(asked).limit(limit);
}

/** The same without strays is asked for by itself: nobody picked must not mean everybody. */
function askedOf({ strays: _, ...filter }: ContactFilter, now: Date): Query {
  return audienceQuery(filter, now);
}

function straysIn({ strays, contactIds, search }: ContactFilter): 'only' | 'none' | 'too' {
  if (strays) return strays;
  return contactIds?.length || search?.trim() ? 'too' : 'none';
}

/** Those who stand in a list, by id, a page at a time: each page starts behind the last id of the one before. */
export async function pageOfListed(
  filter: ContactFilter,
  { now, afterId, limit }: { now: Date; afterId?: string; limit: number },
): Promise<Stored<Contact>[]> {
  return ContactModel.find({ $and: [listedQuery(filter, now), afterId ? { _id: { $gt: afterId } } : {}] })
    .sort({ _id: 1 })
    .limit(limit)
    .lean();
}
