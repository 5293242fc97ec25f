import type { MailboxCursor, Place } from '../../../shared/mailbox.ts';
import type { Stored } from '../../database/model-from.ts';
import { PlaceModel } from '../place.model.ts';

/**
 * Compares every UID of a folder with the places we know. What is gone there is marked gone here, never deleted.
 * @returns the UIDs that are there and unknown here, though the cursor has passed them
 */
export async function compareFolder(cursor: Stored<MailboxCursor>, { found, now }: { found: number[]; now: Date }): Promise<number[]> {
  const folder = { mailboxId: cursor.mailboxId, path: cursor.path, uidValidity: cursor.uidValidity };
  const places = await PlaceModel.find(folder, { uid: 1, goneAt: 1, messageId: 1, state: 1 }).lean();
  const present = new Set(found);
  const gone = places.filter(({ uid, goneAt }) => goneAt === null && !present.has(uid)).map(({ _id }) => _id);
  const back = places.filter(({ uid, goneAt }) => goneAt !== null && present.has(uid)).map(({ _id }) => _id);
  await mark(gone, now);
  await mark(back, null);
  return passedOver(cursor, { found, places });
}

/** Of the UIDs found in an archive those that the cursor has passed while their mail lay in the inbox. */
export async function leftInbox(cursor: Stored<MailboxCursor>, found: number[]): Promise<number[]> {
  const { mailboxId, path, uidValidity, backfillUntilUid } = cursor;
  const ours = found.filter((uid) => uid >= backfillUntilUid);
  const places = await PlaceModel.find({ mailboxId, path, uidValidity, uid: { $in: ours } }, { uid: 1, messageId: 1, state: 1 }).lean();
  return passedOver(cursor, { found: ours, places });
}

type Known = Pick<Stored<Place>, 'uid' | 'messageId' | 'state'>;

function passedOver({ settledUid }: Stored<MailboxCursor>, { found, places }: { found: number[]; places: Known[] }): number[] {
  // A place without a message is one that a crash left half done.
  const done = new Set(places.filter(({ messageId, state }) => messageId !== null || state !== 'stored').map(({ uid }) => uid));
  return found.filter((uid) => uid <= settledUid && !done.has(uid));
}

/** A purge may take hundreds of thousands at once, and one command holds no more than 16 MB. */
const MARKED_AT_ONCE = 10_000;

async function mark(ids: string[], goneAt: Date | null): Promise<void> {
  for (let start = 0; start < ids.length; start += MARKED_AT_ONCE) {
    await PlaceModel.updateMany({ _id: { $in: ids.slice(start, start + MARKED_AT_ONCE) } }, { $set: { goneAt } });
  }
}
