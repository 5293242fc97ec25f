import type { Command } from '../../lib/commands/registry.ts';

/** The commands that answer to these words, the best first: whose name begins with them, has a word that does, or holds them all. */
export function rankCommands(commands: readonly Command[], search: string): Command[] {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const scored = commands.flatMap((command) => {
    const score = scoreOf(command, words);
    return score > 0 ? [{ command, score }] : [];
  });
  return scored.toSorted((a, b) => b.score - a.score).map(({ command }) => command);
}

function scoreOf({ name, words: others = '', group }: Command, words: readonly string[]): number {
  const [own, all] = [name.toLowerCase(), `${name} ${others} ${group}`.toLowerCase()];
  if (!words.every((word) => all.split(/\s+/).some((one) => one.startsWith(word)))) return 0;
  if (own.startsWith(words.join(' '))) return 3;
  return words.every((word) => own.includes(word)) ? 2 : 1;
}
