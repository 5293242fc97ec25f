import type { Report } from '../../inbox/incoming-mail.ts';
import { type Mime, unfold } from './read-mime.ts';

/** RFC 5321 §4.5.3.1 knows no longer path; what is longer is not an address. */
const MAX_FIELD = 20_000;

/** Reads a delivery report (RFC 3464), also Exim's without one, or an abuse report (RFC 5965); null for other mail. */
export function readReport(mime: Mime): Report | null {
  const part = (type: RegExp) => mime.reportParts.find(({ contentType }) => type.test(contentType))?.text;
  const returned = part(/rfc822|message\/global$/) ?? '';
  const feedback = part(/feedback-report/);
  if (feedback !== undefined) return abuse(feedback, returned);
  const status = part(/delivery-status/);
  if (status !== undefined) return { kind: 'bounce', ...originals(returned, mime), recipients: recipientsOf(status) };
  const failed = mime.headers.find(({ name }) => name === 'x-failed-recipients')?.value;
  if (!failed) return null;
  // Exim says who failed but not how: nothing here proves that the address is dead.
  const recipients = addressesIn(failed).map((address) => ({ address, action: 'failed', status: '', diagnostic: '' }));
  return { kind: 'bounce', ...originals(returned || mime.text, mime), recipients };
}

function abuse(feedback: string, returned: string): Report {
  const fields = fieldsOf(feedback);
  const named = addressesIn(fields.get('original-rcpt-to') ?? '');
  const addresses = named.length > 0 ? named : addressesIn(fieldsOf(headOf(returned)).get('to') ?? '');
  const recipients = addresses.map((address) => ({
    address,
    action: 'complained',
    status: '',
    diagnostic: fields.get('feedback-type') ?? '',
  }));
  return { kind: 'spam_report', ...idsIn(returned), recipients };
}

/** One block per recipient behind the block about the message (RFC 3464 §2.1). */
function recipientsOf(status: string): Report['recipients'] {
  return status
    .split(/\r?\n[ \t]*\r?\n/)
    .map(fieldsOf)
    .filter((fields) => fields.has('final-recipient') || fields.has('original-recipient'))
    .slice(0, 100)
    .map((fields) => ({
      // What we wrote to comes first: a forwarder's own recipient is unknown to us.
      address: addressesIn(fields.get('original-recipient') ?? '')[0] ?? addressesIn(fields.get('final-recipient') ?? '')[0] ?? '',
      action: (fields.get('action') ?? '').toLowerCase(),
      status: /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(fields.get('status') ?? '')?.[1] ?? '',
      diagnostic: (fields.get('diagnostic-code') ?? '').slice(0, 300),
    }));
}

/** The returned mail names itself; a report without it may name it in its own references. */
function originals(returned: string, mime: Mime): Pick<Report, 'originalMessageIds' | 'originalKeys'> {
  const found = idsIn(returned);
  if (found.originalMessageIds.length > 0) return found;
  const own = mime.headers.filter(({ name }) => name === 'in-reply-to' || name === 'references').flatMap(({ value }) => idsOf(value));
  return { ...found, originalMessageIds: own };
}

function idsIn(returned: string): Pick<Report, 'originalMessageIds' | 'originalKeys'> {
  const head = headOf(returned);
  const values = (name: string) => [...head.matchAll(new RegExp(`^${name}:\\s*(.+)$`, 'gim'))].map((match) => match[1]?.trim() ?? '');
  return { originalMessageIds: values('message-id').flatMap(idsOf), originalKeys: values('x-openhouse-message') };
}

/** Unfolded, since a long Message-ID stands on a line of its own. */
const headOf = (text: string) => unfold(text);
const idsOf = (text: string): string[] => text.match(/<[^<>\s]{1,900}>/g) ?? [];
/** Bounded, since a search for an @ that never comes takes the square of the length. */
const addressesIn = (text: string): string[] =>
  (text.slice(0, MAX_FIELD).match(/[^\s<>;,:"@]{1,200}@[^\s<>;,:"@]{1,255}/g) ?? []).map((address) => address.toLowerCase());

function fieldsOf(block: string): Map<string, string> {
  const lines = unfold(block).split(/\r?\n/);
  return new Map(
    lines
      .filter((line) => line.includes(':'))
      .map((line) => [line.slice(0, line.indexOf(':')).trim().toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
}
