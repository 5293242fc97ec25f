import { useEffect, useRef } from 'react';

type Keys = Record<string, (event: KeyboardEvent) => void>;

/** Single-key commands, e.g. `{ j: next }`. Silent while somebody types, in a dialog or menu, or holds a modifier. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isBusy(event)) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function isBusy(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"], [role="menu"], dialog[open]')) return true;
  // Enter and space belong to whatever control has the focus.
  if ((event.key === 'Enter' || event.key === ' ') && target.closest('button, a, summary, select')) return true;
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
}
