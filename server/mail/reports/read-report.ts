import type { Report } from '../../inbox/incoming-mail.ts';
import type { Mime } from '../parse/read-mime.ts';
import { statusInWords, tellsOfBounce, tellsOfDelay, titlesBounce } from './bounce-words.ts';
import { isMachines, isServer } from './is-server.ts';
import { addressesIn, namedIn, nameOriginals, returnedTo } from './name-originals.ts';
import { fieldsOf, readDeliveryStatus } from './read-delivery-status.ts';
import { partNotice, readNotice } from './read-notice.ts';

/**
 * Reads a delivery report (RFC 3464), the notices of servers that write none, or an abuse report (RFC 5965). What a
 * person forwards is no report, nor is what only looks like one: it must name whom it did not reach.
 * @param own our addresses: whom a notice is written to has not failed
 * @returns null for other mail
 */
export function readReport(mime: Mime, own: string[] = []): Report | null {
  const part = (type: RegExp) => mime.reportParts.find(({ contentType }) => type.test(contentType))?.text;
  const enclosed = mime.reportParts.filter(({ contentType }) => /rfc822|message\/global(-headers)?$/.test(contentType));
  const returned = enclosed.map(({ text }) => text).join('\n\n');
  const feedback = part(/feedback-report/);
  if (feedback !== undefined) return isMachines(mime) ? readComplaint(feedback, returned) : null;
  if (isJunkReport(mime, returned)) return readComplaint('Feedback-Type: abuse', returned);
  const disposition = part(/disposition-notification/);
  if (disposition !== undefined) return readDisposition(mime, { disposition, returned });
  if (!isMachines(mime)) return null;
  const status = part(/delivery-status/) ?? (/^(final|original)-recipient:/im.test(mime.text) ? mime.text : '');
  const listed = readDeliveryStatus(status);
  if (listed.length > 0) return { kind: 'bounce', ...nameOriginals(returned || partNotice(mime.text).returned, mime), recipients: listed };
  return readWords(mime, { returned, own }) ?? readEnclosed(mime, returned);
}

/**
 * A receipt (RFC 8098) tells who opened a mail, which is no report. But servers that refuse a mail after they took it
 * say so in a receipt of their own: done by no person, and the mail was deleted.
 */
function readDisposition(mime: Mime, { disposition, returned }: { disposition: string; returned: string }): Report | null {
  const fields = fieldsOf(disposition);
  const isRefused = /^automatic-action\/.*;\s*(deleted|denied|failed)/i.test(fields.get('disposition') ?? '');
  if (!isRefused || !isServer(mime) || !(titlesBounce(mime.subject) || tellsOfBounce(mime.text))) return null;
  const status = statusInWords(mime.text);
  const recipients = readDeliveryStatus(disposition).map((each) => ({ ...each, action: 'failed', status: each.status || status }));
  return recipients.length === 0 ? null : { kind: 'bounce', ...nameOriginals(`${returned}\n\n${disposition}`, mime), recipients };
}

/** A gateway may pack the whole report of another server into a mail of its own. */
function readEnclosed(mime: Mime, returned: string): Report | null {
  if (!isServer(mime) || !titlesBounce(mime.subject)) return null;
  const recipients = readDeliveryStatus(returned);
  return recipients.length === 0 ? null : { kind: 'bounce', ...nameOriginals(returned, mime), recipients };
}

/** Exim says in a header who failed but not how; others say all of it in words. */
function readWords(mime: Mime, { returned, own }: { returned: string; own: string[] }): Report | null {
  const { notice, returned: below } = partNotice(mime.text);
  const back = returned || below;
  const notThese = [...own, ...mime.from.map(({ address }) => address)];
  const header = mime.headers.find(({ name }) => name === 'x-failed-recipients')?.value ?? '';
  const failed = addressesIn(header).filter((address) => !own.includes(address));
  const isNotice = failed.length > 0 || (isServer(mime) && (titlesBounce(mime.subject) || tellsOfBounce(notice)));
  if (!isNotice) return null;
  const sender = mime.from[0]?.address ?? '';
  const told = readNotice(notice, { returned: back, notThese, domain: sender.slice(sender.lastIndexOf('@') + 1) });
  const action = tellsOfDelay(`${mime.subject}\n${notice}`) ? 'delayed' : 'failed';
  const recipients =
    failed.length === 0
      ? told.map((each) => (action === 'delayed' ? { ...each, action } : each))
      : failed.map((address) => told.find((each) => each.address === address) ?? { address, action, status: '', diagnostic: '' });
  // A notice that names nobody, or nobody but us, may be anything.
  return recipients.length === 0 ? null : { kind: 'bounce', ...nameOriginals(back, mime), recipients };
}

const NOT_A_COMPLAINT = /^(not-spam|auth-failure|dmarc|opt-out-list)$/;

function readComplaint(feedback: string, returned: string): Report | null {
  const fields = fieldsOf(feedback);
  const type = (fields.get('feedback-type') ?? '').trim().toLowerCase();
  if (NOT_A_COMPLAINT.test(type)) return null;
  const named = addressesIn(`${fields.get('original-rcpt-to') ?? ''} ${fields.get('removal-recipient') ?? ''}`);
  const addresses = named.length > 0 ? named : returnedTo(returned);
  const recipients = addresses.map((address) => ({ address, action: 'complained', status: '', diagnostic: type }));
  return { kind: 'spam_report', ...namedIn(returned), recipients };
}

/** Microsoft's junk reports have no part of their own. */
function isJunkReport(mime: Mime, returned: string): boolean {
  return /^staff@(hotmail|outlook)\.com$/.test(mime.from[0]?.address ?? '') && /^x-hmxmroriginalrecipient:/im.test(returned);
}
