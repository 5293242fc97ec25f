import type { ReactNode } from 'react';

export type Column<Row> = {
  key: string;
  head: string;
  /** Pixels, or a grid track such as `minmax(12rem, 2fr)`; left out, an equal share. */
  width?: number | string;
  isNumber?: boolean;
  /** What the server calls this order; left out, the column does not sort. */
  sortKey?: string;
  cell(row: Row): ReactNode;
};

export type Sort = {
  key: string;
  direction: 'asc' | 'desc';
  onChange(sort: { key: string; direction: 'asc' | 'desc' }): void;
};

export type Selection = { selected: ReadonlySet<string>; onChange(selected: ReadonlySet<string>): void };

/** The tracks of the table, and the width below which it scrolls sideways. */
export function tracksOf(columns: readonly Pick<Column<never>, 'width'>[], hasSelection: boolean): string {
  const tracks = columns.map(({ width }) => (typeof width === 'number' ? `${width}px` : (width ?? 'minmax(8rem, 1fr)')));
  return [...(hasSelection ? ['2.75rem'] : []), ...tracks].join(' ');
}
