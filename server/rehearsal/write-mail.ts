import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { NamedAddress } from '../../shared/id.ts';
import { AppError } from '../errors.ts';

export type MailToWrite = {
  from: NamedAddress;
  to: NamedAddress;
  subject: string;
  text: string;
  html?: string | undefined;
  inReplyTo?: string | undefined;
  references?: string[] | undefined;
  headers?: Record<string, string> | undefined;
  at: Date;
};

/** Fields the composer writes itself; given as extra headers they replace its own. */
const FIELDS = { 'message-id': 'messageId', date: 'date', 'reply-to': 'replyTo', references: 'references', to: 'to', cc: 'cc' } as const;
const AUTHSERV_ID = 'mx.larkinvale.example';

/** Writes a customer's mail as MIME. Refuses line breaks in what becomes a header. */
export async function writeMail(mail: MailToWrite): Promise<Buffer> {
  const { headers = {}, from, to, subject, inReplyTo, references, at } = mail;
  const lines = [from.address, from.name, to.address, to.name, subject, inReplyTo ?? '', ...Object.entries(headers).flat()];
  if (lines.some((line) => /[\r\n\0]/.test(line))) {
    throw new AppError('BAD_INPUT', { message: 'line break in a header', userMessage: 'A header must be one line.' });
  }
  const own = Object.entries(FIELDS).flatMap(([name, option]) => {
    const value = Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1];
    return value === undefined ? [] : [[option, value] as const];
  });
  const extra = Object.fromEntries(Object.entries(headers).filter(([name]) => !(name.toLowerCase() in FIELDS)));
  const composer = new MailComposer({
    from,
    to,
    subject,
    text: mail.text,
    ...(mail.html ? { html: mail.html } : {}),
    ...(inReplyTo ? { inReplyTo, references: references?.length ? references : [inReplyTo] } : {}),
    messageId: newMessageId(from.address),
    date: at,
    headers: extra,
    ...Object.fromEntries(own),
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/**
 * What the brokerage's provider puts on top of a mail it accepts: the envelope sender (RFC 5321 §4.4), a trace line,
 * and its verdict on the sender (RFC 8601), which it takes to be honest unless it is told otherwise.
 */
export function stampDelivery(
  raw: Buffer,
  { from, to, at, verdict = 'pass' }: { from: string; to: string; at: Date; verdict?: string },
): Buffer {
  const domain = from.split('@')[1] ?? 'unknown.example';
  const head = raw.subarray(0, raw.indexOf('\r\n\r\n')).toString('latin1').toLowerCase();
  const lines = [
    `Return-Path: <${from}>`,
    `Delivered-To: ${to}`,
    `Received: from ${domain} by ${AUTHSERV_ID} with ESMTP id ${randomUUID().slice(0, 8)}; ${at.toUTCString().replace('GMT', '+0000')}`,
    `Authentication-Results: ${AUTHSERV_ID}; spf=${verdict} smtp.mailfrom=${domain}; dkim=${verdict} header.d=${domain}; dmarc=${verdict} header.from=${domain}`,
  ];
  // A mail that brings its own keeps it, so that a rehearsal can stage a bounce or a forged sender.
  const stamp = lines.filter((line) => !`\r\n${head}`.includes(`\r\n${line.slice(0, line.indexOf(':') + 1).toLowerCase()}`));
  return Buffer.concat([Buffer.from(stamp.map((line) => `${line}\r\n`).join('')), raw]);
}

/** The authserv-id whose verdicts the rehearsal mailbox trusts. */
export const REHEARSAL_AUTHSERV_ID = AUTHSERV_ID;

function newMessageId(address: string): string {
  return `<${randomUUID()}@${address.split('@')[1] ?? 'mail.example'}>`;
}
