import { type MouseEvent, memo, type Ref } from 'react';
import { Checkbox } from '../checkbox.tsx';
import { cx } from '../cx.ts';
import type { Column } from './columns.ts';

type Props<Row> = {
  id: string;
  row: Row;
  index: number;
  columns: readonly Column<Row>[];
  tracks: string;
  isNarrow: boolean;
  height: number;
  top: number;
  isActive: boolean;
  isOpen: boolean;
  /** Left out, rows cannot be selected. */
  isSelected?: boolean;
  canOpen: boolean;
  measure?: Ref<HTMLDivElement>;
  onClick(index: number, event: MouseEvent): void;
  onSelect(index: number, event: { shiftKey: boolean }): void;
};

/** What has its own answer to a click. */
const CONTROLS = 'a, button, input, select, textarea, label, summary, [role="menuitem"]';

function Row<Row>({ id, row, index, columns, tracks, isNarrow, height, top, measure, ...is }: Props<Row>) {
  const { isActive, isOpen, isSelected, canOpen, onClick, onSelect } = is;
  const cells = columns.map((column, place) => (
    // biome-ignore lint/a11y/useSemanticElements: the grid is laid out by CSS; a table element would fight it.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid itself has the focus.
    <div
      key={column.key}
      role="gridcell"
      className={cx(
        'min-w-0',
        isNarrow ? (place === 0 ? 'w-full font-medium' : 'max-w-full truncate text-soft text-xs') : 'truncate px-2',
        column.isNumber && 'tabular-nums',
        column.isNumber && !isNarrow && 'text-right',
      )}
    >
      {column.cell(row)}
    </div>
  ));
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above.
    // biome-ignore lint/a11y/useFocusableInteractive: see above.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys of its active row.
    <div
      id={id}
      role="row"
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={isOpen || undefined}
      onClick={(event) => !(event.target as Element).closest(CONTROLS) && onClick(index, event)}
      className={cx(
        'absolute inset-x-0 border-b text-list',
        isNarrow ? 'flex gap-3 px-4 py-2.5' : 'grid items-center px-2',
        canOpen && 'cursor-pointer',
        isSelected ? 'bg-brick-wash' : isOpen ? 'bg-sunken' : 'hover:bg-hover',
        isActive &&
          'group-focus-visible/grid:bg-hover group-focus-visible/grid:shadow-[inset_3px_0_0_var(--color-brick)] aria-selected:group-focus-visible/grid:bg-brick-wash',
      )}
      style={{
        transform: `translateY(${top}px)`,
        ...(isNarrow ? { minHeight: height } : { height, gridTemplateColumns: tracks }),
      }}
    >
      {isSelected !== undefined && (
        // biome-ignore lint/a11y/useSemanticElements: see above.
        // biome-ignore lint/a11y/useFocusableInteractive: see above.
        <div role="gridcell" className={isNarrow ? 'pt-0.5' : 'grid place-items-center'}>
          <Checkbox label="Select this row" isLabelHidden checked={isSelected} onChange={(_, event) => onSelect(index, event)} />
        </div>
      )}
      {isNarrow ? <div className="flex min-w-0 flex-1 flex-wrap content-start items-baseline gap-x-3 gap-y-0.5">{cells}</div> : cells}
    </div>
  );
}

/** One row; it draws anew only when something of its own has changed, so that scrolling draws only what comes into sight. */
export const GridRow = memo(Row) as typeof Row;
