import { useState } from 'react';

/**
 * For what opens over the screen: whatever had the focus before has it again afterwards. The library gives it back to the button
 * that opened it, and what a key opens has none.
 * @returns for `onCloseAutoFocus`
 */
export function useFocusBack(): (event: Event) => void {
  const [before] = useState(openedFrom);
  return (event) => {
    // Whoever has the focus by now was given it on purpose.
    const isTaken = document.activeElement !== null && document.activeElement !== document.body;
    const heir = isTaken ? null : heirOf(before);
    if (!heir) return;
    event.preventDefault();
    heir.focus({ preventScroll: true });
  };
}

/** What had the focus, and all that it stands in on its screen. A menu closes over what it opened, and leaves its button. */
function openedFrom(): HTMLElement[] {
  const focused = document.activeElement;
  const button = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const opener = button ? document.getElementById(button) : focused;
  const around: HTMLElement[] = [];
  for (let one = opener; one instanceof HTMLElement && !one.matches('main, body'); one = one.parentElement) around.push(one);
  return around;
}

/** Buttons of a row are there only while one is at it: where the opener is gone, it is the first to press in what is left around it. */
function heirOf([opener, ...around]: HTMLElement[]): HTMLElement | null {
  if (!opener || opener.isConnected) return opener ?? null;
  const all = around
    .find((one) => one.isConnected)
    ?.querySelectorAll<HTMLElement>('a[href], button:enabled, input:enabled, [tabindex="0"]');
  return [...(all ?? [])].find((one) => one.checkVisibility()) ?? null;
}
