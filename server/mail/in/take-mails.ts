import type { MailboxCursor } from '../../../shared/mailbox.ts';
import type { Stored } from '../../database/model-from.ts';
import type { JobEdges } from '../../edges.ts';
import { takeCampaignCopies } from '../campaigns/take-campaign-copies.ts';
import type { Imap } from '../imap.ts';
import { MailboxCursorModel } from '../mailbox-cursor.model.ts';
import { storeRaws } from '../raw-mail.ts';
import { ahead } from '../together/ahead.ts';
import { mayGoTogether, type ReadGroup, type ReadMail, readGroups } from '../together/read-groups.ts';
import { strandsOf } from '../together/strands.ts';
import { takeTogether } from '../together/take-together.ts';
import { advance, type Step } from './cursor-steps.ts';
import { FetchError, type FetchedMail, fetchMails } from './fetch-mails.ts';
import { MAX_ATTEMPTS, putAsideUnread, type Taken, type Taking, takeMail } from './take-mail.ts';

/** So many are asked for at once, and so many are taken in together. */
const [BATCH, TOGETHER] = [400, 100];
/** So many mails are taken in at the same time: the database makes one flush of several writes. */
const AT_ONCE = 8;

/** The bytes of smaller mails are stored together. */
const MOST_IN_ONE_WRITE = 256 * 1024;

export type Work = Taking & {
  uids: number[];
  absent: number[];
  maxBytes: number;
  tell: (taken: Taken) => void;
  /** Asked after each group of mails: the rest has to wait for its next turn. */
  isTimeUp: () => boolean;
  /** Read before its turn: the cursor does not move. */
  isAhead?: boolean;
};

/**
 * Takes in the mails with these UIDs of the open folder; the cursor moves only over what is stored. A mail that the
 * server does not hand over is asked for again, alone and last, so that it holds up no other.
 * @returns false when it was told to stop in between, or its time was up
 */
export async function takeMails(client: Imap, work: Work, edges: JobEdges): Promise<boolean> {
  const moving = moveCursor(work.cursor, { isAhead: work.isAhead ?? false });
  const isDone = await takeBatches(client, { ...work, moving }, edges);
  await moving.rest(isDone);
  return isDone;
}

async function takeBatches(client: Imap, work: Work & { moving: Moving }, edges: JobEdges): Promise<boolean> {
  const { cursor, absent, maxBytes, moving } = work;
  const triesOf = (uid: number) => cursor.gaps.find((gap) => gap.uid === uid && gap.error !== null)?.tries ?? 0;
  const queue = batchesOf(work.uids, triesOf);
  for (let batch = queue.shift(); batch; batch = queue.shift()) {
    const seen = new Set<number>();
    const passOver = (uids: number[]) => moving.by(uids.filter((uid) => !seen.has(uid)).map((uid) => ({ uid, outcome: 'absent' })));
    // The beginning of a mail that did not come whole in four tries is better than nothing of it.
    const isSizeKnown = batch.every((uid) => triesOf(uid) < MAX_ATTEMPTS - 1);
    try {
      const isTogether = mayGoTogether(batch, work);
      if (isTogether) await moving.begin(batch);
      // While one group is stored the next one is parsed, and the one after that is fetched.
      const fetched = ahead(fetchMails(client, batch, { maxBytes, isSizeKnown, most: TOGETHER }));
      for await (const { mails, read } of ahead(readGroups(fetched, { ...work, isTogether }, edges))) {
        await moving.by(await takeGroup(mails, { ...work, read, seen }, edges));
        if (edges.signal.aborted) return false;
        const isMore = queue.length > 0 || mails.at(-1)?.uid !== batch.at(-1);
        if (isMore && work.isTimeUp()) {
          await passOver(batch.slice(0, batch.indexOf(mails.at(-1)?.uid ?? 0) + 1));
          return false;
        }
      }
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      const missing = batch.filter((uid) => !seen.has(uid));
      if (missing.length > 1 && client.usable) {
        queue.unshift(...partsOf(missing, missing.length > TOGETHER ? TOGETHER : 1));
        continue;
      }
      await moving.by(await Promise.all(missing.map((uid) => notHandedOver(uid, { tries: triesOf(uid), error, work, edges }))));
      if (!client.usable) throw error;
      continue;
    }
    await passOver(batch);
  }
  await moving.by(absent.map((uid) => ({ uid, outcome: 'absent' })));
  return true;
}

/** What failed before comes last and alone: it may take the connection with it. */
function batchesOf(uids: number[], triesOf: (uid: number) => number): number[][] {
  const fresh = uids.filter((uid) => triesOf(uid) === 0);
  const failed = uids.filter((uid) => triesOf(uid) > 0).sort((a, b) => triesOf(a) - triesOf(b));
  return [...partsOf(fresh, BATCH), ...failed.map((uid) => [uid])];
}

