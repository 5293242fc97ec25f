import type { KeyboardEvent } from 'react';

type Options = {
  active: number;
  rows: number;
  pageRows: number;
  move(to: number, event: { isRange: boolean }): void;
  open(): void;
  toggle(): void;
  selectAll?(): void;
  /** @returns whether there was a selection to let go */
  clear(): boolean;
};

/** The keys of a grid whose rows are walked: arrows, Page, Home, End; Enter opens, Space selects, with Shift a range. */
export function gridKeys({ active, rows, pageRows, move, open, toggle, selectAll, clear }: Options) {
  const targets: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + pageRows,
    PageUp: active - pageRows,
    Home: 0,
    End: rows - 1,
  };
  return (event: KeyboardEvent<HTMLElement>) => {
    // What happens in a control inside a row is that control's.
    if (event.target !== event.currentTarget || rows === 0 || event.altKey) return;
    if (event.metaKey || event.ctrlKey) {
      if (event.key !== 'a' || !selectAll) return;
      event.preventDefault();
      selectAll();
      return;
    }
    const target = targets[event.key];
    if (target !== undefined) move(Math.max(0, Math.min(rows - 1, target)), { isRange: event.shiftKey });
    else if (event.key === 'Enter') open();
    else if (event.key === ' ') toggle();
    else if (event.key !== 'Escape' || !clear()) return;
    event.preventDefault();
  };
}
