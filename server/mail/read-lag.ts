import { MailboxModel } from './mailbox.model.ts';
import { MailboxCursorModel } from './mailbox-cursor.model.ts';
import { PlaceModel } from './place.model.ts';

export type FolderLag = { mailbox: string; folder: string; lagSeconds: number | null; gaps: number };

/** How far behind each folder is that is read now, and how many mails were put aside. */
export async function readLag(now: Date): Promise<{ folders: FolderLag[]; quarantined: number }> {
  const mailboxes = await MailboxModel.find({ isEnabled: true }, { address: 1 }).lean();
  const addresses = new Map(mailboxes.map(({ _id, address }) => [_id, address]));
  const cursors = await MailboxCursorModel.find({ mailboxId: { $in: [...addresses.keys()] } })
    .sort({ _id: 1 })
    .lean();
  // After a UIDVALIDITY change the folder has another cursor, and the old one tells nothing any more.
  const newest = new Map(cursors.map((cursor) => [`${cursor.mailboxId} ${cursor.path}`, cursor]));
  const folders = [...newest.values()].map(({ mailboxId, path, readAt, gaps }) => ({
    mailbox: addresses.get(mailboxId) ?? '',
    folder: path,
    lagSeconds: readAt ? Math.max(0, Math.round((now.getTime() - readAt.getTime()) / 1000)) : null,
    gaps: gaps.length,
  }));
  return { folders, quarantined: await PlaceModel.countDocuments({ state: 'quarantined' }) };
}