const partsOf = (uids: number[], size: number) =>
  Array.from({ length: Math.ceil(uids.length / size) }, (_, n) => uids.slice(n * size, (n + 1) * size));

/**
 * Takes in a group of mails, several at a time where they have nothing to do with each other.
 * @returns the steps up to the first mail that was not reached, so that the cursor never passes one
 */
async function takeGroup(
  mails: FetchedMail[],
  work: Work & Pick<ReadGroup, 'read'> & { seen: Set<number> },
  edges: JobEdges,
): Promise<Step[]> {
  const all = strandsOf(mails, work.ownAddresses);
  const taken = work.role === 'sent' ? await takeCampaignCopies(mails, work, edges) : await takeMostOf(all, work, edges);
  const strands = all.map((strand) => strand.filter(({ uid }) => !taken.has(uid))).filter(({ length }) => length > 0);
  const small = strands.flat().filter(({ raw, isTruncated }) => raw.length <= MOST_IN_ONE_WRITE && !isTruncated);
  await storeRaws(small.map(({ raw }) => raw));
  let isOver = false;
  const lane = async () => {
    for (let strand = strands.shift(); strand; strand = strands.shift()) {
      for (const mail of strand) {
        if (isOver || edges.signal.aborted) return;
        taken.set(mail.uid, await takeMail(mail, { ...work, parsed: work.read.get(mail.uid)?.mail }, edges));
      }
    }
  };
  const lanes = Array.from({ length: AT_ONCE }, () =>
    lane().catch((error) => {
      isOver = true;
      throw error;
    }),
  );
  // All come to an end before the first fault is told: none may write on while the mailbox is read again.
  const fault = (await Promise.allSettled(lanes)).find((ended) => ended.status === 'rejected');
  if (fault) throw fault.reason;
  return stepsOf(mails, { taken, work });
}

async function takeMostOf(strands: FetchedMail[][], work: Work & Pick<ReadGroup, 'read'>, edges: JobEdges): Promise<Map<number, Taken>> {
  if (work.read.size < 2) return new Map();
  const read = strands.map((strand) => strand.map(({ uid }) => work.read.get(uid)));
  return takeTogether(
    read.filter((strand): strand is ReadMail[] => strand.every(Boolean)),
    work,
    edges,
  );
}

function stepsOf(mails: FetchedMail[], { taken, work }: { taken: Map<number, Taken>; work: Work & { seen: Set<number> } }): Step[] {
  const steps: Step[] = [];
  for (const { uid } of mails) {
    const one = taken.get(uid);
    if (!one) break;
    work.tell(one);
    work.seen.add(uid);
    steps.push({ uid, outcome: one.outcome === 'failed' ? 'failed' : 'settled', ...(one.error && { error: one.error }) });
  }
  return steps;
}

async function notHandedOver(
  uid: number,
  { tries, error, work, edges }: { tries: number; error: FetchError; work: Work; edges: JobEdges },
): Promise<Step> {
  const isGivenUp = tries + 1 >= MAX_ATTEMPTS;
  if (isGivenUp) await putAsideUnread(uid, { ...work, error: error.message }, edges);
  work.tell({ outcome: isGivenUp ? 'quarantined' : 'failed', error: error.message });
  return { uid, outcome: isGivenUp ? 'settled' : 'failed', error: error.message };
}

type Moving = ReturnType<typeof moveCursor>;

/** Writes the steps into the cursor. Ahead of its turn only what failed is noted, and the cursor stays. */
function moveCursor({ _id, settledUid, gaps, begun = null }: Stored<MailboxCursor>, { isAhead }: { isAhead: boolean }) {
  let position: Pick<MailboxCursor, 'settledUid' | 'gaps'> = { settledUid, gaps };
  let marked = begun;
  const mark = async (range: MailboxCursor['begun']) => {
    if (range === marked) return;
    marked = range ?? null;
    await MailboxCursorModel.updateOne({ _id }, { $set: { begun: marked } });
  };
  return {
    by: async (all: Step[]) => {
      const steps = isAhead ? all.filter(({ outcome }) => outcome === 'failed') : all;
      if (steps.length === 0) return;
      const next = advance(position, steps);
      position = isAhead ? { ...next, settledUid } : next;
      await MailboxCursorModel.updateOne({ _id }, { $set: { settledUid: position.settledUid, gaps: position.gaps } });
    },
    /** Before the first of them is looked at: should one bring the process down, each is by itself the next time. */
    begin: (uids: number[]) => mark({ from: Math.min(...uids, begun?.from ?? uids[0] ?? 0), to: Math.max(...uids, begun?.to ?? 0) }),
    /** Nothing is under way. What a crash had left is marked until all of it is done. */
    rest: (isDone: boolean) => mark(isDone && !isAhead ? null : begun),
  };
}
