import type { LucideIcon } from 'lucide-react';

export type Command = {
  /** Unique among all, e.g. `thread.close`: the palette remembers by it what was used last. */
  id: string;
  /** What it does, as a person would ask for it: `Close this conversation`. */
  name: string;
  /** The context it belongs to, the heading in the palette and in the key help: `Conversation`, `Inbox`, `Anywhere`. */
  group: string;
  /**
   * `j`, `?`, `Enter`, `shift+u`, `mod+k` (⌘ or Ctrl), or a sequence such as `g i`; several with an array.
   * A single key is silent while somebody types, in a dialog or a menu; one with `mod` works while typing too.
   */
  keys?: string | readonly string[];
  /** Other words to find it by in the palette. */
  words?: string;
  icon?: LucideIcon;
  /** Works by its key and stands in the key help, but not in the palette: `j`, `k`. */
  isQuiet?: boolean;
  /** Left out, the key help tells of keys that something else hears: `mod+Enter` in the composer. */
  run?(): void;
};

type Entry = { place: number; commands: readonly Command[] };

/** What can be done here and now: each part of the screen adds its own while it is shown. */
export function createRegistry() {
  const entries = new Set<Entry>();
  const listeners = new Set<() => void>();
  let all: readonly Command[] | null = null;
  const tell = () => {
    all = null;
    for (const listener of listeners) listener();
  };
  return {
    /** `place` grows with how deep or how late a part stands on the screen: of two commands with one key the higher is meant. */
    add(place: number) {
      const entry: Entry = { place, commands: [] };
      entries.add(entry);
      return {
        update(commands: readonly Command[]) {
          entry.commands = commands;
          tell();
        },
        remove() {
          entries.delete(entry);
          tell();
        },
      };
    },
    /** All commands, the deepest part of the screen first; the same array until something changes. */
    list(): readonly Command[] {
      all ??= [...entries].toSorted((a, b) => b.place - a.place).flatMap(({ commands }) => commands);
      return all;
    },
    find: (id: string) => [...entries].flatMap(({ commands }) => commands).find((command) => command.id === id),
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
export type Registry = ReturnType<typeof createRegistry>;

export const keysOf = ({ keys }: Pick<Command, 'keys'>): readonly string[] =>
  keys === undefined ? [] : typeof keys === 'string' ? [keys] : keys;

/** The one registry of this window. */
export const registry = createRegistry();
