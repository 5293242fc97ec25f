import { canonicalAddress } from '../../shared/id.ts';
import type { Env } from '../env.ts';
import type { MailboxConfig } from '../mail/accounts/ensure-mailbox.ts';

/** The mailbox that the environment describes, or null when it describes none. Ports follow RFC 8314 where unset. */
export function mailboxFromEnv(env: Env): MailboxConfig | null {
  if (!env.IMAP_HOST || !env.SMTP_HOST || !env.MAIL_FROM) return null;
  const { address, name } = splitAddress(env.MAIL_FROM);
  const imapSecure = env.IMAP_SECURE ?? env.IMAP_PORT !== 143;
  const smtpSecure = env.SMTP_SECURE ?? env.SMTP_PORT === 465;
  return {
    source: 'environment',
    address,
    fromName: name,
    imap: {
      host: env.IMAP_HOST,
      port: env.IMAP_PORT ?? (imapSecure ? 993 : 143),
      secure: imapSecure,
      user: env.IMAP_USER ?? '',
      password: env.IMAP_PASS ?? '',
      isTlsInsecure: env.IMAP_TLS_INSECURE,
    },
    smtp: {
      host: env.SMTP_HOST,
      port: env.SMTP_PORT ?? (smtpSecure ? 465 : 587),
      secure: smtpSecure,
      user: env.SMTP_USER ?? env.IMAP_USER ?? '',
      password: env.SMTP_PASS ?? env.IMAP_PASS ?? '',
      isTlsInsecure: env.SMTP_TLS_INSECURE,
    },
    inboxPath: env.IMAP_INBOX,
    sentPath: env.IMAP_SENT ?? null,
    filesSent: env.SMTP_FILES_SENT,
    authservId: env.MAIL_AUTHSERV_ID ?? null,
  };
}

function splitAddress(from: string): { address: string; name: string } {
  const [, name = '', address = from] = /^\s*(.*?)\s*<([^>]+)>\s*$/.exec(from) ?? [];
  return { address: canonicalAddress(address), name: name.replace(/^"|"$/g, '') };
}
