import type { Mime } from '../parse/read-mime.ts';
import { tellsOfBounce, titlesBounce } from './bounce-words.ts';
import { returnedTo } from './name-originals.ts';
import { partNotice } from './read-notice.ts';

type Reporting = Pick<Mime, 'headers' | 'from' | 'subject' | 'text' | 'reportParts'>;

const SERVER =
  /^(mailer[-_. ]?daemon|mail[-_.]?daemon|mdaemon|daemon|post[-_.]?master|mail[-_.]?delivery.*|bounces?|system[-_. ]?administrator|mailadm.*)$/i;
const SERVER_NAME =
  /mail ?(delivery|er|[-_ ]?daemon|administrator|router|system)|postmaster|system[- ]?administrator|delivery (system|subsystem|service)|microsoft (outlook|exchange)|メール/i;

/** A server that reports, by its name or by the empty return path of reports (RFC 5321 §4.5.5). */
export function isServer(mime: Reporting): boolean {
  const { address = '', name = '' } = mime.from[0] ?? {};
  // A broken sender may hold two addresses.
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@'))).replace(/\\?@.*|"/g, '');
  if (SERVER.test(local) || local === '' || (isUnanswerable(mime) && SERVER_NAME.test(name))) return true;
  if (!tellsOfBounce(mime.text)) return false;
  if (isUnanswerable(mime) && !isPersons(mime) && bringsBack(mime)) return true;
  return titlesBounce(mime.subject) && (isUnanswerable(mime) || (!isPersons(mime) && (GATEWAY.test(local) || speaksAsServer(mime.text))));
}

/** It encloses a mail and names to whom that was: a report, whatever it is titled. */
function bringsBack({ reportParts, text }: Reporting): boolean {
  const returned = reportParts.filter(({ contentType }) => /rfc822/.test(contentType)).map((part) => part.text);
  const words = text.slice(0, 6000).toLowerCase();
  return returnedTo(returned.join('\n\n')).some((address) => words.includes(address));
}

/** Local parts of filters and gateways that report in their own name; a person may be called so. */
const GATEWAY =
  /(^|[-_. ])(e?smtp|mta|ndr|dsn|imss|interscan|anti-?virus|mail[-_]?(server|gate(way)?|sweeper|guard|marshal|service|filter|scanner)|gateways?)([-_. \d]|$)/i;

/** What servers write and people do not: banners, the dialogue of two servers, a list by machine for machines. */
const SPEECH = [
  `^[ \\t]*([-*=_#])\\1{2,} ?[^\\n]{0,60}(deliver|recipient|failed|failure|message from|transcript)[^\\n]{0,60}\\1{3,}[ \\t]*$`,
  `\\brcpt to: ?<|^[ \\t]*(>>>|<<<) |^error-for:|^final-recipient:`,
  `^[ \\t]*<?[^\\s<>@]{1,64}@[\\w.-]{1,255}(?![\\w.-])[>:, -]{1,4}[^\\n]{0,200}\\b(5\\d\\d|[45]\\.\\d\\.\\d{1,3})\\b`,
  `^[ \\t]*could not be delivered to: ?<?[^\\s<>@]{1,64}@`,
  `(generated|created) (automatically )?(from|by) [^\\n]{0,40}(mail|delivery|smtp|server)`,
];
/** A notice in a frame, from its first line. */
const FRAMED = /^\s*([*=#-])\1{9,}\s*\n/;
const SPEAKS = new RegExp(SPEECH.join('|'), 'im');
const OF_MAIL = /\b(e-?mail|mail|message)s?\b[^.]{0,160}(deliver|reach|sent|refus|reject|return)/i;

function speaksAsServer(text: string): boolean {
  const { notice } = partNotice(text);
  return (SPEAKS.test(notice) || FRAMED.test(notice)) && OF_MAIL.test(notice);
}

/** Whoever answers, forwards or tells of a notice is a person. */
function isPersons({ headers, subject, text }: Reporting): boolean {
  return (
    /^\s*(fwd?|wg|tr|rv|enc|i)\s*:/i.test(subject) ||
    headers.some(({ name, value }) => /^(in-reply-to|references)$/.test(name) && value !== '') ||
    /\b(I (tried|got|wrote|sent|received|have|am|was)|my (e-?mail|mail|message)|(kind|best) regards|thanks|thank you)\b/i.test(
      partNotice(text).notice,
    )
  );
}

const isUnanswerable = ({ headers }: Reporting) =>
  headers.some(
    ({ name, value }) => (name === 'return-path' && /^<\s*>$/.test(value)) || (name === 'auto-submitted' && !/^\s*no\b/i.test(value)),
  );

/** A person may forward a report, with all its parts. */
export function isMachines(mime: Reporting): boolean {
  const type = mime.headers.find(({ name }) => name === 'content-type')?.value ?? '';
  const isAnswer = mime.headers.some(({ name }) => name === 'x-failed-recipients');
  return /^multipart\/report/i.test(type) || isAnswer || isServer(mime) || isUnanswerable(mime);
}
