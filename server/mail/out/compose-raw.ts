import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Delivery, Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import { makeMessageId, makeProof } from '../../inbox/outbox/message-id.ts';
import { refuseInjection } from '../../inbox/outbox/refuse-injection.ts';

/** A file of the mail, with its bytes. */
export type MailFile = { fileName: string; contentType: string; content: Buffer };
type From = { mailbox: Pick<Mailbox, 'address' | 'fromName'>; date: Date; secret: string; files?: MailFile[] };
export type ComposedMail = { raw: Buffer } & Pick<Message, 'messageId' | 'from' | 'replyTo' | 'date'>;

/**
 * Turns a mail of ours into its bytes, pure but for the date: From and Reply-To are the mailbox's whatever the writer
 * said, the Message-ID follows from the key, the boundaries from the id.
 * @throws AppError BAD_INPUT when a header value, name or address carries a line break or NUL
 */
export async function composeRaw(message: Stored<Message>, { mailbox, date, secret, files = [] }: From): Promise<ComposedMail> {
  const { delivery } = message;
  if (!delivery) throw new Error(`message ${message._id} is not a mail of ours`);
  const from = { address: mailbox.address, name: message.from.name || mailbox.fromName };
  const messageId = message.messageId ?? makeMessageId(delivery.key, mailbox.address.split('@')[1] ?? '', secret);
  const headers = headersOf(message, { delivery, secret });
  refuseInjection({
    addresses: [from, ...message.to, ...message.cc],
    lines: [message.subject, messageId, message.inReplyTo ?? '', ...message.references, ...files.map(({ fileName }) => fileName)],
    headers,
  });
  const composer = new MailComposer({
    from,
    replyTo: from,
    to: message.to,
    cc: message.cc,
    subject: message.subject,
    messageId,
    date,
    ...(message.inReplyTo ? { inReplyTo: message.inReplyTo } : {}),
    ...(message.references.length > 0 ? { references: message.references } : {}),
    text: message.text,
    ...(message.html ? { html: message.html } : {}),
    ...(delivery.calendar
      ? { icalEvent: { method: methodOf(delivery.calendar), content: delivery.calendar, filename: 'invite.ics' } }
      : {}),
    attachments: files.map(({ fileName, contentType, content }) => ({ filename: fileName, contentType, content })),
    headers: headers.map(({ name, value }) => ({ key: name, value })),
    baseBoundary: message._id,
    // As it goes over the wire: the copy in Sent has the same bytes, and some servers take no other line ends (RFC 5322 §2.3).
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { raw: await composer.compile().build(), messageId, from, replyTo: [from], date };
}

/** Ours on everything, the signs of automatic mail (RFC 3834) on what no person wrote; the writer's own headers win. */
function headersOf(
  message: Stored<Message>,
  { delivery, secret }: { delivery: Delivery; secret: string },
): { name: string; value: string }[] {
  const fixed = [
    { name: 'X-Openhouse-Message', value: message._id },
    { name: 'X-Openhouse-Proof', value: makeProof(message._id, secret) },
  ];
  const answers = ['reply', 'hand_over', 'unsubscribe_confirmation'].includes(delivery.purpose);
  const automatic = [
    { name: 'Auto-Submitted', value: answers ? 'auto-replied' : 'auto-generated' },
    { name: 'X-Auto-Response-Suppress', value: 'All' },
  ];
  const signs = message.author === 'agent' ? [] : automatic;
  const campaign = message.campaignNumber === null ? [] : [{ name: 'X-Campaign', value: String(message.campaignNumber) }];
  const names = new Set(delivery.headers.map(({ name }) => name.toLowerCase()));
  return [...fixed, ...[...signs, ...campaign].filter(({ name }) => !names.has(name.toLowerCase())), ...delivery.headers];
}

function methodOf(calendar: string): string {
  return /^METHOD:([A-Z]+)\r?$/m.exec(calendar)?.[1] ?? 'REQUEST';
}
