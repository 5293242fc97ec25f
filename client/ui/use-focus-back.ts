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
    if (!before?.isConnected || isTaken) return;
    event.preventDefault();
    before.focus({ preventScroll: true });
  };
}

/** A menu closes over what it opened, and leaves its button. */
function openedFrom(): HTMLElement | null {
  const focused = document.activeElement;
  const button = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const opener = button ? document.getElementById(button) : focused;
  return opener instanceof HTMLElement && opener !== document.body ? opener : null;
}
