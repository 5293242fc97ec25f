import { type Dovecot, startDovecot } from '../server/test/start-dovecot.ts';
import { type Sink, startSink } from '../server/test/start-sink.ts';

export type MailWorld = { dovecot: Dovecot; sink: Sink; env: Record<string, string>; stop: () => Promise<void> };

/** A real Dovecot to read and an SMTP sink to send to, and the environment that connects a server to both. */
export async function startMailWorld(
  sinkOptions: Parameters<typeof startSink>[0] = {},
  dovecotOptions: Parameters<typeof startDovecot>[0] = {},
): Promise<MailWorld> {
  const [dovecot, sink] = await Promise.all([startDovecot(dovecotOptions), startSink(sinkOptions)]);
  return {
    dovecot,
    sink,
    env: {
      IMAP_HOST: dovecot.host,
      IMAP_PORT: String(dovecot.imapPort),
      IMAP_SECURE: 'false',
      IMAP_TLS_INSECURE: 'true',
      IMAP_USER: dovecot.user,
      IMAP_PASS: dovecot.password,
      SMTP_HOST: sink.host,
      SMTP_PORT: String(sink.port),
      SMTP_USER: sink.user,
      SMTP_PASS: sink.password,
      SMTP_TLS_INSECURE: 'true',
      MAIL_FROM: `Larkin & Vale Realty <${dovecot.user}>`,
      HOLD_SECONDS: '0',
      SETTLE_SECONDS: '0',
    },
    stop: async () => {
      await dovecot.stop();
      await sink.stop();
    },
  };
}

type Letter = {
  from: string;
  subject: string;
  text: string;
  messageId: string;
  inReplyTo?: string;
  references?: string;
  headers?: string[];
};

/** A plain mail as bytes on the wire, CRLF and all. */
export function writeMail(to: string, { from, subject, text, messageId, inReplyTo, references, headers = [] }: Letter): string {
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: ${messageId}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    ...(inReplyTo ? [`In-Reply-To: ${inReplyTo}`] : []),
    ...(references ? [`References: ${references}`] : []),
    ...headers,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...text.split('\n'),
    '',
  ];
  return lines.join('\r\n');
}

/** The unfolded value of a header of a raw mail. */
export function headerOf(raw: string | Uint8Array, name: string): string | undefined {
  const head = (typeof raw === 'string' ? raw : Buffer.from(raw).toString('utf8')).split(/\r?\n\r?\n/, 1)[0] ?? '';
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(unfolded)?.[1]?.trim();
}
