import type { Mailbox, MailboxCursor } from '../../shared/mailbox.ts';
import type { Stored } from '../database/model-from.ts';
import { MailboxModel } from './mailbox.model.ts';
import { MailboxCursorModel } from './mailbox-cursor.model.ts';
import { PlaceModel } from './place.model.ts';

export type FolderLag = { mailbox: string; folder: string; lagSeconds: number; gaps: number };

/** How far behind each folder is that is read now, and how many mails were put aside. */
export async function readLag(now: Date): Promise<{ folders: FolderLag[]; quarantined: number }> {
  const mailboxes = await MailboxModel.find({ isEnabled: true }, { address: 1, lastPolledAt: 1 }).lean();
  const byId = new Map(mailboxes.map((mailbox) => [mailbox._id, mailbox]));
  const cursors = await MailboxCursorModel.find({ mailboxId: { $in: [...byId.keys()] } })
    .sort({ _id: 1 })
    .lean();
  // After a UIDVALIDITY change the folder has another cursor, and the old one tells nothing any more.
  const newest = new Map(cursors.map((cursor) => [`${cursor.mailboxId} ${cursor.path}`, cursor]));
  const folders = [...newest.values()].flatMap((cursor): FolderLag[] => {
    const mailbox = byId.get(cursor.mailboxId);
    if (!mailbox || !isReadNow(cursor, mailbox)) return [];
    // One whose past was never read to its end is behind since it was first seen.
    const since = cursor.readAt ?? cursor.createdAt;
    const lagSeconds = Math.max(0, Math.round((now.getTime() - since.getTime()) / 1000));
    return [{ mailbox: mailbox.address, folder: cursor.path, lagSeconds, gaps: cursor.gaps.length }];
  });
  return { folders, quarantined: await PlaceModel.countDocuments({ state: 'quarantined' }) };
}

/** A folder that was renamed or taken away keeps its cursor; a poll that reads all there is to its end passes it over. */
function isReadNow({ readAt, updatedAt }: Stored<MailboxCursor>, { lastPolledAt }: Pick<Mailbox, 'lastPolledAt'>): boolean {
  return lastPolledAt === null || Math.max(readAt?.getTime() ?? 0, updatedAt.getTime()) >= lastPolledAt.getTime();
}
