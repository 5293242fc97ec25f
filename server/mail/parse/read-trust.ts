import type { Message } from '../../../shared/message.ts';
import type { Header } from './read-mime.ts';

/**
 * SPF, DKIM and DMARC as judged by the one server we believe (RFC 8601 §5): headers with another authserv-id may have
 * been written by the sender himself. Of several of ours only the topmost counts, which our server added last.
 * @returns null when no server is configured or it said nothing
 */
export function readTrust(headers: Header[], authservId: string | null): Message['trust'] {
  if (!authservId) return null;
  const results = headers
    .filter(({ name }) => name === 'authentication-results')
    .map(({ value }) => withoutComments(value))
    .find((value) => idOf(value) === authservId.trim().toLowerCase());
  if (results === undefined) return null;
  return { spf: verdictOf(results, 'spf'), dkim: verdictOf(results, 'dkim'), dmarc: verdictOf(results, 'dmarc') };
}

function idOf(value: string): string {
  return (value.split(';')[0] ?? '').trim().split(/\s+/)[0]?.replaceAll('"', '').toLowerCase() ?? '';
}

/** Of several DKIM signatures one that passes is enough (RFC 8601 §2.7.1). */
function verdictOf(value: string, method: string): string | null {
  const found = value
    .split(';')
    .slice(1)
    .flatMap((part) => new RegExp(`^\\s*${method}(?:/\\d+)?\\s*=\\s*([a-z]+)`, 'i').exec(part)?.[1]?.toLowerCase() ?? []);
  return found.includes('pass') ? 'pass' : (found[0] ?? null);
}

/** Comments may nest (RFC 5322 §3.2.2) and may hold a semicolon or a verdict that is none. */
function withoutComments(value: string): string {
  let depth = 0;
  let isQuoted = false;
  let kept = '';
  for (const [index, char] of [...value].entries()) {
    if (char === '"' && depth === 0 && value[index - 1] !== '\\') isQuoted = !isQuoted;
    if (char === '(' && !isQuoted) depth += 1;
    if (depth === 0) kept += isQuoted && char === ';' ? ',' : char;
    if (char === ')' && !isQuoted && depth > 0) depth -= 1;
  }
  return kept;
}
