import { isDatabaseAway } from '../../database/connect.ts';
import { insertAll } from '../../database/insert-all.ts';
import { newId } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { errorText } from '../../errors.ts';
import type { Received } from '../../inbox/arrive/build-arrived.ts';
import { receiveTogether } from '../../inbox/together/receive-together.ts';
import { onWalk } from '../../logger.ts';
import type { FetchedMail } from '../in/fetch-mails.ts';
import { logTaken, type Taken, type Taking } from '../in/take-mail.ts';
import { PlaceModel } from '../place.model.ts';
import { storeRaws } from '../raw-mail.ts';
import type { ReadMail } from './read-groups.ts';

/**
 * Takes in strands of read mails, all of them at once: raw bytes first, then what follows from them, the places last. In
 * the middle of it nothing says that a mail was begun but the cursor (`begun`), which sends each of them to `takeMail`
 * after a crash, and a repeat there is harmless.
 * @returns what became of those it took, by UID; the others are for `takeMail`
 */
export async function takeTogether(strands: ReadMail[][], taking: Taking, edges: Edges): Promise<Map<number, Taken>> {
  try {
    return await takeThem(strands, taking, edges);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    // Whatever it was in one of them, it holds up none of the others: each is told by itself.
    edges.log.warn({ path: taking.cursor.path, error: errorText(error) }, 'mails could not be taken in together');
    return new Map();
  }
}

async function takeThem(strands: ReadMail[][], taking: Taking, edges: Edges): Promise<Map<number, Taken>> {
  const fresh = await neverSeen(strands, taking);
  if (fresh.flat().length < 2) return new Map();
  await storeRaws(fresh.flat().map(({ fetched }) => fetched.raw));
  const received = await receiveTogether(
    fresh.map((strand) => strand.map(({ mail }) => mail)),
    edges,
  );
  const done = fresh.flat().flatMap((read) => {
    const what = received.get(read.mail);
    return what ? [{ ...read, received: what }] : [];
  });
  await keepPlaces(done, taking);
  const { mailbox, cursor } = taking;
  for (const { fetched, mail, received: what } of done)
    onWalk({ mailbox: mailbox._id, path: cursor.path, uid: fetched.uid }, () =>
      logTaken({ mail, received: what, outcome: 'stored' }, edges),
    );
  return new Map(done.map(({ fetched }) => [fetched.uid, { outcome: 'stored' }]));
}

/** Strands of which no mail was begun at its place before, and none was taken in at another. */
async function neverSeen(strands: ReadMail[][], { mailbox, cursor }: Taking): Promise<ReadMail[][]> {
  const reads = strands.flat();
  const mailboxId = mailbox._id;
  const here = { mailboxId, path: cursor.path, uidValidity: cursor.uidValidity };
  const [begun, elsewhere] = await Promise.all([
    PlaceModel.find({ ...here, uid: { $in: reads.map(({ fetched }) => fetched.uid) } }, { uid: 1 }).lean(),
    PlaceModel.find({ rawHash: { $in: reads.map(({ rawHash }) => rawHash) }, mailboxId, messageId: { $ne: null } }, { rawHash: 1 }).lean(),
  ]);
  const uids = new Set(begun.map(({ uid }) => uid));
  const hashes = new Set(elsewhere.map(({ rawHash }) => rawHash));
  return strands.filter((strand) => strand.every(({ fetched, rawHash }) => !uids.has(fetched.uid) && !hashes.has(rawHash)));
}

type Done = { fetched: FetchedMail; rawHash: string; received: Received };

async function keepPlaces(done: Done[], { mailbox, cursor }: Taking): Promise<void> {
  const here = { mailboxId: mailbox._id, path: cursor.path, uidValidity: cursor.uidValidity };
  const at = new Date();
  const places = done.map(({ fetched, rawHash, received: { messageId } }) => ({
    ...{ _id: newId(), ...here, uid: fetched.uid, messageId, rawHash, internalDate: fetched.internalDate },
    ...{ state: 'stored' as const, attempts: 1, error: null, goneAt: null, createdAt: at, updatedAt: at },
  }));
  // Somebody else has begun the mail meanwhile: it is done now.
  for (const n of await insertAll(PlaceModel, places)) {
    const place = places[n];
    if (place) await PlaceModel.updateOne({ ...here, uid: place.uid, messageId: null }, { $set: { messageId: place.messageId } });
  }
}
