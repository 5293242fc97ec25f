/* biome-ignore-all lint/a11y/noRedundantRoles: a table that is drawn as blocks is none any more to some browsers. */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

type Column<Row> = { key: string; head: string; isNumber?: boolean; className?: string; cell(row: Row): ReactNode };
type Props<Row> = {
  label: string;
  rows: Row[];
  columns: Column<Row>[];
  rowKey(row: Row): string;
  /**
   * On a phone each row is a block: the first cell, beside it what can be done (the column without a head), and below them
   * the others, each behind its head. For rows that are read one by one; figures to compare stay a table.
   */
  isStacked?: boolean;
};

/** A plain table with hairlines; on a narrow screen it scrolls sideways by itself, unless its rows are stacked. */
export function Table<Row>({ label, rows, columns, rowKey, isStacked = false }: Props<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section className="overflow-x-auto" tabIndex={0} aria-label={label}>
      <table role="table" className={cx('w-full text-left text-list', isStacked && 'max-sm:block')}>
        <thead role="rowgroup" className={cx(isStacked && 'max-sm:sr-only')}>
          <tr role="row" className="border-b">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                className={cx('eyebrow whitespace-nowrap px-4 py-2', column.isNumber && 'text-right', column.className)}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className={cx(isStacked && 'max-sm:block')}>
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className={cx('border-b hover:bg-hover', isStacked && BLOCK)}>
              {columns.map((column, n) => {
                const cell = column.cell(row);
                return (
                  <td
                    key={column.key}
                    role="cell"
                    className={cx(
                      'px-4 py-2.5',
                      column.isNumber && 'text-right tabular-nums',
                      isStacked && placeOf({ column, cell, isFirst: n === 0 }),
                      column.className,
                    )}
                  >
                    {isStacked && n > 0 && column.head !== '' && (
                      <span aria-hidden="true" className="w-20 shrink-0 text-faint sm:hidden">
                        {column.head}
                      </span>
                    )}
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const BLOCK = 'max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:items-center max-sm:gap-x-3 max-sm:px-4 max-sm:py-2.5';

/** Where a cell stands in a stacked row; one that holds nothing needs no line of its own. */
function placeOf({ column, cell, isFirst }: { column: { head: string }; cell: ReactNode; isFirst: boolean }): string {
  if (isFirst) return 'max-sm:col-start-1 max-sm:row-start-1 max-sm:p-0';
  if (column.head === '') return 'max-sm:col-start-2 max-sm:row-start-1 max-sm:p-0';
  if (cell === null || cell === undefined || cell === false || cell === '') return 'max-sm:hidden';
  return 'max-sm:col-span-2 max-sm:flex max-sm:gap-2 max-sm:px-0 max-sm:pt-1 max-sm:pb-0 max-sm:text-left max-sm:wrap-anywhere';
}
