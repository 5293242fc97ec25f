import { randomInt } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import hoodiecrow, { type Connection, type FetchHandler, type ImapServer, type StoredMail } from 'hoodiecrow-imap';
import fetchHandlers from 'hoodiecrow-imap/lib/commands/handlers/fetch.js';
import { errorText } from '../errors.ts';
import type { Logger } from '../logger.ts';

type FolderPath = 'INBOX' | 'Sent' | 'Junk';
export type RehearsalImap = {
  port: number;
  /** Puts a mail into a folder, to the byte; whoever idles there is told at once. */
  deliver: (raw: Buffer, options: { folder: FolderPath; at: Date }) => void;
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
  answerFromBytes(server);
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
    opened,
    stop: () => stopServer(server, connections),
  };
}

/**
 * The library parses the MIME tree of a mail before it hands over even the whole of it, or searches a header, and keeps
 * the tree: megabytes of it, and the event loop is ours. What we use is answered from the bytes alone.
 */
function answerFromBytes(server: ImapServer): void {
  const body: FetchHandler = (connection, mail, query) =>
    query.section?.length === 0 && !query.partial ? { type: 'LITERAL', value: mail.raw } : fetchHandlers.BODY?.(connection, mail, query);
  server.fetchHandlers['BODY.PEEK'] = body;
  server.fetchHandlers.BODY = body;
  const heads = new WeakMap<StoredMail, string[]>();
  // The library calls with as many values as the function has parameters beyond three.
  server.searchHandlers.HEADER = (_connection, mail, _index, name, value) => {
    const head = heads.get(mail) ?? headerLines(mail.raw);
    heads.set(mail, head);
    return hasHeader(head, { name: String(name).toLowerCase(), value: String(value).toLowerCase() });
  };
}

function headerLines(raw: string): string[] {
  const end = raw.search(/\r?\n\r?\n/);
  const head = end < 0 ? raw : raw.slice(0, end);
  return head
    .toLowerCase()
    .replace(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/);
}

/** RFC 3501 §6.4.4 SEARCH HEADER: the field is there and contains the words, folded or not, in any case. */
function hasHeader(head: string[], { name, value }: { name: string; value: string }): boolean {
  return head.some((line) => {
    const colon = line.indexOf(':');
    return line.slice(0, colon).trim() === name && line.slice(colon + 1).includes(value);
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
