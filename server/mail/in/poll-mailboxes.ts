import type { JobCounts } from '../../../shared/job.ts';
import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges, JobEdges } from '../../edges.ts';
import { errorText } from '../../errors.ts';
import type { ArrivalEdges } from '../../inbox/arrive/receive-mail.ts';
import { enabledMailboxes, ownAddressesOf } from '../find-mailboxes.ts';
import { closeImap, cutAfter, IMAP_PATIENCE, type Imap, type ImapPatience, openImap } from '../imap.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { MailboxCursorModel } from '../mailbox-cursor.model.ts';
import { type Folder, findFolders } from './find-folders.ts';
import { claimTry, noteImapDown, noteImapUp } from './mailbox-state.ts';
import { readFolder } from './read-folder.ts';

type PollEdges = JobEdges & { maxBytes: number } & Pick<ArrivalEdges, 'hearLostWish'>;
export type Poller = { poll: (edges: PollEdges) => Promise<JobCounts>; close: () => Promise<void> };

/** A connection that stays open between polls, for as long as the mailbox is set up as it was. */
type Connection = { client: Imap; setUpAs: string; folders: Folder[]; openedAt: number };

/** A fresh connection lists the folders anew: one may have been made or renamed. */
const KEEP_MS = 15 * 60_000;
/** A folder with a long past takes turns with the others, so that new mail is seen while it is read. */
const TURN_MS = 10_000;
/** The rest is read by the next poll: a mailbox with a long past must not keep the others from being polled. */
const POLL_MS = 45_000;
/** So long a poll waits for its mailboxes: for one whose server keeps silent it does not. */
const WAIT_MS = 55_000;
/** A server that has not come to an end by then, though it keeps talking, is cut off. */
const STUCK_MS = 10 * 60_000;
type Patience = { turnMs: number; pollMs: number; waitMs: number; stuckMs: number; imap: Partial<ImapPatience> };
const PATIENCE: Patience = { turnMs: TURN_MS, pollMs: POLL_MS, waitMs: WAIT_MS, stuckMs: STUCK_MS, imap: {} };

type Kept = {
  connections: Map<string, Connection>;
  /** The mailboxes that are being read, maybe since an earlier poll. */
  busy: Map<string, { since: number; done: Promise<void> }>;
  closing: AbortSignal;
};

/** Reads all enabled mailboxes whenever it is told to, over connections that it keeps until `close`. */
export function createPoller(edges: Pick<Edges, 'log'>, patience: Partial<Patience> = {}): Poller {
  const closing = new AbortController();
  const kept: Kept = { connections: new Map(), busy: new Map(), closing: closing.signal };
  const { connections, busy } = kept;
  return {
    poll: (pollEdges) => pollAll(kept, pollEdges, { ...PATIENCE, ...patience }),
    close: async () => {
      const idle = [...connections].filter(([mailboxId]) => !busy.has(mailboxId));
      await Promise.all(idle.map(([, { client }]) => closeImap(client, edges)));
      closing.abort();
      await Promise.all([...busy.values()].map(({ done }) => done));
      connections.clear();
    },
  };
}

/**
 * Reads INBOX, Sent and Junk of every enabled mailbox once, and on Gmail what went past them: what is new is stored before the cursor moves. A mailbox
 * whose server keeps us waiting does not keep the others waiting: it is passed over until it is done.
 */
async function pollAll(kept: Kept, edges: PollEdges, patience: Patience): Promise<JobCounts> {
  const { connections, busy } = kept;
  const mailboxes = await enabledMailboxes();
  const ownAddresses = ownAddressesOf(mailboxes);
  for (const [mailboxId, { since }] of busy) {
    if (performance.now() - since > patience.stuckMs) connections.get(mailboxId)?.client.close();
  }
  const free = mailboxes.filter(({ _id }) => !busy.has(_id));
  dropStale(kept, { mailboxes: free, now: edges.now() });
  const counts = { mailboxes: 0, stored: 0, confirmed: 0, quarantined: 0, failed: 0 };
  const polls = free.map((mailbox) => {
    const poll = pollOne(mailbox, { kept, ownAddresses, counts, edges, patience });
    const log = (error: unknown) =>
      edges.log.warn({ mailbox: mailbox.address, error: errorText(error) }, 'a mailbox was not read to its end');
    busy.set(mailbox._id, { since: performance.now(), done: poll.catch(log).finally(() => busy.delete(mailbox._id)) });
    return poll;
  });
  const ended = await atMost(patience.waitMs, Promise.allSettled(polls));
  const failed = ended?.find((poll) => poll.status === 'rejected');
  if (failed) throw failed.reason;
  return { ...counts };
}

