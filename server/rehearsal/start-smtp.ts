import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { errorText } from '../errors.ts';
import type { Logger } from '../logger.ts';

/** A mail that was handed over: the envelope (RFC 5321) and the bytes after DATA. */
export type HandedOver = { from: string; to: string[]; raw: Buffer };
export type RehearsalSmtp = { port: number; stop: () => Promise<void> };

const MAX_BYTES = 50 * 1024 * 1024;

/** Starts a real submission server on loopback. What it accepts goes nowhere but to `onMail`. */
export async function startSmtp({
  user,
  password,
  log,
  onMail,
}: {
  user: string;
  password: string;
  log: Logger;
  onMail: (mail: HandedOver) => Promise<void>;
}): Promise<RehearsalSmtp> {
  const server = new SMTPServer({
    banner: 'Openhouse rehearsal',
    size: MAX_BYTES,
    // Loopback without a certificate: there is nobody between us and ourselves.
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 1000,
    onAuth: (auth, _session, done) => {
      if (auth.username === user && auth.password === password) done(null, { user });
      else done(Object.assign(new Error('authentication failed'), { responseCode: 535 }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        if (!stream.sizeExceeded) chunks.push(chunk);
      });
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          done(Object.assign(new Error('message exceeds the size limit'), { responseCode: 552 }));
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map(({ address }) => address.toLowerCase());
        const from = mailFrom ? mailFrom.address : '';
        onMail({ from, to, raw: Buffer.concat(chunks) }).then(
          () => done(null, 'OK: accepted by the rehearsal'),
          (error) => done(Object.assign(new Error(errorText(error)), { responseCode: 451 })),
        );
      });
    },
  });
  server.on('error', (error) => log.warn({ error: errorText(error) }, 'rehearsal SMTP server'));
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
