import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

type SunkMail = { from: string; to: string[]; raw: Buffer; at: Date };
type Refusal = { code: number; text?: string };

/** What the server does wrong, changeable while it runs. A function is asked for each mail. */
export type SinkScript = {
  failAtConnect?: () => Refusal | null;
  failAtMail?: (from: string) => Refusal | null;
  failAtRcpt?: (to: string) => Refusal | null;
  /** The server says only then whether it takes this recipient. */
  waitAtRcpt?: (to: string) => Promise<void>;
  /** The body came in whole and is refused. */
  failAfterDot?: (mail: SunkMail) => Refusal | null;
  /** The body came in whole and is kept; the connection dies before the answer. */
  dropAfterDot?: (mail: SunkMail) => boolean;
  /** Milliseconds between the dot and the answer. */
  delay?: (mail: SunkMail) => number;
};

export type Sink = {
  host: string;
  port: number;
  user: string;
  password: string;
  /** Every mail the server has kept, with the bytes as they came over the wire. */
  received: SunkMail[];
  script: SinkScript;
  /** The most sessions that were open at the same moment. */
  mostConnections: () => number;
  logins: () => number;
  stop: () => Promise<void>;
};

/** A real SMTP server that keeps what it gets and misbehaves as told. STARTTLS with a self-signed certificate only on request. */
export async function startSink(
  options: { script?: SinkScript; password?: string; tls?: Pick<SMTPServerOptions, 'key' | 'cert' | 'secure'>; maxBytes?: number } = {},
): Promise<Sink> {
  const { user, password } = { user: 'hello@larkinvale.example', password: options.password ?? 'port-larkin' };
  const received: SunkMail[] = [];
  const script: SinkScript = options.script ?? {};
  const counts = { open: 0, most: 0, logins: 0 };
  const server = new SMTPServer({
    ...options.tls,
    size: options.maxBytes,
    disabledCommands: options.tls ? [] : ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: false,
    disableReverseLookup: true,
    logger: false,
    onConnect: (_session, done) => {
      counts.open++;
      counts.most = Math.max(counts.most, counts.open);
      done(refusal(script.failAtConnect?.()));
    },
    onClose: () => {
      counts.open--;
    },
    onAuth: (auth, _session, done) => {
      counts.logins++;
      if (auth.username === user && auth.password === password) done(null, { user });
      else done(refusal({ code: 535, text: '5.7.8 wrong user name or password' }) ?? null);
    },
    onMailFrom: ({ address }, _session, done) => done(refusal(script.failAtMail?.(address))),
    onRcptTo: ({ address }, _session, done) => {
      const refused = refusal(script.failAtRcpt?.(address));
      void Promise.resolve(script.waitAtRcpt?.(address)).then(() => done(refused));
    },
    onData: (stream, session, done) => void takeMail(stream, session).then(done, done),
  });

  async function takeMail(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | null> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const { mailFrom, rcptTo } = session.envelope;
    const from = mailFrom ? mailFrom.address : '';
    const mail = { from, to: rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks), at: new Date() };
    const refused = refusal(script.failAfterDot?.(mail));
    if (refused) return refused;
    received.push(mail);
    await Bun.sleep(script.delay?.(mail) ?? 0);
    if (script.dropAfterDot?.(mail)) {
      for (const connection of server.connections as Set<{ id: string; close: () => void; _socket: { destroy: () => void } }>)
        if (connection.id === session.id) connection._socket.destroy();
      return new Promise(() => undefined);
    }
    return null;
  }

  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the sink has no port');
  return {
    host: '127.0.0.1',
    port: address.port,
    user,
    password,
    received,
    script,
    mostConnections: () => counts.most,
    logins: () => counts.logins,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function refusal(refused: Refusal | null | undefined): (Error & { responseCode: number }) | null {
  return refused ? Object.assign(new Error(refused.text ?? 'refused by the test'), { responseCode: refused.code }) : null;
}
