import type { FolderRole, Mailbox, MailboxCursor } from '../../../shared/mailbox.ts';
import { isDatabaseAway } from '../../database/connect.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { errorText } from '../../errors.ts';
import type { Received } from '../../inbox/arrive/build-arrived.ts';
import { receiveMail } from '../../inbox/arrive/receive-mail.ts';
import type { IncomingMail } from '../../inbox/incoming-mail.ts';
import { LOST_TIME } from '../../inbox/restored/call-for-restored.ts';
import { onWalk } from '../../logger.ts';
import { parseBounded } from '../parse/parse-bounded.ts';
import type { MailContext } from '../parse/parse-mail.ts';
import { PlaceModel } from '../place.model.ts';
import { noteProbe } from '../probe/note-probe.ts';
import { deleteRaw, storeRaw } from '../raw-mail.ts';
import type { FetchedMail } from './fetch-mails.ts';
import { isLostTime, isPast } from './open-cursor.ts';

/** A mail that was begun so often and never ended is what brings the process down. */
const MAX_BEGUN = 3 * 5;
/** After this many failures the mail is put aside, with its raw bytes and a visible entry; the next one comes. */
export const MAX_ATTEMPTS = 5;
const DAY_MS = 86_400_000;

export type Taking = { mailbox: Stored<Mailbox>; cursor: Stored<MailboxCursor>; role: FolderRole; ownAddresses: string[] };
/** Parsed already, where it was read in a group. */
type Parsed = { parsed?: IncomingMail | undefined };
export type Taken = { outcome: 'stored' | 'confirmed' | 'known' | 'quarantined' | 'failed'; error?: string };

/**
 * Takes in one mail that lies at one place of a mailbox: raw bytes first, then the place, then everything that follows
 * from it. A repeat after a crash anywhere in it is harmless.
 */
export async function takeMail(fetched: FetchedMail, taking: Taking & Parsed, edges: Edges): Promise<Taken> {
  const { path } = taking.cursor;
  return onWalk({ mailbox: taking.mailbox._id, path, uid: fetched.uid }, () => takeIn(fetched, taking, edges));
}

async function takeIn(fetched: FetchedMail, taking: Taking & Parsed, edges: Edges): Promise<Taken> {
  const { mailbox, cursor } = taking;
  const { uid, internalDate, raw, isTruncated } = fetched;
  const rawHash = await storeRaw(raw, { isTruncated });
  const key = { mailboxId: mailbox._id, path: cursor.path, uidValidity: cursor.uidValidity, uid };
  const place = await PlaceModel.findOneAndUpdate(
    key,
    {
      $setOnInsert: { _id: newId(), messageId: null, internalDate, state: 'stored', error: null, goneAt: null, rawHash },
      $inc: { attempts: 1 },
    },
    { upsert: true, returnDocument: 'after' },
  ).lean();
  if (place.messageId !== null || place.state !== 'stored') return { outcome: 'known' };
  if (place.attempts > MAX_BEGUN) return putAside(place, { error: place.error ?? 'the server died whenever it read this mail', edges });
  try {
    if (await noteProbe({ raw, role: taking.role, mailbox }, edges)) {
      await PlaceModel.updateOne({ _id: place._id }, { $set: { state: 'buried' } });
      return { outcome: 'known' };
    }
    const parsed = taking.parsed ?? (await parseFetched(fetched, { ...taking, rawHash, secret: edges.secret }));
    // Moved or copied from a place where it was taken in: all it had to set off, it has.
    const isAgain = await PlaceModel.exists({ rawHash, mailboxId: mailbox._id, messageId: { $ne: null }, _id: { $ne: place._id } });
    const mail = isAgain ? { ...parsed, isBackfill: true } : parsed;
    const received = await receiveMail(mail, edges);
    const state = received.messageId === null ? ('buried' as const) : ('stored' as const);
    await PlaceModel.updateOne({ _id: place._id }, { $set: { messageId: received.messageId, state, error: null } });
    // A mail of somebody who was erased lies in the mailbox still; here nothing of it stays.
    if (state === 'buried') await deleteRaw(rawHash);
    const outcome = received.isConfirmation ? 'confirmed' : received.isNew ? 'stored' : 'known';
    logTaken({ mail, received, outcome }, edges);
    return { outcome };
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    return putAside(place, { error: errorText(error), edges });
  }
}

