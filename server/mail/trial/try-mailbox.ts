import { randomBytes } from 'node:crypto';
import type { Edges } from '../../edges.ts';
import { sealSecret } from '../../secrets/seal.ts';
import type { MailboxConfig, ServerConfig } from '../accounts/ensure-mailbox.ts';
import { closeImap, cutAfter, type Imap, ImapError, openImap } from '../imap.ts';
import { findFolders } from '../in/find-folders.ts';
import { openSmtp } from '../smtp.ts';

/** What the IMAP server says of a mailbox: the folders we would read, and whether it tells us of new mail by itself. */
export type TriedImap = { inbox: number | null; sent: string | null; junk: string | null; canIdle: boolean };

/** A person waits for the answer. */
const WAIT_MS = 20_000;
type Tried = Pick<MailboxConfig, 'imap' | 'inboxPath' | 'sentPath'>;

/** Signs in, looks at the folders, signs out; reads no mail. @throws ImapError */
export async function tryImap(config: Tried, { log }: Pick<Edges, 'log'>, { waitMs = WAIT_MS } = {}): Promise<TriedImap> {
  const secret = randomBytes(32).toString('hex');
  const { password, ...server } = config.imap;
  const sealed = { imap: { ...server, passwordSealed: sealSecret(password, secret) } };
  const client = await openImap(sealed, { secret, log }, { patience: { signInMs: waitMs } });
  try {
    return await cutAfter(waitMs, client, lookAround(client, config));
  } finally {
    await closeImap(client, { log });
  }
}

async function lookAround(client: Imap, config: Tried): Promise<TriedImap> {
  const listed = await client.list();
  const folders = findFolders(listed, config);
  const pathOf = (role: string) => folders.find((folder) => folder.role === role)?.path ?? null;
  const isThere = (path: string | null) => listed.some((folder) => folder.path === path);
  const inbox = isThere(config.inboxPath) ? await client.status(config.inboxPath, { messages: true }) : null;
  if (inbox === false) throw new ImapError('unreachable', `the server says nothing of ${config.inboxPath}`);
  return {
    inbox: inbox ? (inbox.messages ?? 0) : null,
    sent: isThere(pathOf('sent')) ? pathOf('sent') : null,
    junk: pathOf('junk'),
    canIdle: client.capabilities.has('IDLE'),
  };
}

/** Signs in and leaves; sends nothing. @throws SmtpError */
export async function trySmtp(config: { smtp: ServerConfig }): Promise<void> {
  const secret = randomBytes(32).toString('hex');
  const { password, ...server } = config.smtp;
  const session = await openSmtp({ ...server, passwordSealed: sealSecret(password, secret) }, { secret });
  session.close();
}
