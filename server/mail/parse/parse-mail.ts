import type { NamedAddress } from '../../../shared/id.ts';
import type { FolderRole } from '../../../shared/mailbox.ts';
import type { IncomingMail } from '../../inbox/incoming-mail.ts';
import { readPortal } from '../leads/read-portal.ts';
import { readReport } from '../reports/read-report.ts';
import { stripInvisible } from '../seen/strip-invisible.ts';
import { automaticSigns } from './automatic-signs.ts';
import { identify } from './identify.ts';
import { type Mime, type MimeAddress, oneLine, readMime } from './read-mime.ts';
import { readTrust } from './read-trust.ts';
import { visibleText } from './visible-text.ts';

/** What the mailbox knows of a mail, besides its bytes. */
export type MailContext = {
  mailboxId: string;
  ownAddresses: string[];
  folder: FolderRole;
  rawHash: string;
  /** The size on the server, also when only the beginning was kept. */
  rawSize: number;
  internalDate: Date;
  /** The provider's own id (EMAILID, X-GM-MSGID), where it offers one. */
  emailId: string | null;
  authservId: string | null;
  secret: string;
  isBackfill: boolean;
  flags: string[];
};

const MAX_REFERENCES = 220;
const DAY_MS = 86_400_000;
const EARLIEST = new Date('1990-01-01T00:00:00Z');

/** Turns raw bytes into an `IncomingMail`: parsed, bounded, nothing decided. */
export async function parseMail(raw: Uint8Array, context: MailContext): Promise<IncomingMail> {
  return toIncoming(await readMime(raw), { raw, context });
}

function toIncoming(mime: Mime, { raw, context }: { raw: Uint8Array; context: MailContext }): IncomingMail {
  const { mailboxId, ownAddresses, folder, rawHash, rawSize, internalDate, isBackfill, flags } = context;
  const header = (name: string) => mime.headers.find((each) => each.name === name)?.value ?? '';
  const messageId = messageIds(header('message-id'), { isLoose: true })[0] ?? null;
  const from = person(mime.from[0]);
  const mail: IncomingMail = {
    mailboxId,
    ownAddresses,
    folder,
    identity: identify(raw, { mailboxId, messageId, emailId: context.emailId }),
    rawHash,
    rawSize,
    messageId,
    inReplyTo: messageIds(header('in-reply-to'))[0] ?? null,
    references: referencesOf(header('in-reply-to'), header('references')),
    from,
    replyTo: mime.replyTo.map(person),
    to: mime.to.map(person),
    cc: mime.cc.map(person),
    subject: stripInvisible(oneLine(mime.subject).toWellFormed()).slice(0, 998),
    text: mime.text,
    visibleText: visibleText(mime.seen),
    html: mime.html,
    attachments: mime.attachments,
    date: saneDate(mime.date, internalDate),
    internalDate,
    automaticSigns: automaticSigns(mime, { ownAddresses, secret: context.secret }),
    trust: readTrust(mime.headers, context.authservId),
    report: readReport(mime, ownAddresses),
    openhouseMessage: header('x-openhouse-message') || null,
    campaignNumber: campaignNumber(header('x-campaign')),
    portal: null,
    isBackfill,
    flags,
  };
  return readPortal(mail, { xml: mime.xmlParts });
}

/** Message-IDs as they stand in a header, with angle brackets. Loose: an id without brackets gets them. */
function messageIds(header: string, { isLoose = false } = {}): string[] {
  const ids = header.match(/<[^<>\s]{1,900}>/g) ?? [];
  const [word] = isLoose && ids.length === 0 ? (/^[^<>\s]{3,900}$/.exec(header.trim()) ?? []) : [];
  return word ? [`<${word}>`] : ids;
}

/** The first and the newest of a very long chain: what lies between adds no thread. */
function referencesOf(inReplyTo: string, references: string): string[] {
  const ids = [...new Set([...messageIds(references), ...messageIds(inReplyTo)])];
  return ids.length <= MAX_REFERENCES ? ids : [...ids.slice(0, 20), ...ids.slice(20 - MAX_REFERENCES)];
}

function person(address: MimeAddress | undefined): NamedAddress {
  return {
    address: oneLine(address?.address ?? '').slice(0, 320),
    name: stripInvisible(oneLine(address?.name ?? '').toWellFormed()).slice(0, 200),
  };
}

/** The Date header is only shown; a machine with a wrong clock must not show a mail in 1970 or 2070. */
function saneDate(date: Date | null, internalDate: Date): Date {
  if (!date || Number.isNaN(date.getTime())) return internalDate;
  return date < EARLIEST || date.getTime() > internalDate.getTime() + 2 * DAY_MS ? internalDate : date;
}

function campaignNumber(header: string): number | null {
  return /^\d{1,9}$/.test(header.trim()) ? Number(header) : null;
}
