import { useLayoutEffect, useState } from 'react';
import type { RowList } from './rows/use-rows.ts';
import type { InboxPlace } from './use-inbox-place.ts';

type Options = { place: InboxPlace; list: RowList; stand(threadId: string): void };

/**
 * Enter in the search leads to the first conversation it finds, as soon as the list shows what these words find.
 * @returns asks for that; null takes it back
 */
export function useFirstFound({ place, list: { query, rows }, stand }: Options): (words: string | null) => void {
  const [wanted, setWanted] = useState<string | null>(null);
  const isShown = wanted !== null && (place.search.q ?? '').trim() === wanted.trim() && !query.isPending && !query.isPlaceholderData;
  const first = rows[0]?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when they are shown.
  useLayoutEffect(() => {
    if (!isShown) return;
    setWanted(null);
    const row = first && document.querySelector<HTMLElement>(`[data-thread="${CSS.escape(first)}"]`);
    if (!row) return;
    if (place.threadId) place.open(first);
    else stand(first);
    row.focus({ preventScroll: true });
  }, [isShown]);
  return setWanted;
}
