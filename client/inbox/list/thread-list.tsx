import { useVirtualizer } from '@tanstack/react-virtual';
import { Inbox, SearchX } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useDensity } from '../../lib/use/use-density.ts';
import { useNear } from '../../lib/use/use-near.ts';
import { useNow } from '../../lib/use/use-time.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { plural } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { RowList } from '../rows/use-rows.ts';
import type { InboxPlace } from '../use-inbox-place.ts';
import { EMPTY_WORDS, nothingMatches } from './empty-words.ts';
import { ThreadRow } from './thread-row.tsx';
import type { Picks } from './use-picks.ts';
import { useRowHeir } from './use-row-heir.ts';
import { useSteady } from './use-steady.ts';

/** Rows drawn beyond both edges, so that a fast wheel finds them there; and how near the end the next page is asked for. */
const OVERSCAN = 5;
const NEAR_END = 30;

type Props = { place: InboxPlace; list: RowList; picks: Picks; cursor: string | null };

/** The threads of one view, newest first. Only the rows in sight are drawn, however many there are. */
export function ThreadList({ place, list, picks, cursor }: Props) {
  const { query, rows, hasMore, more, onWindow } = list;
  const { rowHeight, density } = useDensity();
  const now = useNow(30_000);
  const box = useRef<HTMLDivElement>(null);
  const { why: _, ...narrowing } = place.search;
  const { onScroll, fresh } = useSteady({ box, rows, rowHeight, listKey: JSON.stringify([place.view, narrowing]) });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (at) => rows[at]?.id ?? at,
    overscan: OVERSCAN,
  });
  const items = virtual.getVirtualItems();
  const { isNear, hand } = useNear();
  const [from, to] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is measured changes with the density alone.
  useEffect(() => virtual.measure(), [rowHeight]);
  useEffect(() => {
    if (hasMore && !more.error && to >= rows.length - NEAR_END) void more.load();
  }, [hasMore, more.error, more.load, rows.length, to]);
  useEffect(() => onWindow(from, to));

  const openNow = useRef(place.open);
  openNow.current = place.open;
  const open = useCallback((id: string) => void openNow.current(id), []);

  const shown = cursor ?? place.threadId;
  const scrollTo = useRef((_: string) => undefined as undefined);
  scrollTo.current = (id) => {
    const at = rows.findIndex((row) => row.id === id);
    if (at !== -1) virtual.scrollToIndex(at, { align: 'auto' });
  };
  useEffect(() => {
    if (shown) scrollTo.current(shown);
  }, [shown]);
  useLayoutEffect(() => {
    // A conversation that opens takes the focus along only from the list: it may have been opened out of a dialog or a field.
    const at = cursor ?? (isInList() ? place.threadId : null);
    // At once, or Enter pressed now would open the row before, which still had the focus.
    if (!at || focusRow(at)) return;
    // It was out of sight and has to be drawn first.
    const frame = requestAnimationFrame(() => focusRow(at));
    return () => cancelAnimationFrame(frame);
  }, [cursor, place.threadId]);
  const isListed = cursor !== null && rows.some(({ id }) => id === cursor);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the row comes back, a deed on it taken back.
  useLayoutEffect(() => {
    if (cursor && isListed && (isInList() || document.activeElement === document.body)) focusRow(cursor);
  }, [isListed]);
  const heir = useRowHeir(rows, box);

  return (
    <div className="relative min-h-0 flex-1">
      {fresh > 0 && (
        <button
          type="button"
          onClick={() => box.current?.scrollTo({ top: 0, behavior: 'smooth' })}
          className="-translate-x-1/2 absolute top-2 left-1/2 z-20 animate-arrive rounded-full bg-ink px-3 py-1 font-medium text-paper text-xs shadow-float"
        >
          {plural(fresh, 'new', 'new')}
        </button>
      )}
      <div ref={box} onScroll={onScroll} className="h-full overflow-y-auto [overflow-anchor:none]" aria-busy={query.isPlaceholderData}>
        <ListStates
          // Once there are rows, a question that failed leaves them; the banner says that the connection is away.
          query={{ isPending: query.isPending, error: query.data ? null : query.error, refetch: query.refetch }}
          isEmpty={rows.length === 0 && !hasMore}
          loading={<SkeletonRows className="h-(--row)" />}
          empty={<Nothing place={place} />}
        >
          <ul className="relative" style={{ height: virtual.getTotalSize() }} aria-label="Conversations" {...heir}>
            {items.map(({ index, start }) => {
              const row = rows[index];
              return (
                row && (
                  <ThreadRow
                    key={row.id}
                    row={row}
                    top={start}
                    position={index + 1}
                    size={hasMore ? -1 : rows.length}
                    now={now}
                    href={place.hrefOf(row.id)}
                    onOpen={open}
                    isOpen={row.id === place.threadId}
                    isPicked={picks.ids.has(row.id)}
                    isPicking={picks.ids.size > 0}
                    isCompact={density === 'compact'}
                    onPick={picks.toggle}
                    isNear={isNear(row.id) && !virtual.isScrolling}
                    hand={hand}
                  />
                )
              );
            })}
          </ul>
          {hasMore && (
            <div className="grid h-14 place-items-center text-faint text-xs" role={more.error ? 'alert' : undefined}>
              {more.error ? (
                <span className="flex items-center gap-2 px-3">
                  <span className="truncate">{errorWords(more.error)}</span>
                  <Button size="sm" onClick={() => more.load()}>
                    Try again
                  </Button>
                </span>
              ) : (
                'Loading more…'
              )}
            </div>
          )}
        </ListStates>
      </div>
    </div>
  );
}

/** On a row, or on the pane around them, where the focus waits while there is no row for it. */
const isInList = () => {
  const focused = document.activeElement;
  return focused !== document.body && (focused?.closest('li') ?? focused)?.querySelector('[data-thread]') != null;
};

/** @returns whether the row is drawn and has the focus now */
function focusRow(id: string): boolean {
  const row = document.querySelector<HTMLElement>(`[data-thread="${CSS.escape(id)}"]`);
  row?.focus({ preventScroll: true });
  return row !== null;
}

/** An empty view says what would be in it; an empty search, where it looked and how to look everywhere. */
function Nothing({ place }: { place: InboxPlace }) {
  const { view, isNarrowed, search } = place;
  const isSearch = Boolean(search.q);
  const isFiltered = Boolean(search.kind || search.stage || search.owner || search.campaign);
  const { title, words } = isNarrowed ? nothingMatches(view, { isSearch, isFiltered }) : EMPTY_WORDS[view];
  return (
    <Empty icon={isNarrowed ? SearchX : Inbox} title={title}>
      {words}
      {isNarrowed && (
        <div className="mt-3 flex flex-wrap justify-center gap-1.5">
          {isSearch && (view !== 'all' || isFiltered) && (
            <Button size="sm" look="primary" onClick={place.searchEverywhere}>
              Search everywhere
            </Button>
          )}
          <Button
            size="sm"
            onClick={() => place.narrow({ kind: undefined, stage: undefined, owner: undefined, campaign: undefined, q: undefined })}
          >
            Show everything in this view
          </Button>
        </div>
      )}
    </Empty>
  );
}
