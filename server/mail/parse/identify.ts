import { createHash } from 'node:crypto';

/** Headers that the way of a mail adds or changes; two copies of one mail differ in them. */
const TRANSPORT =
  /^(received(-spf)?|return-path|delivered-to|x-original-to|envelope-to|authentication-results|arc-[a-z-]+|x-spam-[a-z-]+|x-gm-[a-z-]+|x-received|x-google-[a-z-]+|status|x-status|x-uid|x-keywords|content-length|lines)$/i;

type Known = { mailboxId: string; messageId: string | null; emailId: string | null };

/**
 * The unique key of a message: the provider's id where it offers one, else mailbox, Message-ID and content. A
 * Message-ID alone is not a key: the same id with other content is another mail.
 */
export function identify(raw: Uint8Array, { mailboxId, messageId, emailId }: Known): string {
  if (emailId) return `${mailboxId}:id:${emailId}`;
  // A Message-ID may be longer than an index entry should be.
  const name = messageId === null ? 'none' : createHash('sha256').update(messageId).digest('hex').slice(0, 32);
  return `${mailboxId}:${name}:${hashContent(raw)}`;
}

/** SHA-256 of a mail without its transport headers, hex. */
export function hashContent(raw: Uint8Array): string {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const { head, body } = cut(bytes);
  // Each header with the lines it is folded into.
  const fields = head
    .split(/\r?\n(?![ \t])/)
    .filter((field) => field !== '' && !TRANSPORT.test(field.slice(0, Math.max(0, field.indexOf(':'))).trim()));
  return createHash('sha256').update(fields.join('\n').replaceAll('\r\n', '\n'), 'latin1').update('\0').update(body).digest('hex');
}

function cut(bytes: Buffer): { head: string; body: Buffer } {
  const crlf = bytes.indexOf('\r\n\r\n');
  const lf = bytes.indexOf('\n\n');
  const [at, length] = crlf !== -1 && (lf === -1 || crlf < lf) ? [crlf, 4] : [lf, 2];
  return at === -1
    ? { head: bytes.toString('latin1'), body: Buffer.alloc(0) }
    : { head: bytes.toString('latin1', 0, at), body: bytes.subarray(at + length) };
}
