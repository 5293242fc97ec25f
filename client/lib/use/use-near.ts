import { useMemo, useState } from 'react';

type By = 'pointer' | 'focus';
/** A hand on a row: of whoever points at it, or has the focus in it. */
export type Hand = { come(by: By, id: string): void; leave(by: By, id: string): void };

/**
 * Which rows of a list are at hand. Pointer and focus are two hands: the one may rest on a row while the other moves, and
 * takes nothing away from it.
 */
export function useNear(): { isNear(id: string): boolean; hand: Hand } {
  const [at, setAt] = useState<Record<By, string | null>>({ pointer: null, focus: null });
  const hand = useMemo<Hand>(
    () => ({
      come: (by, id) => setAt((now) => (now[by] === id ? now : { ...now, [by]: id })),
      leave: (by, id) => setAt((now) => (now[by] === id ? { ...now, [by]: null } : now)),
    }),
    [],
  );
  return { isNear: (id) => at.pointer === id || at.focus === id, hand };
}
