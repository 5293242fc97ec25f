type Renaming = { from: string; to: string };

/**
 * A text that names the brokerage, after the brokerage was renamed: the old name, whole and as it stood, gives way to the
 * new one. A text that names somebody else stays, and so does one in which the new name stands already. Pure.
 */
export function followName(text: string, { from, to }: Renaming): string {
  if (from === '') return text;
  // The longer one first: "Vale" that becomes "Vale & Sons" must not make "Vale & Sons & Sons" of what is right already.
  const names = [from, to].sort((one, other) => other.length - one.length).map((name) => RegExp.escape(name));
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'gu'), () => to);
}
