import type { MailboxCursor } from '../../../shared/mailbox.ts';
import type { Stored } from '../../database/model-from.ts';
import type { JobEdges } from '../../edges.ts';
import { type Imap, ImapError } from '../imap.ts';
import { MailboxCursorModel } from '../mailbox-cursor.model.ts';
import { PlaceModel } from '../place.model.ts';
import { compareFolder } from './compare-folder.ts';
import { advance, type Step, sortFound, uidSetToLookFor } from './cursor-steps.ts';
import { fetchMails } from './fetch-mails.ts';
import type { Folder } from './find-folders.ts';
import { type FolderStatus, openCursor } from './open-cursor.ts';
import { type Taken, type Taking, takeMail } from './take-mail.ts';

const STATUS_ITEMS = { messages: true, uidNext: true, uidValidity: true, highestModseq: true };
const BATCH = 100;
const COMPARE_EVERY_MS = 15 * 60_000;

type Reading = Pick<Taking, 'mailbox' | 'ownAddresses'> & {
  folder: Folder;
  maxBytes: number;
  tell: (taken: Taken) => void;
  /** Asked after each group of mails: the rest has to wait for its next turn. */
  isTimeUp: () => boolean;
};

/**
 * Reads what is new in one folder. When nothing is, it costs one STATUS, however large the folder is. The cursor moves
 * only over what is stored.
 * @returns false when there is more to read
 */
export async function readFolder(client: Imap, reading: Reading, edges: JobEdges): Promise<boolean> {
  const { folder, mailbox } = reading;
  const status = await statusOf(client, folder.path);
  const now = edges.now();
  const cursor = await openCursor(mailbox, { folder, status, now });
  const isCompareDue = cursor.comparedAt === null || now.getTime() - cursor.comparedAt.getTime() >= COMPARE_EVERY_MS;
  if (cursor.lastStatus === status.text && cursor.gaps.length === 0 && !isCompareDue) return true;

  const opened = await client.mailboxOpen(folder.path, { readOnly: true });
  // Renewed between the two commands: the next poll sees the new one.
  if (String(opened.uidValidity) !== status.uidValidity) return true;
  const found = await client.search(isCompareDue ? { all: true } : { uid: uidSetToLookFor(cursor) }, { uid: true });
  if (!found) throw new ImapError('unreachable', `SEARCH in ${folder.path} failed`);
  const lost = isCompareDue ? await compareFolder(cursor, { found, now }) : [];
  // In the past of a folder UIDs are missing because their mail was deleted.
  const { fetch, absent } = sortFound(found, { position: cursor, uidNext: cursor.isBackfilling ? null : status.uidNext });
  const uids = [...new Set([...lost, ...fetch])].sort((a, b) => a - b);
  await takeNews(client, { ...reading, cursor, uids, absent: [] }, edges);
  if (!(await takeAll(client, { ...reading, cursor, uids, absent }, edges))) return false;
  const compared = isCompareDue ? { comparedAt: now } : {};
  await MailboxCursorModel.updateOne({ _id: cursor._id }, { $set: { lastStatus: status.text, isBackfilling: false, ...compared } });
  return true;
}

/**
 * What came after our first look does not wait behind a long past. The cursor stays where it is: when it comes to
 * these mails, they are known.
 */
async function takeNews(client: Imap, work: Work, edges: JobEdges): Promise<void> {
  const { cursor, uids } = work;
  const past = uids.filter((uid) => uid < cursor.backfillUntilUid);
  if (past.length <= BATCH) return;
  const news = uids.slice(past.length);
  const { mailboxId, path, uidValidity } = cursor;
  const places = await PlaceModel.find({ mailboxId, path, uidValidity, uid: { $in: news }, messageId: { $ne: null } }, { uid: 1 }).lean();
  const known = new Set(places.map(({ uid }) => uid));
  await takeAll(client, { ...work, uids: news.filter((uid) => !known.has(uid)), isAhead: true }, edges);
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

type Work = Reading & {
  cursor: Stored<MailboxCursor>;
  uids: number[];
  absent: number[];
  /** Read before its turn: the cursor does not move. */
  isAhead?: boolean;
};

/** @returns false when it was told to stop in between, or its time was up */
async function takeAll(client: Imap, work: Work, edges: JobEdges): Promise<boolean> {
  const { cursor, uids, absent, mailbox, folder, ownAddresses, maxBytes, tell, isTimeUp, isAhead = false } = work;
  let position: Pick<MailboxCursor, 'settledUid' | 'gaps'> = cursor;
  const save = async (steps: Step[]) => {
    if (isAhead) return;
    position = advance(position, steps);
    if (steps.length > 0)
      await MailboxCursorModel.updateOne({ _id: cursor._id }, { $set: { settledUid: position.settledUid, gaps: position.gaps } });
  };
  for (let start = 0; start < uids.length; start += BATCH) {
    const batch = uids.slice(start, start + BATCH);
    const seen = new Set<number>();
    for await (const mails of fetchMails(client, batch, { maxBytes })) {
      const steps: Step[] = [];
      for (const mail of mails) {
        if (edges.signal.aborted) break;
        const taken = await takeMail(mail, { mailbox, cursor, role: folder.role, ownAddresses }, edges);
        tell(taken);
        seen.add(mail.uid);
        steps.push({
          uid: mail.uid,
          outcome: taken.outcome === 'failed' ? 'failed' : 'settled',
          ...(taken.error && { error: taken.error }),
        });
      }
      await save(steps);
      if (edges.signal.aborted) return false;
      if (isTimeUp() && mails.at(-1)?.uid !== uids.at(-1)) return false;
    }
    await save(batch.filter((uid) => !seen.has(uid)).map((uid) => ({ uid, outcome: 'absent' })));
  }
  await save(absent.map((uid) => ({ uid, outcome: 'absent' })));
  return true;
}
