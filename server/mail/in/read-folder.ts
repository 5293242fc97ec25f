import type { JobEdges } from '../../edges.ts';
import { type Imap, ImapError } from '../imap.ts';
import { MailboxCursorModel } from '../mailbox-cursor.model.ts';
import { PlaceModel } from '../place.model.ts';
import { compareFolder, leftInbox } from './compare-folder.ts';
import { archiveQuery, sortFound, uidSetToLookFor } from './cursor-steps.ts';
import type { Folder } from './find-folders.ts';
import { type FolderStatus, openCursor, UNKNOWN_UID } from './open-cursor.ts';
import { takeMails, type Work } from './take-mails.ts';

/** What a poll asks of each folder; when the answer is the one before, nothing more is asked. */
export const STATUS_ITEMS = { messages: true, uidNext: true, uidValidity: true, highestModseq: true };
/** A past that is read faster than it takes to look for what is new keeps nobody waiting. */
const LONG_PAST = 100;
const COMPARE_EVERY_MS = 15 * 60_000;

type Reading = Pick<Work, 'mailbox' | 'ownAddresses' | 'maxBytes' | 'tell' | 'isTimeUp'> & { folder: Folder };

/**
 * Reads what is new in one folder. When nothing is, it costs one STATUS, however large the folder is. The cursor moves
 * only over what is stored.
 * @returns false when there is more to read
 */
export async function readFolder(client: Imap, reading: Reading, edges: JobEdges): Promise<boolean> {
  const { folder, mailbox } = reading;
  const status = await statusOf(client, folder.path);
  const now = edges.now();
  const { isArchive = false } = folder;
  // Without a UIDNEXT nobody knows where its past ends.
  if (isArchive && status.uidNext === null) return true;
  const cursor = await openCursor(mailbox, { folder, status, now });
  const isCompareDue = cursor.comparedAt === null || now.getTime() - cursor.comparedAt.getTime() >= COMPARE_EVERY_MS;
  if (cursor.lastStatus === status.text && cursor.gaps.length === 0 && !isCompareDue) return true;

  const opened = await client.mailboxOpen(folder.path, { readOnly: true });
  // Renewed between the two commands: the next poll sees the new one.
  if (String(opened.uidValidity) !== status.uidValidity) return true;
  // Of an archive only a part is ours to read: it is never compared whole.
  const wanted = isArchive ? archiveQuery(cursor) : isCompareDue ? { all: true } : { uid: uidSetToLookFor(cursor) };
  const found = await client.search(wanted, { uid: true });
  if (!found) throw new ImapError('unreachable', `SEARCH in ${folder.path} failed`);
  const lost = isArchive ? await leftInbox(cursor, found) : isCompareDue ? await compareFolder(cursor, { found, now }) : [];
  // In the past of a folder UIDs are missing because their mail was deleted, and in an archive because it lies elsewhere.
  const isAllThere = !cursor.isBackfilling && !isArchive;
  const { fetch, absent } = sortFound(found, { position: cursor, uidNext: isAllThere ? status.uidNext : null });
  const uids = [...new Set([...lost, ...fetch])].sort((a, b) => a - b);
  const work = { ...reading, role: folder.role, uids, absent };
  await takeNews(client, { ...work, cursor, absent: [] }, edges);
  if (!(await takeMails(client, { ...work, cursor }, edges))) return false;
  const $set = {
    lastStatus: status.text,
    isBackfilling: false,
    ...(isCompareDue && { comparedAt: now }),
    // Without a UIDNEXT nobody knew where the past ends. Now it has been read.
    ...(cursor.backfillUntilUid === UNKNOWN_UID && { backfillUntilUid: Math.max(cursor.settledUid, ...uids) + 1 }),
  };
  await MailboxCursorModel.updateOne({ _id: cursor._id }, { $set });
  return true;
}

/**
 * What came after our first look does not wait behind a long past. The cursor stays where it is: when it comes to
 * these mails, they are known.
 */
async function takeNews(client: Imap, work: Work, edges: JobEdges): Promise<void> {
  const { cursor, uids } = work;
  const past = uids.filter((uid) => uid < cursor.backfillUntilUid);
  if (past.length <= LONG_PAST) return;
  const news = uids.slice(past.length);
  const { mailboxId, path, uidValidity } = cursor;
  const places = await PlaceModel.find({ mailboxId, path, uidValidity, uid: { $in: news }, messageId: { $ne: null } }, { uid: 1 }).lean();
  // What failed has its turn at the end of all.
  const known = new Set([...places, ...cursor.gaps].map(({ uid }) => uid));
  await takeMails(client, { ...work, uids: news.filter((uid) => !known.has(uid)), isAhead: true }, edges);
}

/** The open folder is opened again instead: STATUS of it may be stale (RFC 3501 §6.3.10), and on Dovecot it is. */
async function statusOf(client: Imap, path: string): Promise<FolderStatus> {
  const isOpen = client.mailbox && client.mailbox.path === path;
  const status = isOpen ? await client.mailboxOpen(path, { readOnly: true }) : await client.status(path, STATUS_ITEMS);
  if (!status || status.uidValidity === undefined) throw new ImapError('unreachable', `STATUS of ${path} failed`);
  const { uidValidity, uidNext, highestModseq } = status;
  const messages = 'exists' in status ? status.exists : status.messages;
  const text = [uidValidity, uidNext ?? '', messages ?? '', highestModseq ?? ''].join(':');
  return { uidValidity: String(uidValidity), uidNext: uidNext ?? null, text };
}
