import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import type { ThreadRow } from '../../../shared/thread.ts';
import { isFocusLost } from '../../ui/use-focus-heir.ts';

/**
 * A row that leaves the list takes the focus on it along, for whoever pressed a button of it: then the row that stands in its
 * place has it, or where there is none the pane around them.
 * @returns for the element around the rows
 */
export function useRowHeir(rows: readonly ThreadRow[], list: RefObject<HTMLElement | null>) {
  const on = useRef<{ id: string; at: number } | null>(null);
  useLayoutEffect(() => {
    if (!on.current) return;
    const { id, at: before } = on.current;
    const at = rows.findIndex((row) => row.id === id);
    on.current = at === -1 ? null : { id, at };
    if (at !== -1 || !isFocusLost()) return;
    const next = rows[Math.min(before, rows.length - 1)]?.id;
    const row = next && list.current?.querySelector<HTMLElement>(`[data-thread="${CSS.escape(next)}"]`);
    (row || list.current?.closest<HTMLElement>('[tabindex]'))?.focus({ preventScroll: true });
  }, [rows, list]);
  return {
    onFocus: ({ target }: FocusEvent) => {
      const id = target.closest('li')?.querySelector<HTMLElement>('[data-thread]')?.dataset.thread;
      on.current = id ? { id, at: rows.findIndex((row) => row.id === id) } : null;
    },
    // Not called for what leaves the screen: then it is still known where the focus was.
    onBlur: () => {
      on.current = null;
    },
  };
}
