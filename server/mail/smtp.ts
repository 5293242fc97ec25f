import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Mailbox } from '../../shared/mailbox.ts';
import { errorText } from '../errors.ts';
import { hideSecrets } from '../secrets/hide-secrets.ts';
import { openSecret } from '../secrets/seal.ts';
import { isLoopback } from './imap.ts';

export type SmtpFault = 'auth_failed' | 'unreachable' | 'throttled';

/** No mail was sent: the connection or the login failed. */
export class SmtpError extends Error {
  readonly fault: SmtpFault;
  constructor(fault: SmtpFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'SmtpError';
    this.fault = fault;
  }
}

export type SmtpMail = {
  from: string;
  to: string[];
  raw: Buffer;
  /** Asked after the server said 354 and before the first byte of the body; false stops, and nothing has been sent. */
  beforeBody: () => Promise<boolean>;
};

export type SmtpOutcome =
  /** 250 after the dot. `refusedTo` names recipients that the server did not take. */
  | { kind: 'accepted'; response: string; refusedTo: string[] }
  /** Refused before the body: certainly not sent. `code` is null when the connection broke. */
  | { kind: 'refused'; code: number | null; step: string; response: string }
  | { kind: 'stopped' }
  /** Anything but 250 after the first byte of the body: perhaps sent. */
  | { kind: 'unknown'; code: number | null; response: string };

export type SmtpSession = { send: (mail: SmtpMail) => Promise<SmtpOutcome>; isOpen: () => boolean; close: () => void };

const TIMEOUTS = {
  connectionTimeout: 20_000,
  greetingTimeout: 15_000,
  socketTimeout: 90_000,
  dnsTimeout: 10_000,
  socketCloseTimeout: 1000,
};

/**
 * Opens one authenticated connection. It never tries anything twice by itself, so that what happened to each mail is
 * known exactly.
 * @throws SmtpError
 */
export async function openSmtp(server: Mailbox['smtp'], { secret }: { secret: string }): Promise<SmtpSession> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.secure,
    // A password must not cross the network in clear; on loopback nobody listens.
    requireTLS: !server.secure && !server.isTlsInsecure && !isLoopback(server.host),
    allowInternalNetworkInterfaces: true,
    tls: { rejectUnauthorized: !server.isTlsInsecure },
    ...TIMEOUTS,
  });
  let isOpen = true;
  connection.on('error', () => {
    isOpen = false;
  });
  connection.on('end', () => {
    isOpen = false;
  });
  const close = () => {
    isOpen = false;
    connection.close();
  };
  try {
    await connect(connection);
    if (server.user && connection.allowsAuth) await login(connection, { user: server.user, pass: passwordOf(server, secret) });
  } catch (error) {
    close();
    throw toSmtpError(error);
  }
  return {
    isOpen: () => isOpen,
    close: () => {
      if (isOpen) connection.quit();
      isOpen = false;
    },
    send: async (mail) => {
      const outcome = await sendOne(connection, mail);
      // A session in which something broke off is not trusted with another mail.
      if (outcome.kind === 'stopped' || outcome.kind === 'unknown') close();
      if (outcome.kind === 'refused' && (outcome.code === null || isThrottle(outcome.code))) close();
      if (outcome.kind === 'refused' && isOpen) await reset(connection, close);
      return outcome;
    },
  };
}

/** 421 and 454 say "not now" for the whole account (RFC 5321 §4.2.3, RFC 4954 §6). */
export function isThrottle(code: number | null): boolean {
  return code === 421 || code === 454;
}

/** RFC 5321 §4.2.3: the general permanent failure. */
const TRANSACTION_FAILED = 554;
type SmtpLibraryError = { responseCode?: number; command?: string; response?: string; code?: string };

