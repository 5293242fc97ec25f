import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import type { Certificate } from './make-certificates.ts';

export type Door = 'tls' | 'starttls' | 'stripped' | 'refused' | 'preauth';
type Tapped = {
  port: number;
  /** Every line a client said, over TLS or in clear. */
  heard: string[];
  stop: () => void;
};
type Tap = { protocol: 'imap' | 'smtp'; door: Door; certificate: Certificate };

/**
 * A mail server that takes any password and keeps every line it hears. Its door: TLS from the first byte; STARTTLS;
 * STARTTLS taken out of what it offers, as an attacker in between does; offered and then refused; or nobody asked to
 * sign in at all.
 */
export async function startTappedMail({ protocol, door, certificate }: Tap): Promise<Tapped> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const serve = (socket: Socket, isSecure: boolean) => {
    sockets.add(socket);
    // A client that refuses us ends the handshake: that is what is wanted.
    socket.on('error', () => undefined);
    const say = (line: string) => void socket.write(`${line}\r\n`);
    let rest = '';
    const listen = (chunk: Buffer) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        heard.push(line);
        const upgrade = answer(line, { protocol, door, isSecure, say });
        if (!upgrade) continue;
        socket.off('data', listen);
        serve(new TLSSocket(socket, { isServer: true, ...certificate }), true);
        return;
      }
    };
    socket.on('data', listen);
    if (isSecure && door !== 'tls') return;
    if (protocol === 'smtp') say('220 tapped ESMTP');
    else say(door === 'preauth' ? '* PREAUTH tapped' : '* OK tapped');
  };
  const server =
    door === 'tls' ? createTlsServer(certificate, (socket) => serve(socket, true)) : createServer((socket) => serve(socket, false));
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

type Answering = Omit<Tap, 'certificate'> & { isSecure: boolean; say: (line: string) => void };

/** @returns true when TLS begins now */
function answer(line: string, answering: Answering): boolean {
  return answering.protocol === 'imap' ? answerImap(line, answering) : answerSmtp(line, answering);
}

/** The tag of an AUTHENTICATE under way, by connection. */
const waiting = new WeakMap<Answering['say'], string>();

function answerImap(line: string, { door, isSecure, say }: Answering): boolean {
  const [tag = '', command = ''] = line.split(' ');
  const offers = !isSecure && (door === 'starttls' || door === 'refused');
  switch (command.toUpperCase()) {
    case 'CAPABILITY':
      say(`* CAPABILITY IMAP4rev1 AUTH=PLAIN${offers ? ' STARTTLS' : ''}`);
      break;
    case 'STARTTLS':
      say(door === 'starttls' ? `${tag} OK begin` : `${tag} BAD not here`);
      return door === 'starttls';
    case 'LIST':
      say('* LIST () "/" INBOX');
      break;
    case 'STATUS':
      say('* STATUS INBOX (MESSAGES 0)');
      break;
    case 'LOGOUT':
      say('* BYE');
      break;
    case 'AUTHENTICATE':
      // RFC 3501 §6.2.2: what follows has no tag of its own.
      waiting.set(say, tag);
      say('+');
      return false;
  }
  say(`${waiting.get(say) ?? tag} OK done`);
  waiting.delete(say);
  return false;
}

function answerSmtp(line: string, { door, isSecure, say }: Answering): boolean {
  const offers = !isSecure && (door === 'starttls' || door === 'refused');
  const command = line.slice(0, 4).toUpperCase();
  if (command === 'EHLO') {
    say('250-tapped');
    if (offers) say('250-STARTTLS');
    say('250 AUTH PLAIN LOGIN');
  } else if (command === 'STAR') {
    say(door === 'starttls' ? '220 begin' : '454 TLS is not available');
    return door === 'starttls';
  } else if (command === 'AUTH') say('235 welcome');
  else say(command === 'QUIT' ? '221 bye' : '250 ok');
  return false;
}
