import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { Checkbox } from '../checkbox.tsx';
import { cx } from '../cx.ts';
import type { Column, Sort } from './columns.ts';

type Props<Row> = {
  columns: readonly Column<Row>[];
  tracks: string;
  isNarrow: boolean;
  sort?: Sort;
  /** How much of what is loaded is selected; left out, nothing can be. */
  chosen?: boolean | 'mixed';
  onChooseAll(isChosen: boolean): void;
};

/** The sticky head. On a phone only what sorts is left of it, in one line that scrolls. */
export function GridHead<Row>({ columns, tracks, isNarrow, sort, chosen, onChooseAll }: Props<Row>) {
  const shown = isNarrow ? columns.filter((column) => sort && column.sortKey) : columns;
  if (isNarrow && shown.length === 0 && chosen === undefined) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the grid is laid out by CSS; a table element would fight it.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid itself has the focus.
    <div
      role="row"
      aria-rowindex={1}
      className={cx('sticky top-0 z-10 border-b bg-surface', isNarrow ? 'flex items-center gap-4 overflow-x-auto px-4' : 'grid px-2')}
      style={isNarrow ? undefined : { gridTemplateColumns: tracks }}
    >
      {chosen !== undefined && (
        // biome-ignore lint/a11y/useSemanticElements: see above.
        // biome-ignore lint/a11y/useFocusableInteractive: see above.
        <div role="columnheader" className={cx('flex h-9 items-center', !isNarrow && 'justify-center')}>
          <Checkbox label="Select all loaded rows" isLabelHidden checked={chosen} onChange={onChooseAll} />
        </div>
      )}
      {shown.map((column) => (
        <HeadCell key={column.key} column={column} sort={sort} />
      ))}
    </div>
  );
}

function HeadCell<Row>({ column: { head, sortKey, isNumber }, sort }: { column: Column<Row>; sort?: Sort }) {
  const isSorted = sort !== undefined && sortKey === sort.key;
  const direction = isSorted ? sort.direction : undefined;
  const Arrow = direction === 'asc' ? ArrowUp : direction === 'desc' ? ArrowDown : ArrowUpDown;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above.
    // biome-ignore lint/a11y/useFocusableInteractive: the button inside is.
    <div
      role="columnheader"
      aria-sort={direction && (direction === 'asc' ? 'ascending' : 'descending')}
      className={cx('flex h-9 min-w-0 shrink-0 items-center px-2', isNumber && 'justify-end')}
    >
      {sort && sortKey ? (
        <button
          type="button"
          onClick={() => sort.onChange({ key: sortKey, direction: direction === 'asc' ? 'desc' : 'asc' })}
          className={cx(
            'eyebrow group/sort flex min-w-0 items-center gap-1 rounded hover:text-ink focus-visible:outline-offset-1',
            isSorted && 'text-ink',
            // Figures end where their head ends, with or without the arrow.
            isNumber && 'flex-row-reverse',
          )}
        >
          <span className="truncate">{head}</span>
          <Arrow aria-hidden="true" className={cx('size-3 shrink-0', !isSorted && 'opacity-0 group-hover/sort:opacity-100')} />
        </button>
      ) : (
        <span className="eyebrow truncate">{head}</span>
      )}
    </div>
  );
}
