import type { Attachment } from 'mailparser';
import { canonicalAddress } from '../../../shared/id.ts';
import { MAX_HTML, takeApart } from '../mime/take-apart.ts';
import { seenText } from '../seen/seen-text.ts';

export type Header = { name: string; value: string };
type MimePart = { contentType: string; text: string };

/** A mail taken apart, as plain data: what a parser knows and nothing that anybody concluded. */
export type Mime = {
  headers: Header[];
  /** Decoded by the parser (encoded words, groups); each address in the one spelling that is compared. */
  from: MimeAddress[];
  replyTo: MimeAddress[];
  to: MimeAddress[];
  cc: MimeAddress[];
  subject: string;
  date: Date | null;
  text: string;
  /** What somebody who opens the mail sees of it: without what its HTML hides. */
  seen: string;
  html: string | null;
  attachments: { fileName: string; contentType: string; size: number; contentId: string | null }[];
  /** The machine-readable parts of reports (RFC 3464, 5965, 8098) and the returned mail in them, as text. */
  reportParts: MimePart[];
  /** XML attachments, in which lead managers hand leads on. */
  xmlParts: string[];
};
export type MimeAddress = { address: string; name: string };

const MAX_TEXT = 500_000;
const MAX_PEOPLE = 500;
const MAX_ATTACHMENTS = 200;
const MAX_XML_PARTS = 3;
const MAX_REPORT_PART = 200_000;
const REPORT_PART =
  /^(message\/(delivery-status|global-delivery-status|feedback-report|disposition-notification|rfc822|global)|text\/rfc822-headers)$/i;

/** Takes a mail's bytes apart. Everything it returns is bounded; the whole mail is in its raw bytes. */
export async function readMime(raw: Uint8Array): Promise<Mime> {
  const mail = await takeApart(raw);
  const html = mail.html ? clean(mail.html).slice(0, MAX_HTML) : null;
  const said = mail.text ?? '';
  const plain = clean(said.trim() === '' && !html ? wordsOf(mail.attachments) : said).slice(0, MAX_TEXT);
  const seen = seenText({ text: plain, html }).slice(0, MAX_TEXT);
  return {
    headers: mail.headerLines.map(({ key, line }) => ({ name: key, value: unfold(line.slice(line.indexOf(':') + 1)) })),
    from: peopleOf(mail.from),
    replyTo: peopleOf(mail.replyTo),
    to: peopleOf(mail.to),
    cc: peopleOf(mail.cc),
    subject: mail.subject ?? '',
    date: mail.date ?? null,
    text: plain.trim() === '' ? seen : plain,
    seen,
    html,
    attachments: mail.attachments.slice(0, MAX_ATTACHMENTS).map(describe),
    reportParts: mail.attachments.filter(({ contentType }) => REPORT_PART.test(contentType)).map(toReportPart),
    xmlParts: mail.attachments
      .filter(({ contentType, filename }) => /\bxml$|\badf/i.test(contentType) || /\.(xml|adf)$/i.test(filename ?? ''))
      .slice(0, MAX_XML_PARTS)
      .map((part) => clean(toReportPart(part).text)),
  };
}

type Group = { address?: string | undefined; name: string; group?: Group[] | undefined };
type Addresses = { value: Group[] };

function peopleOf(header: Addresses | Addresses[] | undefined): MimeAddress[] {
  const values = [header ?? []].flat().flatMap(({ value }) => value);
  const members = values.flatMap((value) => value.group ?? [value]);
  return members.slice(0, MAX_PEOPLE).map(({ address, name }) => ({ address: canonicalAddress(address ?? ''), name }));
}

function describe(file: Attachment): Mime['attachments'][number] {
  const { contentType, size, cid } = file;
  return { fileName: fileNameOf(file), contentType: contentType.slice(0, 255), size, contentId: cid ?? null };
}

/** As a mail's list of files shows it. */
export function fileNameOf({ filename }: Attachment): string {
  return oneLine(filename ?? '').slice(0, 255);
}

/** Some programs hand on all they write as a file, but give it no name: where a mail has no other words, these are its words. */
function wordsOf(attachments: Attachment[]): string {
  const written = attachments.filter(({ contentType, filename }) => contentType === 'text/plain' && !filename);
  return written.map(({ content, headers }) => decode(content.subarray(0, MAX_TEXT), charsetOf(headers))).join('\n');
}

function charsetOf(headers: Attachment['headers']): string {
  const type = headers.get('content-type');
  const params: object = typeof type === 'object' && 'params' in type ? type.params : {};
  return 'charset' in params && typeof params.charset === 'string' ? params.charset : 'utf-8';
}

function decode(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // A charset nobody knows: what can be read of it is read.
    return new TextDecoder().decode(bytes);
  }
}

function toReportPart({ contentType, content }: Attachment): MimePart {
  return { contentType: contentType.toLowerCase(), text: content.subarray(0, MAX_REPORT_PART).toString('utf8') };
}

/** RFC 5322 §2.2.3: a folded header is one line. */
export function unfold(text: string): string {
  return text.replace(/\r?\n[ \t]+/g, ' ').trim();
}

export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}

/** Halves of surrogate pairs and NUL would not survive the database. */
function clean(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
