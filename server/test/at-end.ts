const endings: (() => unknown)[] = [];

/**
 * To be done when every file of this process has run: `bun test` tells of no `exit`. The workers of `--parallel` end it behind
 * each file, so what they keep from file to file is none of it.
 */
export function atEnd(end: () => unknown): void {
  endings.push(end);
}

/** What began last ends first. */
export async function endAll(): Promise<void> {
  for (const end of endings.splice(0).reverse()) await end();
}
