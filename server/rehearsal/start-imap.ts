import { randomInt } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import hoodiecrow, { type Connection, type FetchQuery, type ImapServer, type StoredMail } from 'hoodiecrow-imap';
import fetchHandlers from 'hoodiecrow-imap/lib/commands/handlers/fetch.js';
import { errorText } from '../errors.ts';
import type { Logger } from '../logger.ts';

export type FolderPath = 'INBOX' | 'Sent' | 'Junk';
export type RehearsalImap = {
  port: number;
  /** Puts a mail into a folder, to the byte; whoever idles there is told at once. */
  deliver: (raw: Buffer, options: { folder: FolderPath; at: Date }) => void;
  /** The raw mails of a folder, oldest first. */
  read: (folder: FolderPath) => Buffer[];
  /** Settles when a client has opened the INBOX for the first time. */
  opened: Promise<void>;
  stop: () => Promise<void>;
};

/** Starts a real IMAP server on loopback with one mailbox, in memory. Its UIDVALIDITY is new at every start. */
export async function startImap({ user, password, log }: { user: string; password: string; log: Logger }): Promise<RehearsalImap> {
  // Random rather than the time: a clock that was set back must not bring an old UIDVALIDITY to other mail (RFC 3501 §2.3.1.1).
  const uidvalidity = randomInt(1, 2 ** 31);
  const folders = { Sent: { uidvalidity, 'special-use': '\\Sent' }, Junk: { uidvalidity, 'special-use': '\\Junk' } };
  // No CONDSTORE: the library announces it without heeding CHANGEDSINCE in UID FETCH.
  const server = hoodiecrow({
    plugins: ['ID', 'IDLE', 'LITERALPLUS', 'NAMESPACE', 'SPECIAL-USE', 'UIDPLUS', 'UNSELECT'],
    users: { [user]: { password } },
    storage: { INBOX: { uidvalidity }, '': { separator: '/', folders } },
  });
  keepHostileMailHarmless(server);
  const connections = trackConnections(server);
  const opened = firstOpening(server);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  server.server.on('error', (error: unknown) => log.error({ error: errorText(error) }, 'rehearsal IMAP server'));
  return {
    port: (server.server.address() as AddressInfo).port,
    deliver: (raw, { folder, at }) => server.appendMessage(folder, [], at, raw.toString('latin1')),
    read: (folder) => server.getMailbox(folder).messages.map((mail) => Buffer.from(mail.raw, 'latin1')),
    opened,
    stop: () => stopServer(server, connections),
  };
}

/**
 * The library parses the MIME tree of a mail before it hands over even the whole of it, and keeps the tree. One mail
 * its parser cannot read would make every fetch fail, so what we use is answered from the bytes alone.
 */
function keepHostileMailHarmless(server: ImapServer): void {
  const whole = (connection: Connection, mail: StoredMail, query: FetchQuery) => {
    if (query.section?.length !== 0 || query.partial) return fetchHandlers.BODY?.(connection, mail, query);
    return { type: 'LITERAL', value: mail.raw };
  };
  server.fetchHandlers['BODY.PEEK'] = whole;
  server.fetchHandlers.BODY = whole;
  // The library calls with as many values as the function has parameters beyond three.
  server.searchHandlers.HEADER = (_connection, mail, _index, name, value) => hasHeader(mail.raw, { name, value });
}

/** RFC 3501 §6.4.4 SEARCH HEADER: the field is there and contains the words, folded or not, in any case. */
function hasHeader(raw: string, { name, value }: { name: string; value: string }): boolean {
  const end = raw.search(/\r?\n\r?\n/);
  const lines = (end < 0 ? raw : raw.slice(0, end)).replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/);
  return lines.some((line) => {
    const colon = line.indexOf(':');
    if (line.slice(0, colon).trim().toLowerCase() !== String(name).toLowerCase()) return false;
    return line
      .slice(colon + 1)
      .toLowerCase()
      .includes(String(value).toLowerCase());
  });
}

function trackConnections(server: ImapServer): Set<Connection> {
  const connections = new Set<Connection>();
  server.connectionHandlers.push((connection) => {
    connections.add(connection);
    connection.socket?.once('close', () => {
      // An IDLE that nobody ends holds a timer of thirty minutes; ending it clears the timer.
      if (connection.inputHandler) connection.inputHandler('DONE');
      connections.delete(connection);
    });
  });
  return connections;
}

function firstOpening(server: ImapServer): Promise<void> {
  return new Promise((resolve) => {
    for (const command of ['SELECT', 'EXAMINE']) {
      const open = server.getCommandHandler(command);
      server.setCommandHandler(command, (connection, parsed, data, done) => {
        open(connection, parsed, data, done);
        if (/INBOX/i.test(data)) resolve();
      });
    }
  });
}

async function stopServer(server: ImapServer, connections: Set<Connection>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.server.close(() => resolve()));
  const sockets = [...connections].map(({ socket }) => socket).filter((socket): socket is Socket => socket !== null);
  for (const socket of sockets) socket.destroy();
  await closed;
}
