import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { errorText } from '../../errors.ts';
import { enabledMailboxes } from '../find-mailboxes.ts';
import { cutAfter, IMAP_PATIENCE, type Imap, type ImapPatience, openImap, toImapError } from '../imap.ts';
import { claimTry, noteImapDown, noteImapUp } from './mailbox-state.ts';

export type Watch = { stop: () => Promise<void> };

const FIRST_WAIT_MS = 1000;
const LAST_WAIT_MS = 30_000;
const GROWTH = 1.5;
/** How often mailboxes that were added or switched on are noticed. */
const LOOK_MS = 15_000;

type Watching = { edges: Edges; onNews: () => void; patience: Partial<ImapPatience> };
type Stop = { signal: AbortSignal };

/**
 * Keeps one IDLE connection per enabled mailbox and calls `onNews` as soon as its INBOX changes, and once after every
 * connect, since mail may have come in between. The minute poll never depends on it.
 */
export function watchMailboxes({ edges, onNews, patience = {} }: Pick<Watching, 'edges' | 'onNews'> & Partial<Watching>): Watch {
  const stopping = new AbortController();
  const stop = { signal: stopping.signal };
  const watched = new Map<string, { setUpAs: string; end: AbortController; done: Promise<void> }>();
  const supervise = async () => {
    while (!stop.signal.aborted) {
      const mailboxes = await enabledMailboxes().catch((error) => {
        edges.log.warn({ error: errorText(error) }, 'the mailboxes to watch could not be listed');
        return null;
      });
      // One that was taken away, or set up anew, is let go; the next look begins with it afresh.
      for (const [id, { setUpAs, end }] of mailboxes ? watched : []) {
        if (!mailboxes?.some((mailbox) => mailbox._id === id && setUpOf(mailbox) === setUpAs)) end.abort();
      }
      for (const mailbox of mailboxes ?? []) {
        if (watched.has(mailbox._id)) continue;
        const end = new AbortController();
        const either = { signal: AbortSignal.any([stopping.signal, end.signal]) };
        const done = watchOne(mailbox._id, { edges, onNews, patience, stop: either }).finally(() => watched.delete(mailbox._id));
        watched.set(mailbox._id, { setUpAs: setUpOf(mailbox), end, done });
      }
      await pause(LOOK_MS, stop);
    }
  };
  const supervising = supervise();
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([supervising, ...[...watched.values()].map(({ done }) => done)]);
    },
  };
}

const setUpOf = ({ imap, inboxPath }: Stored<Mailbox>) => JSON.stringify([imap, inboxPath]);

/** Until the mailbox is switched off: connect, idle, and when that ends, again after a pause that grows. */
async function watchOne(mailboxId: string, { edges, onNews, patience, stop }: Watching & { stop: Stop }): Promise<void> {
  let wait = FIRST_WAIT_MS;
  while (!stop.signal.aborted) {
    try {
      const mailbox = (await enabledMailboxes()).find(({ _id }) => _id === mailboxId);
      if (!mailbox) return;
      const began = performance.now();
      if (await claimTry(mailbox, edges.now())) await idle(mailbox, { edges, onNews, patience, stop });
      // A server that lets us in and drops us at once must not be asked every second.
      if (performance.now() - began > LAST_WAIT_MS) wait = FIRST_WAIT_MS;
    } catch (error) {
      edges.log.warn({ mailboxId, error: errorText(error) }, 'a mailbox is not watched for a moment');
    }
    await pause(jitter(wait), stop);
    wait = Math.min(wait * GROWTH, LAST_WAIT_MS);
  }
}

/** One standing connection, from its login to its death. */
async function idle(mailbox: Stored<Mailbox>, { edges, onNews, patience, stop }: Watching & { stop: Stop }): Promise<void> {
  let client: Imap | null = null;
  try {
    client = await openImap(mailbox, edges, { patience, signal: stop.signal });
    const { signInMs } = { ...IMAP_PATIENCE, ...patience };
    await cutAfter(signInMs, client, client.mailboxOpen(mailbox.inboxPath, { readOnly: true }));
    await noteImapUp(mailbox, edges);
    client.on('exists', onNews);
    onNews();
    // imapflow issues IDLE again before 29 minutes are over; it returns when the connection is lost.
    while (client.usable && !stop.signal.aborted) await client.idle();
  } catch (error) {
    if (!stop.signal.aborted) await noteImapDown(mailbox, toImapError(error), edges);
  } finally {
    client?.close();
  }
}

/** Many servers that lost one provider at the same moment must not come back at the same moment. */
function jitter(ms: number): number {
  return ms * (0.75 + Math.random() * 0.5);
}

async function pause(ms: number, { signal }: Stop): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const wake = () => {
    clearTimeout(timer);
    resolve();
  };
  signal.addEventListener('abort', wake, { once: true });
  await promise;
  signal.removeEventListener('abort', wake);
}
