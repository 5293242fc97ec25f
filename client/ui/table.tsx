import type { ReactNode } from 'react';

type Column<Row> = { key: string; head: string; isNumber?: boolean; className?: string; cell(row: Row): ReactNode };

/** A plain table with hairlines; it scrolls sideways by itself on a narrow screen. */
export function Table<Row>({
  label,
  rows,
  columns,
  rowKey,
}: {
  label: string;
  rows: Row[];
  columns: Column<Row>[];
  rowKey(row: Row): string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section className="overflow-x-auto" tabIndex={0} aria-label={label}>
      <table className="w-full text-left text-list">
        <thead>
          <tr className="border-b">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={`eyebrow whitespace-nowrap px-4 py-2 ${column.isNumber ? 'text-right' : ''} ${column.className ?? ''}`}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b hover:bg-hover">
              {columns.map((column) => (
                <td
                  key={column.key}
                  className={`px-4 py-2.5 ${column.isNumber ? 'text-right tabular-nums' : ''} ${column.className ?? ''}`}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