function sendOne(connection: SMTPConnection, { from, to, raw, beforeBody }: SmtpMail): Promise<SmtpOutcome> {
  return new Promise((resolve) => {
    let isBodyStarted = false;
    let isSettled = false;
    const settle = (outcome: SmtpOutcome) => {
      isSettled = true;
      connection.removeListener('error', onError);
      connection.removeListener('end', onEnd);
      resolve(outcome);
    };
    const broke = (error: unknown): SmtpOutcome => {
      const { responseCode, command = '', response, code: fault } = error as SmtpLibraryError;
      // Refused by the library before the wire (too large for this server, no valid recipient): so it will be next time.
      const isHopeless = responseCode === undefined && (fault === 'EENVELOPE' || fault === 'EMESSAGE');
      const code = responseCode ?? (isHopeless ? TRANSACTION_FAILED : null);
      const said = oneLine(response || errorText(error));
      return isBodyStarted ? { kind: 'unknown', code, response: said } : { kind: 'refused', code, step: command, response: said };
    };
    // The library says 'error' and 'end', then tells the sender more exactly, or forgets it: this settles at the latest.
    let lastError: unknown = new Error('the connection was closed');
    const onError = (error: unknown) => {
      lastError = error;
    };
    const onEnd = () => setImmediate(() => settle(broke(lastError)));
    connection.on('error', onError);
    connection.once('end', onEnd);
    const body = lazyBody(raw, async () => {
      const mayStart = await beforeBody();
      // The connection died while we asked: whoever waits has been told that nothing was sent, and so it must stay.
      if (isSettled) return false;
      if (!mayStart) settle({ kind: 'stopped' });
      else isBodyStarted = true;
      return mayStart;
    });
    connection.send({ from, to, size: raw.length }, body, (error, info) => {
      if (error || !info) return settle(broke(error));
      settle({ kind: 'accepted', response: oneLine(info.response ?? ''), refusedTo: info.rejected ?? [] });
    });
  });
}

/**
 * The library pipes the body only after the server's 354. So the first read is the last moment at which nothing has
 * been sent: whoever must know asks here.
 */
function lazyBody(raw: Buffer, mayStart: () => Promise<boolean>): Readable {
  let isAsked = false;
  return new Readable({
    read() {
      if (isAsked) return;
      isAsked = true;
      mayStart().then(
        (yes) => {
          // Without permission the stream just never goes on: no byte, no dot; the session is closed.
          if (!yes) return;
          this.push(raw);
          this.push(null);
        },
        (error) => this.destroy(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
}

function connect(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
}

function login(connection: SMTPConnection, credentials: { user: string; pass: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.login({ credentials }, (error) => (error ? reject(error) : resolve()));
  });
}

/** After a refused envelope the session is good for the next mail once it is reset. */
function reset(connection: SMTPConnection, close: () => void): Promise<void> {
  return new Promise((resolve) => {
    connection.once('end', () => resolve());
    connection.reset((error) => {
      if (error) close();
      resolve();
    });
  });
}

function toSmtpError(error: unknown): SmtpError {
  if (error instanceof SmtpError) return error;
  const { code, responseCode, response } = error as { code?: string; responseCode?: number; response?: string };
  const words = oneLine(response || errorText(error));
  // A 454 to STARTTLS is no pause: without encryption there is no talking to this server.
  if (code === 'ETLS') return new SmtpError('unreachable', `the SMTP server cannot be reached: STARTTLS: ${words}`, error);
  if (isThrottle(responseCode ?? null)) return new SmtpError('throttled', `the SMTP server asks for a pause: ${words}`, error);
  const isRejected = code === 'EAUTH' && (responseCode ?? 0) >= 500;
  if (isRejected) return new SmtpError('auth_failed', `the SMTP server rejected the user name or password: ${words}`, error);
  return new SmtpError('unreachable', `the SMTP server cannot be reached: ${words}`, error);
}

function passwordOf(server: Mailbox['smtp'], secret: string): string {
  try {
    return openSecret(server.passwordSealed, secret);
  } catch (error) {
    throw new SmtpError('auth_failed', 'the stored SMTP password cannot be opened: AUTH_SECRET has changed', error);
  }
}

function oneLine(text: string): string {
  return hideSecrets(text.replace(/\s+/g, ' ').trim()).slice(0, 500);
}
