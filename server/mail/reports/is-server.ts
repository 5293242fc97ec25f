import type { Mime } from '../parse/read-mime.ts';
import { tellsOfBounce, titlesBounce } from './bounce-words.ts';

type Reporting = Pick<Mime, 'headers' | 'from' | 'subject' | 'text'>;

const SERVER =
  /^(mailer[-_. ]?daemon|mail[-_.]?daemon|mdaemon|daemon|postmaster|mail[-_.]?delivery.*|bounces?|system[-_.]?administrator|mailadm.*)$/i;
const SERVER_NAME =
  /mail ?(delivery|er|[-_ ]?daemon|administrator|router|system)|postmaster|system[- ]?administrator|delivery (system|subsystem|service)|microsoft (outlook|exchange)|メール/i;

/** A server that reports, by its name or by the empty return path of reports (RFC 5321 §4.5.5). */
export function isServer(mime: Reporting): boolean {
  const { address = '', name = '' } = mime.from[0] ?? {};
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@')));
  return (
    SERVER.test(local) ||
    local === '' ||
    (isUnanswerable(mime) && (SERVER_NAME.test(name) || (titlesBounce(mime.subject) && tellsOfBounce(mime.text))))
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
