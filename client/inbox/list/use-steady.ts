import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { ThreadRow } from '../../../shared/thread.ts';

type Options = { box: RefObject<HTMLElement | null>; rows: ThreadRow[]; rowHeight: number; listKey: string };

/**
 * Keeps what one reads where it is. At the top new rows push the others down; anywhere else the list is moved by as much
 * as came above, before it is painted, and the rows that came are counted for the pill.
 */
export function useSteady({ box, rows, rowHeight, listKey }: Options) {
  const before = useRef({ rows, listKey });
  const [left, setLeft] = useState<{ listKey: string; newestAt: number } | null>(null);

  useLayoutEffect(() => {
    const old = before.current;
    before.current = { rows, listKey };
    const scroller = box.current;
    if (!scroller) return;
    if (old.listKey !== listKey) {
      scroller.scrollTop = 0;
      return;
    }
    if (old.rows === rows || isAtTop(scroller)) return;
    const first = Math.floor(scroller.scrollTop / rowHeight);
    const last = Math.ceil((scroller.scrollTop + scroller.clientHeight) / rowHeight);
    for (const [at, row] of old.rows.slice(first, last).entries()) {
      const now = rows.findIndex(({ id }) => id === row.id);
      // A row that moved itself, or has left, says nothing of the others.
      if (now === -1 || rows[now]?.lastMessageAt.getTime() !== row.lastMessageAt.getTime()) continue;
      const shift = (now - first - at) * rowHeight;
      if (shift !== 0) scroller.scrollTop += shift;
      return;
    }
  }, [rows, listKey, rowHeight, box]);

  const onScroll = () => {
    const scroller = box.current;
    if (!scroller) return;
    if (isAtTop(scroller)) setLeft(null);
    else if (left?.listKey !== listKey) setLeft({ listKey, newestAt: rows[0]?.lastMessageAt.getTime() ?? 0 });
  };
  const fresh = left?.listKey === listKey ? countNewer(rows, left.newestAt) : 0;
  return { onScroll, fresh };
}

const isAtTop = (scroller: HTMLElement) => scroller.scrollTop < 8;

function countNewer(rows: ThreadRow[], at: number): number {
  const end = rows.findIndex((row) => row.lastMessageAt.getTime() <= at);
  return end === -1 ? rows.length : end;
}
