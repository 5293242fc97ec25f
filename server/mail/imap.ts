import { ImapFlow, type ImapFlowOptions, type Logger as ImapLogger } from 'imapflow';
import type { Mailbox } from '../../shared/mailbox.ts';
import type { Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { errorText } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { hideSecrets } from '../secrets/hide-secrets.ts';
import { openSecret } from '../secrets/seal.ts';

export type Imap = ImapFlow;
export type ImapFault = 'auth_failed' | 'unreachable';

/** IDLE is issued again before the server's 30 minutes end (RFC 2177). */
const MAX_IDLE_MS = 25 * 60_000;

/** How long a server may take to let us in, and to say anything while it is asked; and how much it may say at once. */
export type ImapPatience = { connectMs: number; greetingMs: number; signInMs: number; silenceMs: number; literalBytes: number };
export const IMAP_PATIENCE: ImapPatience = {
  connectMs: 20_000,
  greetingMs: 15_000,
  signInMs: 60_000,
  silenceMs: 3 * 60_000,
  literalBytes: 128 * 1024 * 1024,
};

/** When the signal is given the connection closes, whatever it is doing, and every pending await settles. */
export type ImapOptions = { patience?: Partial<ImapPatience>; signal?: AbortSignal };

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
export async function openImap(
  { imap }: Pick<Stored<Mailbox>, 'imap'>,
  edges: Pick<Edges, 'secret' | 'log'>,
  { patience = {}, signal }: ImapOptions = {},
): Promise<Imap> {
  signal?.throwIfAborted();
  const { connectMs, greetingMs, signInMs, silenceMs, literalBytes } = { ...IMAP_PATIENCE, ...patience };
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
    connectionTimeout: connectMs,
    greetingTimeout: greetingMs,
    socketTimeout: silenceMs,
    maxLiteralSize: literalBytes,
    maxResponseSize: 2 * literalBytes,
    logger: toImapLogger(edges.log),
  } satisfies ImapFlowOptions);
  // Without a listener an error between two commands would end the process; closing makes every pending await settle.
  client.on('error', (error) => {
    edges.log.debug({ error: errorText(error) }, 'an IMAP connection failed');
    client.close();
  });
  const close = () => client.close();
  signal?.addEventListener('abort', close, { once: true });
  client.once('close', () => signal?.removeEventListener('abort', close));
  try {
    await cutAfter(signInMs, client, client.connect());
  } catch (error) {
    client.close();
    throw toImapError(error);
  }
  return client;
}

/** Ends the connection when this has not come to its end by then: a server that keeps talking and never answers is never silent. */
export async function cutAfter<Value>(ms: number, client: Imap, work: Promise<Value>): Promise<Value> {
  const late = setTimeout(() => client.close(), ms);
  return work.finally(() => clearTimeout(late));
}

const LOGOUT_MS = 2000;

/** Says goodbye, and does not wait for a server that does not say it back. */
export async function closeImap(client: Imap, { log }: Pick<Edges, 'log'>): Promise<void> {
  const failed = (error: unknown) => log.debug({ error: errorText(error) }, 'an IMAP connection ended before its logout');
  await cutAfter(LOGOUT_MS, client, client.logout()).catch(failed);
  client.close();
}

/** Sorts what imapflow throws. A throttled login is not a rejected password (RFC 5530 names the codes). */
export function toImapError(error: unknown): ImapError {
  if (error instanceof ImapError) return error;
  const { authenticationFailed, serverResponseCode, responseText } = error as {
    authenticationFailed?: boolean;
    serverResponseCode?: string;
    responseText?: string;
  };
  const words = hideSecrets(responseText || errorText(error));
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
