import type { QueryFilter } from 'mongoose';
import type { Contact } from '../../../shared/contact.ts';
import type { Stored } from '../../database/model-from.ts';
import { cutPage, type Keyset, readCursor } from '../../keyset.ts';
import { ContactModel } from '../contact.model.ts';
import { type LeadQuery, leadFilter } from './lead-filter.ts';

type Page = { cursor?: string | null; limit: number };

/** Contacts of one column of the pipeline, who came into it last first. */
export async function contactsInStage(
  query: LeadQuery,
  { cursor, limit }: Page,
): Promise<{ contacts: Stored<Contact>[]; nextCursor: string | null }> {
  const found = await ContactModel.find({ $and: [leadFilter(query), behind(readCursor(cursor))] })
    .select('-qualificationHistory')
    .sort({ stageAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const { rows, nextCursor } = cutPage(found, limit, ({ stageAt, _id }) => ({ at: stageAt ?? UNDATED, id: _id }));
  return { contacts: rows, nextCursor };
}

/** Stands in a cursor for "since nobody knows when": those come last. */
const UNDATED = new Date(0);

function behind(cursor: Keyset | null): QueryFilter<Stored<Contact>> {
  if (!cursor) return {};
  const undated = { stageAt: { $exists: false } };
  if (cursor.at.getTime() === UNDATED.getTime()) return { ...undated, _id: { $lt: cursor.id } };
  return { $or: [{ stageAt: { $lt: cursor.at } }, { stageAt: cursor.at, _id: { $lt: cursor.id } }, undated] };
}
