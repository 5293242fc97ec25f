import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useDensity } from '../lib/use/use-density.ts';
import { useNarrow } from '../lib/use/use-narrow.ts';
import { cx } from './cx.ts';
import { type Column, type Selection, type Sort, tracksOf } from './grid/columns.ts';
import { GridHead } from './grid/grid-head.tsx';
import { gridKeys } from './grid/grid-keys.ts';
import { GridRow } from './grid/grid-row.tsx';
import { toggled, withRange } from './grid/select-range.ts';
import { ListStates, MoreButton } from './list-states.tsx';
import { SkeletonRows } from './skeleton.tsx';

/** So many rows before the end the next page is asked for. */
const AHEAD = 20;
/** A phone's row has two lines or more; the first guess, until it is measured. */
const NARROW_ROW = 64;

type More = { hasNextPage: boolean; isFetchingNextPage: boolean; isFetchNextPageError?: boolean; fetchNextPage(): unknown };

type Props<Row> = {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey(row: Row): string;
  /** Pixels; left out, the height of this browser's density. */
  rowHeight?: number;
  onOpen?(row: Row): void;
  /** The row that stands open beside the table. */
  openKey?: string | null;
  selection?: Selection;
  sort?: Sort;
  more?: More;
  /** The query behind the rows, for loading and failing; left out, the rows are there. */
  query?: { isPending: boolean; error: unknown; data?: unknown; refetch(): unknown };
  /** What stands there when there are no rows. */
  empty?: ReactNode;
  className?: string;
};

/**
 * A long table: only the rows in sight are drawn. It fills its parent, which must have a height, and scrolls by itself.
 * Keep `columns`, `rowKey` and `onOpen` from changing with every render of the parent, or all rows in sight draw anew.
 */
export function VirtualTable<Row>(props: Props<Row>) {
  const { rows, query, empty, className } = props;
  const { rowHeight } = useDensity();
  const states = query ?? { isPending: false, error: null, refetch: () => undefined };
  return (
    <div className={cx('h-full min-h-0', className)}>
      <ListStates
        query={states}
        isEmpty={rows.length === 0}
        loading={<SkeletonRows className={rowHeight < 60 ? 'h-11' : 'h-[60px]'} />}
        empty={empty}
      >
        <Grid {...props} rowHeight={props.rowHeight ?? rowHeight} />
      </ListStates>
    </div>
  );
}

