import { type ComponentType, useEffect, useState } from 'react';

/**
 * Where toasts appear. Each answers something a person did, so it loads when somebody first does something. Without a server
 * it cannot be had: that is no reason to lose the app, and the next deed asks for it again.
 */
export function Toasts() {
  const [Toaster, setToaster] = useState<ComponentType | null>(null);
  const isHere = Toaster !== null;
  useEffect(() => {
    if (isHere) return;
    const want = () =>
      void import('./toaster.tsx').then(
        (parts) => setToaster(() => parts.Toaster),
        () => undefined,
      );
    for (const name of ['pointerdown', 'keydown']) window.addEventListener(name, want, true);
    return () => {
      for (const name of ['pointerdown', 'keydown']) window.removeEventListener(name, want, true);
    };
  }, [isHere]);
  return Toaster && <Toaster />;
}
