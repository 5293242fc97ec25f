import type { NamedAddress } from '../../shared/id.ts';
import type { FolderRole } from '../../shared/mailbox.ts';
import type { Message } from '../../shared/message.ts';

/** One recipient of a delivery report (RFC 3464) or the subject of an abuse report (RFC 5965). */
export type Report = {
  kind: 'bounce' | 'spam_report';
  /** Message-IDs, `X-Openhouse-Message` and `X-Openhouse-Proof` values found in the returned part. */
  originalMessageIds: string[];
  originalKeys: string[];
  originalProofs: string[];
  recipients: { address: string; action: string; status: string; diagnostic: string }[];
};

/**
 * A mail as the post room hands it over: parsed, bounded, nothing decided. What could not be parsed is empty here
 * and whole in its raw bytes.
 */
export type IncomingMail = {
  mailboxId: string;
  /** Our own addresses: the mailbox and its aliases, normalised. */
  ownAddresses: string[];
  folder: FolderRole;
  /** Unique key of the message: its Message-ID alone is none, since another mail may bear it too (mail/parse/identify.ts). */
  identity: string;
  rawHash: string;
  rawSize: number;
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  from: NamedAddress;
  replyTo: NamedAddress[];
  to: NamedAddress[];
  cc: NamedAddress[];
  subject: string;
  text: string;
  visibleText: string;
  html: string | null;
  attachments: Message['attachments'];
  date: Date;
  internalDate: Date;
  automaticSigns: string[];
  trust: Message['trust'];
  report: Report | null;
  /** `X-Openhouse-Message`, if it carries one. */
  openhouseMessage: string | null;
  /** `X-Campaign`, if it carries one. */
  campaignNumber: number | null;
  /** Set when a portal wrote this for its customer, who stands in `from`: the portal itself is nobody's contact. */
  portal: { source: string; property: string; phone: string; isRelayReply?: boolean } | null;
  /** Set when a portal tells of a customer whose address it does not know: the mail stays the portal's, and somebody has to call. */
  phoneLead?: { name: string; phone: string; property: string; source: string };
  isBackfill: boolean;
  flags: string[];
};
