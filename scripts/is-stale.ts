import { existsSync, statSync } from 'node:fs';
import { Glob } from 'bun';

/**
 * Whether something has to be built anew: it is not there, or older than one of its sources.
 * @param sources patterns; a folder among them is as old as the last file that was added or taken away
 */
export function isStale(built: string, sources: readonly string[]): boolean {
  if (!existsSync(built)) return true;
  const files = sources.flatMap((pattern) => [...new Glob(pattern).scanSync({ cwd: '.', onlyFiles: false })]);
  return statSync(built).mtimeMs <= Math.max(...files.map((file) => statSync(file).mtimeMs));
}
