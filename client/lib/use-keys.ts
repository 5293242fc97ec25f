import { useEffect, useRef } from 'react';

type Keys = Record<string, (event: KeyboardEvent) => void>;

/** Single-key commands, e.g. `{ j: next }`. Silent while somebody types, in a dialog or menu, or holds a modifier. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isBusy(event) || isTyping(event)) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Whether the press belongs to what has the focus: a dialog, a menu, or a control that Enter or space works. */
export function isBusy(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], dialog[open]')) return true;
  return !event.metaKey && !event.ctrlKey && (event.key === 'Enter' || event.key === ' ') && !!target.closest('button, a, summary, select');
}

/** Whether somebody writes just now. */
export function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    (/^(input|textarea|select)$/i.test(target.tagName) && !/^(checkbox|radio)$/.test((target as HTMLInputElement).type))
  );
}