function Grid<Row>({
  label,
  rows,
  columns,
  rowKey,
  rowHeight,
  onOpen,
  openKey,
  selection,
  sort,
  more,
}: Props<Row> & { rowHeight: number }) {
  const id = useId();
  const isNarrow = useNarrow();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  /** Where a range began. */
  const anchor = useRef(0);
  const height = isNarrow ? Math.max(NARROW_ROW, rowHeight) : rowHeight;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => keyAt(rows, rowKey, index),
    overscan: 8,
    // Below the sticky head.
    scrollPaddingStart: 36,
    // Rows are placed by transform; drawing within the scroll event would only hold it up.
    useFlushSync: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is what the measurements were made with.
  useEffect(() => virtual.measure(), [height, isNarrow]);
  const items = virtual.getVirtualItems();
  useNextPage({ last: items.at(-1)?.index ?? 0, rows: rows.length, more });

  const current = Math.min(active, rows.length - 1);
  const keys = () => rows.map(rowKey);
  const select = (index: number, { shiftKey }: { shiftKey: boolean }) => {
    if (!selection) return;
    const { selected, onChange } = selection;
    if (shiftKey) onChange(withRange(selected, keys(), { from: anchor.current, to: index }));
    else onChange(toggled(selected, keyAt(rows, rowKey, index)));
    if (!shiftKey) anchor.current = index;
    setActive(index);
  };
  const open = (index: number) => {
    const row = rows[index];
    if (row !== undefined) onOpen?.(row);
  };
  const click = (index: number, event: MouseEvent) => {
    setActive(index);
    if (selection && (event.shiftKey || event.metaKey || event.ctrlKey)) select(index, event);
    else {
      anchor.current = index;
      open(index);
    }
  };
  const clear = () => {
    if (!selection || selection.selected.size === 0) return false;
    selection.onChange(new Set());
    return true;
  };
  const chooseAll = (isChosen: boolean) => selection?.onChange(new Set(isChosen ? keys() : []));
  const onKeyDown = gridKeys({
    active: current,
    rows: rows.length,
    pageRows: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1),
    move: (to, { isRange }) => {
      if (isRange && selection) selection.onChange(withRange(selection.selected, keys(), { from: current, to }));
      else anchor.current = to;
      setActive(to);
      virtual.scrollToIndex(to);
    },
    open: () => open(current),
    toggle: () => select(current, { shiftKey: false }),
    ...(selection && { selectAll: () => chooseAll(true) }),
    clear,
  });
  const tracks = tracksOf(columns, selection !== undefined);
  // The rows are told once what to call, and find the newest of it.
  const stableClick = useStable(click);
  const stableSelect = useStable(select);
  const rowId = (index: number) => `${id}-${index}`;

  return (
    // biome-ignore lint/a11y/useSemanticElements: the grid is laid out by CSS; a table element would fight it.
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={more?.hasNextPage ? -1 : rows.length + 1}
      aria-colcount={columns.length + (selection ? 1 : 0)}
      aria-multiselectable={selection ? true : undefined}
      aria-activedescendant={items.some(({ index }) => index === current) ? rowId(current) : undefined}
      onKeyDown={onKeyDown}
      className="group/grid relative h-full overflow-auto focus-visible:-outline-offset-2"
    >
      <div className={isNarrow ? '' : 'min-w-max'}>
        <GridHead
          columns={columns}
          tracks={tracks}
          isNarrow={isNarrow}
          sort={sort}
          chosen={selection && chosenOf(selection.selected, rows, rowKey)}
          onChooseAll={chooseAll}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, key, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <GridRow
                key={key}
                id={rowId(index)}
                row={row}
                index={index}
                columns={columns}
                tracks={tracks}
                isNarrow={isNarrow}
                height={height}
                top={start}
                isActive={index === current}
                isOpen={openKey !== undefined && key === openKey}
                isSelected={selection?.selected.has(String(key))}
                canOpen={onOpen !== undefined}
                measure={isNarrow ? virtual.measureElement : undefined}
                onClick={stableClick}
                onSelect={stableSelect}
              />
            );
          })}
        </div>
      </div>
      {more?.isFetchingNextPage && <p className="sticky left-0 p-3 text-center text-faint text-xs">Loading more…</p>}
      {more?.isFetchNextPageError && <MoreButton query={more} />}
    </div>
  );
}

function keyAt<Row>(rows: readonly Row[], rowKey: (row: Row) => string, index: number): string {
  const row = rows[index];
  return row === undefined ? String(index) : rowKey(row);
}

function chosenOf<Row>(selected: ReadonlySet<string>, rows: readonly Row[], rowKey: (row: Row) => string): boolean | 'mixed' {
  if (selected.size === 0) return false;
  return rows.every((row) => selected.has(rowKey(row))) ? true : 'mixed';
}

/** Asks for the next page before its place is reached; after a failure only the person asks again. */
function useNextPage({ last, rows, more }: { last: number; rows: number; more?: More }): void {
  const isNear = last >= rows - AHEAD;
  const isWanted = isNear && more?.hasNextPage === true && !more.isFetchingNextPage && more.isFetchNextPageError !== true;
  const fetchNextPage = useStable(() => more?.fetchNextPage());
  useEffect(() => {
    if (isWanted) fetchNextPage();
  }, [isWanted, fetchNextPage]);
}

/** A function that never changes and always does what the newest one does. */
function useStable<Args extends unknown[], Result>(act: (...args: Args) => Result): (...args: Args) => Result {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((...args: Args) => latest.current(...args), []);
}
