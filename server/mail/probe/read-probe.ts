import type { Probe } from '../../../shared/mailbox.ts';
import { unfold } from '../parse/read-mime.ts';
import { readTrust } from '../parse/read-trust.ts';
import { PROBE_HEADER } from './probe-token.ts';

type Header = { name: string; value: string };
type Found = Pick<Probe, 'signatures' | 'verdict'>;

/** Headers of larger mail are not read for this; ours is small. */
const MAX_HEAD = 64 * 1024;
const SIGN = new RegExp(`^${PROBE_HEADER}:`, 'im');

/** The token of a mail that a probe of ours may be, or null: one look at the bytes, for every mail that comes in. */
export function probeTokenOf(raw: Uint8Array): string | null {
  const head = headOf(raw);
  if (!SIGN.test(head)) return null;
  return headersOf(head).find(({ name }) => name === PROBE_HEADER.toLowerCase())?.value ?? null;
}

/**
 * What the servers on the way wrote on our mail: the signatures (RFC 6376 §3.5) and the topmost verdict, which the
 * receiving server added last (RFC 8601 §5). Pure.
 */
export function readProbe(raw: Uint8Array): Found {
  const headers = headersOf(headOf(raw));
  const signatures = headers.filter(({ name }) => name === 'dkim-signature').map(({ value }) => readSignature(value));
  const results = headers.find(({ name }) => name === 'authentication-results')?.value;
  const authservId = results && /^\s*"?([^\s;"]+)/.exec(results)?.[1];
  const trust = authservId ? readTrust(headers, authservId) : null;
  return { signatures, verdict: authservId && trust ? { authservId, ...trust } : null };
}

function readSignature(value: string): Found['signatures'][number] {
  const tag = (name: string) => new RegExp(`(?:^|;)\\s*${name}\\s*=\\s*([^;]*)`, 'i').exec(value)?.[1]?.replace(/\s+/g, '') ?? '';
  const headers = tag('h').toLowerCase().split(':').filter(Boolean);
  return { domain: tag('d').toLowerCase(), selector: tag('s'), headers: [...new Set(headers)] };
}

function headOf(raw: Uint8Array): string {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, MAX_HEAD)).toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  return end ? text.slice(0, end.index) : text;
}

function headersOf(head: string): Header[] {
  return head.split(/\r?\n(?![ \t])/).flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [{ name: line.slice(0, colon).trim().toLowerCase(), value: unfold(line.slice(colon + 1)) }] : [];
  });
}
