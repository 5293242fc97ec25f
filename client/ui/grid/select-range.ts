/** The selection after `key` was toggled alone. */
export function toggled(selected: ReadonlySet<string>, key: string): Set<string> {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** The selection with everything between two rows, both included, whichever comes first. */
export function withRange(selected: ReadonlySet<string>, keys: readonly string[], { from, to }: { from: number; to: number }): Set<string> {
  return new Set([...selected, ...keys.slice(Math.min(from, to), Math.max(from, to) + 1)]);
}
