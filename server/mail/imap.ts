import { ImapFlow, type ImapFlowOptions, type Logger as ImapLogger } from 'imapflow';
import type { Mailbox } from '../../shared/mailbox.ts';
import type { Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { errorText } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { openSecret } from '../seal.ts';

export type Imap = ImapFlow;
export type ImapFault = 'auth_failed' | 'unreachable';

/** IDLE is issued again before the server's 30 minutes end (RFC 2177). */
const MAX_IDLE_MS = 25 * 60_000;

/** Why a mailbox could not be read: a rejected password needs a person, anything else is tried again. */
export class ImapError extends Error {
  readonly fault: ImapFault;
  constructor(fault: ImapFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ImapError';
    this.fault = fault;
  }
}

/**
 * Opens one authenticated connection. Its awaits all settle when the connection dies. Folders must be opened
 * with `readOnly: true`; imapflow fetches with BODY.PEEK.
 * @throws ImapError
 */
export async function openImap(mailbox: Pick<Stored<Mailbox>, 'imap'>, edges: Pick<Edges, 'secret' | 'log'>): Promise<Imap> {
  const { imap } = mailbox;
  const client = new ImapFlow({
    host: imap.host,
    port: imap.port,
    secure: imap.secure,
    auth: { user: imap.user, pass: passwordOf(imap, edges.secret) },
    tls: { rejectUnauthorized: !imap.isTlsInsecure },
    // A password must not cross the network in clear; on loopback nobody listens.
    ...(imap.secure || isLoopback(imap.host) || imap.isTlsInsecure ? {} : { doSTARTTLS: true }),
    disableAutoIdle: true,
    maxIdleTime: MAX_IDLE_MS,
    connectionTimeout: 20_000,
    greetingTimeout: 15_000,
    socketTimeout: 3 * 60_000,
    logger: toImapLogger(edges.log),
  } satisfies ImapFlowOptions);
  // Without a listener an error between two commands would end the process; closing makes every pending await settle.
  client.on('error', (error) => {
    edges.log.debug({ error: errorText(error) }, 'an IMAP connection failed');
    client.close();
  });
  try {
    await client.connect();
  } catch (error) {
    client.close();
    throw toImapError(error);
  }
  return client;
}

/** Sorts what imapflow throws. A throttled login is not a rejected password (RFC 5530 names the codes). */
export function toImapError(error: unknown): ImapError {
  if (error instanceof ImapError) return error;
  const { authenticationFailed, serverResponseCode, responseText } = error as {
    authenticationFailed?: boolean;
    serverResponseCode?: string;
    responseText?: string;
  };
  const words = responseText || errorText(error);
  const isBusy = /^(UNAVAILABLE|INUSE|LIMIT|OVERQUOTA|SERVERBUG|CONTACTADMIN)$/i.test(serverResponseCode ?? '');
  const isThrottled = isBusy || /too many|try again|rate.?limit|throttl|temporar/i.test(words);
  if (authenticationFailed && !isThrottled) {
    return new ImapError('auth_failed', `the IMAP server rejected the user name or password: ${words}`, error);
  }
  return new ImapError('unreachable', `the IMAP server cannot be reached: ${words}`, error);
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function passwordOf(imap: Mailbox['imap'], secret: string): string {
  try {
    return openSecret(imap.passwordSealed, secret);
  } catch (error) {
    throw new ImapError('auth_failed', 'the stored IMAP password cannot be opened: AUTH_SECRET has changed', error);
  }
}

/** imapflow tells every line of the protocol: too much for any level but trace. It hides credentials itself. */
function toImapLogger(log: Logger): ImapLogger & { isLevelEnabled: () => boolean } {
  const trace = (line: unknown) => log.trace({ imap: line }, 'imap');
  // imapflow asks this before it spells a command out for the log.
  return { trace, debug: trace, info: trace, warn: trace, error: trace, isLevelEnabled: () => log.isLevelEnabled('trace') };
}
