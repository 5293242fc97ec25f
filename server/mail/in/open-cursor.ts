import type { Mailbox, MailboxCursor } from '../../../shared/mailbox.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import { MailboxCursorModel } from '../mailbox-cursor.model.ts';
import type { Folder } from './find-folders.ts';

export type FolderStatus = { uidValidity: string; uidNext: number | null; text: string };

/**
 * The cursor of a folder under its present UIDVALIDITY. At first sight, and after a UIDVALIDITY change, everything that
 * lies in the folder is its past: stored without effects.
 */
export async function openCursor(
  mailbox: Stored<Mailbox>,
  { folder, status, now }: { folder: Folder; status: FolderStatus; now: Date },
): Promise<Stored<MailboxCursor>> {
  const { path, role } = folder;
  return MailboxCursorModel.findOneAndUpdate(
    { mailboxId: mailbox._id, path, uidValidity: status.uidValidity },
    {
      $set: { role },
      $setOnInsert: {
        _id: newId(),
        settledUid: 0,
        gaps: [],
        lastStatus: null,
        isBackfilling: true,
        // A server that does not tell UIDNEXT leaves only the dates to go by.
        backfillUntilUid: status.uidNext ?? Number.MAX_SAFE_INTEGER,
        comparedAt: now,
      },
    },
    { upsert: true, returnDocument: 'after' },
  ).lean();
}

/**
 * True for mail that lay in the folder before we first saw it: it never sets anything off. Mail that came after our
 * last look is news even then; INTERNALDATE has whole seconds.
 */
export function isPast(
  { uid, internalDate }: { uid: number; internalDate: Date },
  { cursor, mailbox }: { cursor: Pick<MailboxCursor, 'backfillUntilUid'>; mailbox: Pick<Mailbox, 'lastPolledAt' | 'firstConnectedAt'> },
): boolean {
  if (uid >= cursor.backfillUntilUid) return false;
  const lastLook = mailbox.lastPolledAt ?? mailbox.firstConnectedAt;
  return lastLook === null || internalDate.getTime() < Math.floor(lastLook.getTime() / 1000) * 1000;
}
