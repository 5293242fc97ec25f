/**
 * Keeps words in this browser, over reloads.
 * @returns whether there was room: a browser gives a page a few megabytes, and refuses what goes beyond with an error
 */
export function keepHere(key: string, words: string): boolean {
  try {
    localStorage.setItem(key, words);
    return true;
  } catch {
    return false;
  }
}
