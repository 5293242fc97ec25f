import { keepHere } from '../../lib/use/keep-here.ts';

const KEY = 'pictures-of';
/** A browser is no database: the oldest fall out. */
const MOST = 500;

/** Senders whose remote pictures somebody at this browser always wants; nobody else's browser is told. */
export function isTrusted(sender: string): boolean {
  return read().includes(sender.toLowerCase());
}

export function trust(sender: string): void {
  const others = read().filter((one) => one !== sender.toLowerCase());
  keepHere(KEY, JSON.stringify([...others, sender.toLowerCase()].slice(-MOST)));
}

function read(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
