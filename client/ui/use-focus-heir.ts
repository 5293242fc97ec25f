import { useLayoutEffect, useRef } from 'react';

/** What had the focus has left the screen or is not shown any more, and nobody was given it. */
export function isFocusLost(): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || !focused.checkVisibility();
}

/**
 * For what leaves the screen by itself, under the hands of whoever is in it: the focus that goes with it is handed on.
 * @param heir who gets it, asked once the screen is drawn anew
 */
export function useFocusHeir(heir: () => HTMLElement | null): void {
  const latest = useRef(heir);
  latest.current = heir;
  useLayoutEffect(
    () => () => {
      // Still on the screen here, and by the microtask gone.
      if (!isFocusLost()) queueMicrotask(() => isFocusLost() && latest.current()?.focus({ preventScroll: true }));
    },
    [],
  );
}

/** Leaves a field for the part of the screen it stands in, where single keys are commands again. */
export function leaveField(field: HTMLElement): void {
  const around = field.parentElement?.closest<HTMLElement>('[tabindex]');
  if (around) around.focus({ preventScroll: true });
  else field.blur();
}
