import { domainToUnicode } from 'node:url';
import { canonicalAddress } from '../../../shared/id.ts';

/**
 * The spellings of an address, the one that we keep first. Earlier versions kept others, and of a hash nobody can tell
 * which: whoever was suppressed or erased under one of them stays so. Pure.
 */
export function spellingsOf(address: string): string[] {
  const canonical = canonicalAddress(address);
  if (!/[^ -~]|@(.*\.)?xn--/.test(canonical)) return [canonical];
  const at = canonical.lastIndexOf('@') + 1;
  const readable = `${canonical.slice(0, at)}${domainToUnicode(canonical.slice(at)) || canonical.slice(at)}`;
  return [...new Set([canonical, readable, canonical.normalize('NFD'), readable.normalize('NFD')])];
}
