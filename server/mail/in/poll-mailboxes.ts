import type { JobCounts } from '../../../shared/job.ts';
import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges, JobEdges } from '../../edges.ts';
import { enabledMailboxes, ownAddressesOf } from '../find-mailboxes.ts';
import { type Imap, openImap } from '../imap.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { type Folder, findFolders } from './find-folders.ts';
import { claimTry, noteImapDown, noteImapUp } from './mailbox-state.ts';
import { readFolder } from './read-folder.ts';

type PollEdges = JobEdges & { maxBytes: number };
export type Poller = { poll: (edges: PollEdges) => Promise<JobCounts>; close: () => Promise<void> };

/** A connection that stays open between polls, for as long as the mailbox is set up as it was. */
type Connection = { client: Imap; setUpAs: string; folders: Folder[]; openedAt: number };

/** A fresh connection lists the folders anew: one may have been made or renamed. */
const KEEP_MS = 15 * 60_000;
/** A folder with a long past takes turns with the others, so that new mail is seen while it is read. */
const TURN_MS = 10_000;
/** The rest is read by the next poll: a mailbox with a long past must not keep the others from being polled. */
const POLL_MS = 45_000;
type Patience = { turnMs: number; pollMs: number };

/** Reads all enabled mailboxes whenever it is told to, over connections that it keeps until `close`. */
export function createPoller(edges: Pick<Edges, 'log'>, { turnMs = TURN_MS, pollMs = POLL_MS }: Partial<Patience> = {}): Poller {
  const connections = new Map<string, Connection>();
  return {
    poll: (pollEdges) => pollAll(connections, pollEdges, { turnMs, pollMs }),
    close: async () => {
      for (const { client } of connections.values()) {
        await client.logout().catch((error) => edges.log.debug({ error }, 'an IMAP connection ended before its logout'));
        client.close();
      }
      connections.clear();
    },
  };
}

/** Reads INBOX, Sent and Junk of every enabled mailbox once: what is new is stored before the cursor moves. */
async function pollAll(connections: Map<string, Connection>, edges: PollEdges, patience: Patience): Promise<JobCounts> {
  const mailboxes = await enabledMailboxes();
  const ownAddresses = ownAddressesOf(mailboxes);
  dropStale(connections, { mailboxes, now: edges.now() });
  const counts = { mailboxes: 0, stored: 0, confirmed: 0, quarantined: 0, failed: 0 };
  const polls = mailboxes.map((mailbox) => pollOne(mailbox, { connections, ownAddresses, counts, edges, patience }));
  // All of them end before the job does: the next run would use the same connections.
  const failed = (await Promise.allSettled(polls)).find((poll) => poll.status === 'rejected');
  if (failed) throw failed.reason;
  return counts;
}

function dropStale(connections: Map<string, Connection>, { mailboxes, now }: { mailboxes: Stored<Mailbox>[]; now: Date }): void {
  for (const [mailboxId, { client, setUpAs, openedAt }] of connections) {
    const mailbox = mailboxes.find(({ _id }) => _id === mailboxId);
    const isFresh = now.getTime() - openedAt < KEEP_MS;
    if (mailbox && isFresh && client.usable && setUpAs === setUpOf(mailbox)) continue;
    client.close();
    connections.delete(mailboxId);
  }
}

type Polling = {
  connections: Map<string, Connection>;
  ownAddresses: string[];
  counts: Record<string, number>;
  edges: PollEdges;
  patience: Patience;
};

/** One mailbox that cannot be read never stops the others. */
async function pollOne(mailbox: Stored<Mailbox>, { connections, ownAddresses, counts, edges, patience }: Polling): Promise<void> {
  const kept = connections.has(mailbox._id);
  if (!kept && !(await claimTry(mailbox, edges.now()))) return;
  const count = (word: string) => {
    counts[word] = (counts[word] ?? 0) + 1;
  };
  const read = async () => {
    const connection = connections.get(mailbox._id) ?? (await open(mailbox, edges));
    connections.set(mailbox._id, connection);
    const known = await noteImapUp(mailbox, edges);
    const startedAt = edges.now();
    let hasNews = false;
    const tell = ({ outcome }: { outcome: string }) => {
      hasNews ||= outcome !== 'known';
      if (outcome !== 'known') count(outcome);
    };
    const end = performance.now() + patience.pollMs;
    let unread = connection.folders;
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
        if (!(await readFolder(connection.client, reading, edges))) unfinished.push(folder);
      }
      // While one is still being read, the others are looked at again: something may have come.
      unread = unfinished.length > 0 ? connection.folders : [];
    } while (unread.length > 0 && performance.now() < end);
    if (hasNews) count('mailboxes');
    if (unread.length === 0) await MailboxModel.updateOne({ _id: mailbox._id }, { $set: { lastPolledAt: startedAt, restoredAt: null } });
  };
  const drop = () => {
    connections.get(mailbox._id)?.client.close();
    connections.delete(mailbox._id);
  };
  try {
    // A kept connection may have died unseen, or a folder may have been renamed: a fresh one knows.
    await read().catch((error) => {
      drop();
      if (!kept) throw error;
      return read();
    });
  } catch (error) {
    drop();
    // Not the mailbox's fault: the job fails, and the cursor stands where it stood.
    if (isDatabaseError(error)) throw error;
    count('failed');
    await noteImapDown(mailbox, error, edges);
  }
}

async function open(mailbox: Stored<Mailbox>, edges: Edges): Promise<Connection> {
  const client = await openImap(mailbox, edges);
  const folders = findFolders(await client.list(), mailbox);
  return { client, setUpAs: setUpOf(mailbox), folders, openedAt: edges.now().getTime() };
}

const setUpOf = ({ imap, inboxPath, sentPath }: Stored<Mailbox>) => JSON.stringify([imap, inboxPath, sentPath]);

function isDatabaseError(error: unknown): boolean {
  return error instanceof Error && /^Mongo/.test(error.name);
}
