import { type MailboxCursor, mailboxCursorSchema, type Place, placeSchema } from '../../../shared/mailbox.ts';
import { present } from '../../database/model-from.ts';
import { after, cutPage, readCursor } from '../../keyset.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { MailboxCursorModel } from '../mailbox-cursor.model.ts';
import { PlaceModel } from '../place.model.ts';

/** How far each folder of each mailbox is read. */
export async function listCursors(): Promise<(MailboxCursor & { address: string })[]> {
  const [cursors, mailboxes] = await Promise.all([
    MailboxCursorModel.find().sort({ mailboxId: 1, path: 1, _id: -1 }).limit(500).lean(),
    MailboxModel.find().select('address').lean(),
  ]);
  const addresses = new Map(mailboxes.map(({ _id, address }) => [_id, address]));
  return cursors.map((cursor) => ({ ...present(mailboxCursorSchema, cursor), address: addresses.get(cursor.mailboxId) ?? '' }));
}

/** Mail that failed five times: kept raw, waiting for a person, the newest first. */
export async function listQuarantine({
  cursor,
  limit,
}: {
  cursor?: string | null;
  limit: number;
}): Promise<{ items: Place[]; nextCursor: string | null }> {
  const found = await PlaceModel.find({ $and: [{ state: 'quarantined' }, after('createdAt', readCursor(cursor))] })
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const { rows, nextCursor } = cutPage(found, limit, (row) => ({ at: row.createdAt, id: row._id }));
  return { items: rows.map((row) => present(placeSchema, row)), nextCursor };
}
