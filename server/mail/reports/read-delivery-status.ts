import type { Report } from '../../inbox/incoming-mail.ts';
import { unfold } from '../parse/read-mime.ts';
import { statusInWords } from './bounce-words.ts';
import { addressesIn } from './name-originals.ts';

export type Recipient = Report['recipients'][number];

const MAX_RECIPIENTS = 100;
const DETAIL = 300;
const MAX_PART = 100_000;

/** The recipients of a delivery report (RFC 3464 §2.1, RFC 6533): one block each, behind the block about the message. */
export function readDeliveryStatus(status: string): Recipient[] {
  return blocksOf(status.slice(0, MAX_PART))
    .filter((fields) => fields.has('final-recipient') || fields.has('original-recipient') || fields.has('x-actual-recipient'))
    .slice(0, MAX_RECIPIENTS)
    .map(toRecipient)
    .filter(({ address }) => address !== '');
}

export function fieldsOf(block: string): Map<string, string> {
  const lines = unfold(block).split(/\r?\n/);
  return new Map(
    lines
      .filter((line) => line.includes(':'))
      .map((line) => [line.slice(0, line.indexOf(':')).trim().toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

/** Blank lines part the blocks; where a server forgot one, a field that comes again begins the next recipient. */
function blocksOf(status: string): Map<string, string>[] {
  const blocks = status.split(/\r?\n[ \t]*\r?\n/).flatMap((block) => {
    const parts: string[][] = [[]];
    const seen = new Set<string>();
    for (const line of unfold(block).split(/\r?\n/)) {
      const name = /^(final-recipient|original-recipient)\s*:/i.exec(line)?.[1]?.toLowerCase();
      if (name && seen.has(name)) {
        parts.push([]);
        seen.clear();
      }
      if (name) seen.add(name);
      parts.at(-1)?.push(line);
    }
    return parts.map((lines) => lines.join('\n'));
  });
  return blocks.map(fieldsOf);
}

function toRecipient(fields: Map<string, string>): Recipient {
  const field = (name: string) => fields.get(name) ?? '';
  const diagnostic = field('diagnostic-code').slice(0, DETAIL);
  const status = statusOf(field('status'), diagnostic);
  // What we wrote to comes first: a forwarder's own recipient is unknown to us.
  const named = ['original-recipient', 'final-recipient', 'x-actual-recipient'].flatMap((name) => addressesIn(untyped(field(name))));
  const address = (named[0] ?? '').replace(/\+2b/g, '+').replace(/\+3d/g, '=');
  const told = /^[a-z]+/.exec(field('action').toLowerCase())?.[0] ?? '';
  const action = told === '' || ACTIONS.has(told) ? told : 'failed';
  return { address, action: action || (BY_CLASS[status[0] ?? ''] ?? ''), status, diagnostic };
}

/** Without `rfc822;` or `utf-8;` in front. */
const untyped = (value: string) => value.replace(/^[\w-]{1,20}\s*;/, ' ');
/** RFC 3464 §2.3.3. Some servers say `expired`, `error` or `failure` instead. */
const ACTIONS = new Set(['failed', 'delayed', 'delivered', 'relayed', 'expanded']);
const BY_CLASS: Record<string, string> = { 5: 'failed', 4: 'delayed', 2: 'delivered' };

/** Of a status that only names its class the server's own words may say more. */
function statusOf(field: string, diagnostic: string): string {
  const status = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/.exec(field)?.[1] ?? '';
  if (status && !status.endsWith('.0.0')) return status;
  const told = statusInWords(diagnostic);
  if (status === '') return told;
  return told.startsWith(status[0] ?? '') && !told.endsWith('.0.0') ? told : status;
}
