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
  // A folder that was made while we were looking (the first Sent, the first Junk) has no past of its own.
  const isNewFolder = mailbox.lastPolledAt !== null && !(await MailboxCursorModel.exists({ mailboxId: mailbox._id, path }));
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
        backfillUntilUid: isNewFolder ? 0 : (status.uidNext ?? Number.MAX_SAFE_INTEGER),
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
 * archive, from a backup): it never sets anything off. Mail that came after our last look is news even then;
 * INTERNALDATE has whole seconds.
 */
export function isPast(
  { uid, internalDate }: { uid: number; internalDate: Date },
  { cursor, mailbox }: { cursor: Pick<MailboxCursor, 'backfillUntilUid'>; mailbox: Pick<Mailbox, 'lastPolledAt' | 'firstConnectedAt'> },
): boolean {
  const { firstConnectedAt } = mailbox;
  if (uid >= cursor.backfillUntilUid)
    return firstConnectedAt !== null && internalDate.getTime() < firstConnectedAt.getTime() - CLOCKS_DIFFER_MS;
  const lastLook = mailbox.lastPolledAt ?? firstConnectedAt;
  return lastLook === null || internalDate.getTime() < Math.floor(lastLook.getTime() / 1000) * 1000;
}