async function atMost<Value>(ms: number, work: Promise<Value>): Promise<Value | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), ms);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function dropStale({ connections, busy }: Kept, { mailboxes, now }: { mailboxes: Stored<Mailbox>[]; now: Date }): void {
  for (const [mailboxId, { client, setUpAs, openedAt }] of connections) {
    if (busy.has(mailboxId)) continue;
    const mailbox = mailboxes.find(({ _id }) => _id === mailboxId);
    const isFresh = now.getTime() - openedAt < KEEP_MS;
    if (mailbox && isFresh && client.usable && setUpAs === setUpOf(mailbox)) continue;
    client.close();
    connections.delete(mailboxId);
  }
}

type Polling = {
  kept: Kept;
  ownAddresses: string[];
  counts: Record<string, number>;
  edges: PollEdges;
  patience: Patience;
};

/** One mailbox that cannot be read never stops the others. */
async function pollOne(mailbox: Stored<Mailbox>, { kept, ownAddresses, counts, edges, patience }: Polling): Promise<void> {
  const { connections, closing } = kept;
  const wasOpen = connections.has(mailbox._id);
  if (!wasOpen && !(await claimTry(mailbox, edges.now()))) return;
  const count = (word: string) => {
    counts[word] = (counts[word] ?? 0) + 1;
  };
  const read = async () => {
    const connection =
      connections.get(mailbox._id) ??
      (await open(mailbox, edges, { patience: { ...IMAP_PATIENCE, literalBytes: 2 * edges.maxBytes, ...patience.imap }, signal: closing }));
    connections.set(mailbox._id, connection);
    const known = await noteImapUp(mailbox, edges);
    const startedAt = edges.now();
    let hasNews = false;
    const tell = ({ outcome }: { outcome: string }) => {
      hasNews ||= outcome !== 'known';
      if (outcome !== 'known') count(outcome);
    };
    const end = performance.now() + patience.pollMs;
    const done = new Set<string>();
    let unread = connection.folders;
    let fault: unknown = null;
    do {
      const unfinished: Folder[] = [];
      for (const folder of unread) {
        if (edges.signal.aborted) return;
        const turnEnd = performance.now() + patience.turnMs;
        const reading = {
          mailbox: known,
          folder,
          ownAddresses,
          maxBytes: edges.maxBytes,
          tell,
          isTimeUp: () => performance.now() >= turnEnd,
        };
        try {
          if (await readFolder(connection.client, reading, edges)) done.add(folder.path);
          else unfinished.push(folder);
        } catch (error) {
          // One folder that the server refuses does not stop the others; without a connection there are none.
          if (!connection.client.usable || isDatabaseError(error)) throw error;
          fault ??= error;
        }
      }
      // While one is still being read, the others are looked at again: something may have come.
      unread = unfinished.length > 0 ? connection.folders : [];
    } while (unread.length > 0 && performance.now() < end);
    if (hasNews) count('mailboxes');
    await MailboxCursorModel.updateMany({ mailboxId: mailbox._id, path: { $in: [...done] } }, { $set: { readAt: startedAt } });
    if (fault) throw fault;
    if (unread.length === 0)
      await MailboxModel.updateOne({ _id: mailbox._id }, { $set: { lastPolledAt: startedAt, restoredAt: null, mustReadSent: false } });
  };
  const drop = () => {
    connections.get(mailbox._id)?.client.close();
    connections.delete(mailbox._id);
  };
  try {
    // A kept connection may have died unseen, or a folder may have been renamed: a fresh one knows.
    await read().catch((error) => {
      drop();
      if (!wasOpen || closing.aborted) throw error;
      return read();
    });
  } catch (error) {
    drop();
    if (closing.aborted) return;
    // Not the mailbox's fault: the job fails, and the cursor stands where it stood.
    if (isDatabaseError(error)) throw error;
    count('failed');
    await noteImapDown(mailbox, error, edges);
  }
}

async function open(mailbox: Stored<Mailbox>, edges: Edges, options: { patience: ImapPatience; signal: AbortSignal }): Promise<Connection> {
  const client = await openImap(mailbox, edges, options);
  const listed = await cutAfter(options.patience.signInMs, client, client.list());
  const folders = findFolders(listed, { ...mailbox, isGmail: client.capabilities.has('X-GM-EXT-1') });
  return { client, setUpAs: setUpOf(mailbox), folders, openedAt: edges.now().getTime() };
}

const setUpOf = ({ imap, inboxPath, sentPath }: Stored<Mailbox>) => JSON.stringify([imap, inboxPath, sentPath]);

function isDatabaseError(error: unknown): boolean {
  return error instanceof Error && /^Mongo/.test(error.name);
}
