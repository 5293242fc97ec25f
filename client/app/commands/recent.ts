import { keepHere } from '../../lib/use/keep-here.ts';

const KEY = 'recent';
const MOST = 6;

/** Something one can go to: a person, a conversation, a listing, a campaign. */
export type Found = { kind: 'person' | 'thread' | 'listing' | 'campaign'; id: string; label: string; hint?: string };

export const keyOf = ({ kind, id }: Pick<Found, 'kind' | 'id'>) => `${kind} ${id}`;

/** What this browser went to last through the palette, the newest first. */
export function readRecent(): Found[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isFound) : [];
  } catch {
    // Written by another version, or by hand: worth nothing, and not worth a word.
    return [];
  }
}

export function remember(found: Found): void {
  const others = readRecent().filter((one) => keyOf(one) !== keyOf(found));
  keepHere(KEY, JSON.stringify([found, ...others].slice(0, MOST)));
}

function isFound(value: unknown): value is Found {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, id, label } = value as Record<string, unknown>;
  return ['person', 'thread', 'listing', 'campaign'].includes(String(kind)) && typeof id === 'string' && typeof label === 'string';
}
