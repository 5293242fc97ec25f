import { keysOf, type Registry } from './registry.ts';

type Press = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

/** How a command writes this press: `k`, `?`, `shift+u`, `mod+Enter`. Shift is part of a sign such as `?`, and said of letters and named keys. */
export function pressWords({ key, metaKey, ctrlKey, altKey, shiftKey }: Press): string {
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase() && key !== ' ';
  const parts = [metaKey || ctrlKey ? 'mod' : '', altKey ? 'alt' : '', shiftKey && !isSign ? 'shift' : ''];
  return [...parts.filter(Boolean), key.length === 1 ? key.toLowerCase() : key].join('+');
}

/** After so long the first key of a sequence is forgotten. */
const SEQUENCE_MS = 1200;

/** Finds the command of each press. It remembers the first key of a sequence, and nothing else. */
export function createPresses(registry: Pick<Registry, 'list'>) {
  let begun = { key: '', at: 0 };
  /** @returns the command to run, or null; `isTyping` leaves only those with `mod` */
  return (press: Press, { now, isTyping }: { now: number; isTyping: boolean }) => {
    const words = pressWords(press);
    if (isTyping && !words.startsWith('mod+')) return null;
    const runnable = registry.list().filter(({ run }) => run);
    const find = (keys: string) => runnable.find((command) => keysOf(command).includes(keys)) ?? null;
    const sequence = now - begun.at < SEQUENCE_MS ? find(`${begun.key} ${words}`) : null;
    begun = { key: '', at: 0 };
    if (sequence) return sequence;
    const alone = find(words);
    if (!alone && runnable.some((command) => keysOf(command).some((keys) => keys.startsWith(`${words} `)))) begun = { key: words, at: now };
    return alone;
  };
}
