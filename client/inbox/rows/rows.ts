import type { ThreadRow } from '../../../shared/thread.ts';

/**
 * The rows of one list as far as they are loaded, newest first. They are kept as one list and not as pages, because
 * pages would all have to be asked for again at every change: fifty thousand threads are five hundred of them.
 */
export type Rows = {
  rows: ThreadRow[];
  /** What the next page is asked with; null when everything is loaded. */
  nextCursor: string | null;
  /** The last row of the last page as it was when it came: what is older has not been asked for. */
  end: Place | null;
};
type Place = Pick<ThreadRow, 'id' | 'lastMessageAt'>;
export type Page = { threads: ThreadRow[]; nextCursor: string | null };

/** Below zero when `a` stands above `b`. */
function order(a: Place, b: Place): number {
  return b.lastMessageAt.getTime() - a.lastMessageAt.getTime() || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

const endOf = ({ threads, nextCursor }: Page): Place | null => (nextCursor === null ? null : (threads.at(-1) ?? null));

/**
 * The first page, asked for anew, over what was loaded: what is deeper stays, so that nobody is thrown back to the top.
 * @param shown the page as it is to be seen, where that is not as it came (`asShown`)
 */
export function withFirstPage(old: Rows | undefined, page: Page, shown: ThreadRow[] = page.threads): Rows {
  const fresh = { rows: shown, nextCursor: page.nextCursor, end: endOf(page) };
  const last = fresh.end;
  if (!old || !last) return fresh;
  const ids = new Set(page.threads.map(({ id }) => id));
  // More came meanwhile than a page holds: between the page and what was loaded may be rows nobody asked for.
  if (!old.rows.some((row) => ids.has(row.id))) return fresh;
  const deeper = old.rows.filter((row) => !ids.has(row.id) && order(row, last) > 0);
  const isDeeper = old.end === null || order(old.end, last) > 0;
  return { ...(isDeeper ? old : fresh), rows: [...shown, ...deeper] };
}

/** A page in which the threads that a person did something to meanwhile stand as they are shown, or are gone with it. */
export function asShown(page: readonly ThreadRow[], shown: Rows, isDoubtful: (threadId: string) => boolean): ThreadRow[] {
  return page.flatMap((row) => (isDoubtful(row.id) ? (shown.rows.find(({ id }) => id === row.id) ?? []) : row));
}

/** One page more at the end. A thread may have moved since its page was asked for: then it stands where it is newest. */
export function withNextPage(old: Rows, page: Page): Rows {
  const known = new Set(old.rows.map(({ id }) => id));
  const rows = [...old.rows, ...page.threads.filter(({ id }) => !known.has(id))];
  return { rows, nextCursor: page.nextCursor, end: endOf(page) };
}

/** What became of the threads `asked` for: those among `found` stand where they belong now, the others have left the list. */
export function withNews(old: Rows, asked: readonly string[], found: readonly ThreadRow[]): Rows {
  const gone = new Set(asked);
  const rows = old.rows.filter(({ id }) => !gone.has(id));
  for (const row of found) {
    // Older than what is loaded, it comes with its page.
    if (old.end && order(row, old.end) > 0) continue;
    rows.splice(placeFor(rows, row), 0, row);
  }
  return { ...old, rows };
}

function placeFor(rows: readonly ThreadRow[], row: ThreadRow): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order(rows[middle] as ThreadRow, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Shows what a person has just done, before the server has said so. Null takes the row away. */
export function withChange(old: Rows, ids: readonly string[], change: (row: ThreadRow) => ThreadRow | null): Rows {
  const meant = new Set(ids);
  return { ...old, rows: old.rows.flatMap((row) => (meant.has(row.id) ? (change(row) ?? []) : row)) };
}