/** A long past would fill the log with what nobody asks for. */
export function logTaken(
  { mail, received, outcome }: { mail: IncomingMail; received: Received; outcome: Taken['outcome'] },
  { log }: Pick<Edges, 'log'>,
): void {
  const level = mail.isBackfill || outcome === 'known' ? 'debug' : 'info';
  log[level]({ mail: received.messageId, thread: received.threadId, outcome }, 'a mail was taken in');
}

/** A fetched mail as a value, with what its place in the mailbox says of it. @throws Error when it cannot be parsed */
async function parseFetched(fetched: FetchedMail, taking: Taking & { rawHash: string; secret: string }): Promise<IncomingMail> {
  return datedBy(await parseBounded(fetched.raw, contextOf(fetched, taking)), { fetched, taking });
}

/** What its place in the mailbox says of a mail. */
export function contextOf(
  fetched: FetchedMail,
  { mailbox, cursor, role, ownAddresses, rawHash, secret }: Taking & { rawHash: string; secret: string },
): MailContext {
  const { raw, size, internalDate, emailId, isTruncated } = fetched;
  const isBackfill = isPast(fetched, { cursor, mailbox });
  return {
    mailboxId: mailbox._id,
    ownAddresses,
    folder: role,
    rawHash,
    rawSize: size,
    internalDate,
    emailId,
    authservId: mailbox.authservId,
    secret,
    isBackfill,
    flags: [
      ...(isTruncated ? [`only the first ${raw.length} of ${Math.max(size, raw.length)} bytes are kept`] : []),
      ...(isBackfill && isLostTime(internalDate, mailbox) ? [LOST_TIME] : []),
    ],
  };
}

/** After a restore the server may call old mail new; its own Date header knows better. */
export function datedBy(
  mail: IncomingMail,
  { fetched: { uid, internalDate }, taking: { cursor, mailbox } }: { fetched: FetchedMail; taking: Pick<Taking, 'cursor' | 'mailbox'> },
): IncomingMail {
  const isOld = uid < cursor.backfillUntilUid && mail.date.getTime() < (mailbox.lastPolledAt ?? internalDate).getTime() - DAY_MS;
  return isOld ? { ...mail, isBackfill: true } : mail;
}

async function putAside(
  place: { _id: string; attempts: number; path: string; uid: number },
  { error, edges }: { error: string; edges: Edges },
): Promise<Taken> {
  const isGivenUp = place.attempts >= MAX_ATTEMPTS;
  await PlaceModel.updateOne({ _id: place._id }, { $set: { error, ...(isGivenUp && { state: 'quarantined' as const }) } });
  edges.log.warn({ path: place.path, uid: place.uid, attempts: place.attempts, error }, 'a mail could not be taken in');
  if (isGivenUp) edges.publish('system.changed', { what: 'quarantine' });
  return { outcome: isGivenUp ? 'quarantined' : 'failed', error };
}

/** A mail that the server never handed over is put aside without bytes, so that a person sees that it is there. */
export async function putAsideUnread(
  uid: number,
  { mailbox, cursor, error }: Pick<Taking, 'mailbox' | 'cursor'> & { error: string },
  edges: Edges,
): Promise<void> {
  const key = { mailboxId: mailbox._id, path: cursor.path, uidValidity: cursor.uidValidity, uid };
  const rawHash = await storeRaw(new Uint8Array());
  const unread = { _id: newId(), messageId: null, internalDate: edges.now(), attempts: MAX_ATTEMPTS, goneAt: null, rawHash };
  await PlaceModel.updateOne(key, { $set: { state: 'quarantined', error }, $setOnInsert: unread }, { upsert: true });
  edges.publish('system.changed', { what: 'quarantine' });
}
