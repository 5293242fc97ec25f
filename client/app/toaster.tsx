import { useEffect, useRef } from 'react';
import { Toaster as Sonner } from 'sonner';

const PEEK = 14;
/** Beyond the third the library hides the older ones. */
const SHOWN = 3;
const BOTTOM = { bottom: 'calc(0.5rem + env(safe-area-inset-bottom) + var(--keyboard, 0px))' };

/**
 * Toasts stand at the bottom, and what else stands there ends above them for as long: the sidebar on a wide screen, the whole
 * app on a narrow one (`--toast-room` and `--floor` in styles.css). So they cover nothing that somebody may want to press.
 */
export function Toaster() {
  const section = useRef<HTMLElement>(null);
  useEffect(() => (section.current ? keepRoom(section.current) : undefined), []);
  return (
    <Sonner
      ref={section}
      className="toasts"
      position="bottom-center"
      closeButton
      gap={PEEK}
      visibleToasts={SHOWN}
      offset={BOTTOM}
      mobileOffset={BOTTOM}
      toastOptions={{ className: 'font-sans', closeButtonAriaLabel: 'Dismiss' }}
    />
  );
}

/** The library places toasts by their heights and tells these to its own list alone. @returns stops looking */
function keepRoom(section: HTMLElement): () => void {
  const { style } = document.documentElement;
  const look = () => {
    const height = heightOf(section);
    style.setProperty('--keyboard', `${keyboardHeight()}px`);
    if (height === 0) style.removeProperty('--toast-room');
    else style.setProperty('--toast-room', `calc(${height}px + 1rem + env(safe-area-inset-bottom) + var(--keyboard))`);
  };
  const observer = new MutationObserver(look);
  observer.observe(section, { childList: true, subtree: true, attributeFilter: ['style', 'data-removed'] });
  for (const name of ['resize', 'scroll']) window.visualViewport?.addEventListener(name, look);
  return () => {
    observer.disconnect();
    for (const name of ['resize', 'scroll']) window.visualViewport?.removeEventListener(name, look);
    style.removeProperty('--toast-room');
  };
}

/** Of the newest in full, and of the others the edge that peeks out behind it. */
function heightOf(section: HTMLElement): number {
  const list = section.querySelector<HTMLElement>('[data-sonner-toaster]');
  const toasts = list?.querySelectorAll('[data-sonner-toast]:not([data-removed=true])').length ?? 0;
  if (!list || toasts === 0) return 0;
  return Number.parseFloat(list.style.getPropertyValue('--front-toast-height')) + PEEK * (Math.min(toasts, SHOWN) - 1);
}

/** A phone's keyboard lies over the bottom of the page, and the toasts with it would pass unseen. */
function keyboardHeight(): number {
  const seen = window.visualViewport;
  return seen?.scale === 1 ? Math.max(0, Math.round(window.innerHeight - seen.height - seen.offsetTop)) : 0;
}
