import { type Contact, contactSchema, type Stage } from '../../../shared/contact.ts';
import { present } from '../../database/model-from.ts';
import { cutPage, readCursor } from '../../keyset.ts';
import { literalPattern } from '../../literal-pattern.ts';
import { ContactModel } from '../contact.model.ts';

export type ContactQuery = {
  search?: string;
  stage?: Stage;
  tag?: string;
  ownerId?: string;
  cursor?: string | null;
  limit: number;
};

/** Contacts, the newest first. Ids sort by time of creation, so that one index serves every filter. */
export async function listContacts(query: ContactQuery): Promise<{ items: Contact[]; nextCursor: string | null }> {
  const cursor = readCursor(query.cursor);
  const found = await ContactModel.find({
    $and: [
      {
        ...(query.stage ? { stage: query.stage } : {}),
        ...(query.tag ? { tags: query.tag } : {}),
        ...(query.ownerId ? { ownerId: query.ownerId } : {}),
      },
      query.search?.trim() ? likeFilter(query.search.trim()) : {},
      cursor ? { _id: { $lt: cursor.id } } : {},
    ],
  })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const { rows, nextCursor } = cutPage(found, query.limit, (row) => ({ at: row.createdAt, id: row._id }));
  return { items: rows.map((row) => present(contactSchema, row)), nextCursor };
}

/** Contacts whose name or address holds these words, the newest first. */
export async function contactIdsLike(words: string, limit: number): Promise<string[]> {
  const found = await ContactModel.find(likeFilter(words)).select('_id').sort({ _id: -1 }).limit(limit).lean();
  return found.map(({ _id }) => _id);
}

/** Every word must stand somewhere in the name or an address: "ana reyes" finds Ana Reyes. */
function likeFilter(words: string): Record<string, unknown> {
  const patterns = words.split(/\s+/).slice(0, 6).map(literalPattern);
  const fields = ['firstName', 'lastName', 'email', 'otherEmails', 'mobilePhone'];
  return { $and: patterns.map((pattern) => ({ $or: fields.map((field) => ({ [field]: pattern })) })) };
}
