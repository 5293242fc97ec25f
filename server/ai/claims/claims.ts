import { withDigits } from '../words/number-words.ts';
import { ADDRESS, addressKey } from './addresses.ts';
import type { Claim } from './claim.ts';
import { alwaysIn, withClock } from './clock-words.ts';
import { NOT_NUMBERS, PATTERNS, readClaim } from './number-claims.ts';
import { daysIn, featuresIn, nearIn, ordinalsIn, typesIn } from './word-claims.ts';

/** Everything checkable that a text says, in any of three languages. Addresses already known are to be cut out before. */
export function claimsIn(text: string): Claim[] {
  const claims: Claim[] = [];
  let rest = text;
  const take = (pattern: RegExp, read: (hit: string[], after: string) => Claim | null) => {
    rest = rest.replace(pattern, (...args) => {
      const at = args.findIndex((arg) => typeof arg === 'number');
      const groups = args.slice(0, at).map((group) => (typeof group === 'string' ? group : ''));
      const claim = read(groups, rest.slice(Number(args[at]) + (groups[0]?.length ?? 0)));
      if (claim) claims.push(claim);
      return ' \u2022 ';
    });
  };
  take(ADDRESS, ([words = '']) => ({ kind: 'address', value: addressKey(words), tolerance: 0, words }));
  for (const pattern of NOT_NUMBERS) take(pattern, () => null);
  rest = withClock(withDigits(rest));
  for (const [kind, pattern] of PATTERNS) take(pattern, (hit, after) => readClaim(kind, hit, after));
  return [...claims, ...alwaysIn(text), ...ordinalsIn(text), ...daysIn(text), ...typesIn(text), ...nearIn(text), ...featuresIn(text)];
}
