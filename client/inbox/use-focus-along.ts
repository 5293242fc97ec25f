import { type RefObject, useLayoutEffect, useRef } from 'react';
import { isFocusLost } from '../ui/use-focus-heir.ts';

type Panes = { threadId: string | null; list: RefObject<HTMLElement | null>; conversation: RefObject<HTMLElement | null> };

/** On a phone the rows were not shown: the list measures itself first, and draws them after. */
const FRAMES = 10;

/**
 * A conversation that closes, or gives way to the next, takes the focus within it along. It goes to the row of the one that stands
 * open, or stood; where no row is to be seen, to what is: the conversation, or the list.
 */
export function useFocusAlong({ threadId, list, conversation }: Panes): void {
  const before = useRef(threadId);
  useLayoutEffect(() => {
    const left = before.current;
    before.current = threadId;
    if (left === threadId || !isFocusLost() || focusRow(list.current, threadId ?? left)) return;
    const pane = threadId ? conversation.current : list.current;
    pane?.focus({ preventScroll: true });
    let frames = threadId ? 0 : FRAMES;
    const again = () => {
      if (frames-- > 0 && document.activeElement === pane && !focusRow(pane, left)) frame = requestAnimationFrame(again);
    };
    let frame = requestAnimationFrame(again);
    return () => cancelAnimationFrame(frame);
  }, [threadId, list, conversation]);
}

/** @returns whether the row is to be seen and has the focus now */
function focusRow(list: HTMLElement | null, id: string | null): boolean {
  const row = id && list?.querySelector<HTMLElement>(`[data-thread="${CSS.escape(id)}"]`);
  if (!row) return false;
  row.focus({ preventScroll: true });
  return document.activeElement === row && !isFocusLost();
}
