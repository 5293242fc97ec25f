import type { Mailbox, MailboxCursor } from '../../../shared/mailbox.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import { MailboxCursorModel } from '../mailbox-cursor.model.ts';
import type { Folder } from './find-folders.ts';

/** A server that does not tell UIDNEXT leaves only the dates to go by, until the folder has been read once. */
export const UNKNOWN_UID = Number.MAX_SAFE_INTEGER;

export type FolderStatus = { uidValidity: string; uidNext: number | null; text: string };

/**
 * The cursor of a folder under its present UIDVALIDITY. At first sight, and after a UIDVALIDITY change, everything that
 * lies in the folder is its past: stored without effects.
 */
export async function openCursor(
  mailbox: Stored<Mailbox>,
  { folder, status, now }: { folder: Folder; status: FolderStatus; now: Date },
): Promise<Stored<MailboxCursor>> {
  const { path, role, isArchive = false } = folder;
  // A folder that was made while we were looking (the first Sent, the first Junk) has no past of its own.
  const isNewFolder = mailbox.lastPolledAt !== null && !(await MailboxCursorModel.exists({ mailboxId: mailbox._id, path }));
  const untilNow = status.uidNext ?? UNKNOWN_UID;
  return MailboxCursorModel.findOneAndUpdate(
    { mailboxId: mailbox._id, path, uidValidity: status.uidValidity },
    {
      // What a restored backup has not seen is its past, too.
      $set: { role, ...(mailbox.restoredAt && { backfillUntilUid: untilNow }) },
      $setOnInsert: {
        _id: newId(),
        // The past of an archive was somebody's to put away.
        settledUid: isArchive ? untilNow - 1 : 0,
        gaps: [],
        lastStatus: null,
        isBackfilling: !isArchive,
        ...(!mailbox.restoredAt && { backfillUntilUid: isNewFolder && !isArchive ? 0 : untilNow }),
        comparedAt: now,
      },
    },
    { upsert: true, returnDocument: 'after' },
  ).lean();
}

/** The clock of a mail server may be behind ours by so much. */
const CLOCKS_DIFFER_MS = 3_600_000;

/**
 * True for mail that lay in the folder before we first saw it, and for older mail that is put there later (out of an
 * archive, from a backup): it never sets anything off. Mail that came after our last look, or
 * after the database was restored, is news even then.
 */
export function isPast(
  { uid, internalDate }: { uid: number; internalDate: Date },
  { cursor, mailbox }: { cursor: Pick<MailboxCursor, 'backfillUntilUid'>; mailbox: Looked },
): boolean {
  const { firstConnectedAt } = mailbox;
  if (uid >= cursor.backfillUntilUid)
    return firstConnectedAt !== null && internalDate.getTime() < firstConnectedAt.getTime() - CLOCKS_DIFFER_MS;
  const lastLook = mailbox.restoredAt ?? mailbox.lastPolledAt ?? firstConnectedAt;
  return lastLook === null || isBefore(internalDate, lastLook);
}

/** True for mail that came after the backup was made and before it was restored: nobody here knows what became of it. */
export function isLostTime(internalDate: Date, { restoredAt, lastPolledAt }: Looked): boolean {
  if (!restoredAt || !lastPolledAt) return false;
  return isBefore(internalDate, restoredAt) && !isBefore(internalDate, lastPolledAt);
}

type Looked = Pick<Mailbox, 'lastPolledAt' | 'firstConnectedAt' | 'restoredAt'>;

/** INTERNALDATE has whole seconds. */
function isBefore(internalDate: Date, moment: Date): boolean {
  return internalDate.getTime() < Math.floor(moment.getTime() / 1000) * 1000;
}
