import { useCallback, useState } from 'react';

/** The threads picked for a deed together. They are those of one list: another list begins with none. */
export function usePicks(listKey: string) {
  const [state, setState] = useState<{ listKey: string; ids: ReadonlySet<string> }>({ listKey, ids: NONE });
  const ids = state.listKey === listKey ? state.ids : NONE;
  const toggle = useCallback(
    (id: string) =>
      setState((old) => {
        const next = new Set(old.listKey === listKey ? old.ids : NONE);
        if (!next.delete(id)) next.add(id);
        return { listKey, ids: next };
      }),
    [listKey],
  );
  return {
    ids,
    toggle,
    clear: () => setState({ listKey, ids: NONE }),
  };
}
export type Picks = ReturnType<typeof usePicks>;

const NONE: ReadonlySet<string> = new Set();
