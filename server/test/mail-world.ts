import { ensureMailbox, type MailboxConfig } from '../mail/accounts/ensure-mailbox.ts';
import { createPoller } from '../mail/in/poll-mailboxes.ts';
import type { Dovecot } from './start-dovecot.ts';
import type { TestEdges } from './test-edges.ts';

/** The mailbox of a Dovecot, as the environment would describe it. */
export function dovecotConfig(dovecot: Dovecot, change: Partial<MailboxConfig> = {}): MailboxConfig {
  const { host, imapPort: port, user, password } = dovecot;
  const server = { host, port, secure: false, user, password, isTlsInsecure: false };
  return {
    source: 'environment',
    address: user,
    fromName: 'Larkin & Vale Realty',
    imap: server,
    smtp: { ...server, port: 25 },
    inboxPath: 'INBOX',
    sentPath: null,
    filesSent: 'auto',
    authservId: null,
    ...change,
  };
}

/** A poller over a Dovecot; `poll` reads everything once and returns the counts. */
export async function pollDovecot(dovecot: Dovecot, edges: TestEdges, change: Partial<MailboxConfig> = {}) {
  const mailboxId = await ensureMailbox(dovecotConfig(dovecot, change), edges);
  const poller = createPoller(edges);
  return { mailboxId, poll: () => poller.poll({ ...edges, maxBytes: 5_000_000 }), close: poller.close };
}

type Wording = {
  from?: string;
  to?: string;
  subject?: string;
  id?: string;
  inReplyTo?: string;
  references?: string;
  headers?: string[];
  text?: string;
};
let mails = 0;

/** A mail as it comes over the wire, CRLF line ends. */
export function rawMail({
  from = 'Ana Reyes <ana@example.com>',
  to = 'hello@larkinvale.example',
  subject = 'A house near the harbour',
  ...more
}: Wording = {}): string {
  const id = more.id ?? `<${++mails}.${Date.now()}@example.com>`;
  const lines = [
    'Received: from mx.example.com by mail.larkinvale.example; Mon, 2 Mar 2026 10:00:00 -0500',
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: ${id}`,
    `Date: ${new Date().toUTCString()}`,
    ...(more.inReplyTo ? [`In-Reply-To: ${more.inReplyTo}`] : []),
    ...(more.references ? [`References: ${more.references}`] : []),
    ...(more.headers ?? []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    more.text ?? 'Do you have three bedrooms near the harbour?',
    '',
  ];
  return lines.join('\r\n');
}
