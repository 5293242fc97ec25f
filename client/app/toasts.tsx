import { lazy, Suspense, useEffect, useState } from 'react';

const Toaster = lazy(async () => ({ default: (await import('./toaster.tsx')).Toaster }));

/** Where toasts appear. Each answers something a person did, so it loads when somebody first does something. */
export function Toasts() {
  const [isWanted, setIsWanted] = useState(false);
  useEffect(() => {
    const want = () => setIsWanted(true);
    const options = { once: true, capture: true };
    for (const name of ['pointerdown', 'keydown']) window.addEventListener(name, want, options);
    return () => {
      for (const name of ['pointerdown', 'keydown']) window.removeEventListener(name, want, options);
    };
  }, []);
  if (!isWanted) return null;
  return (
    <Suspense fallback={null}>
      <Toaster />
    </Suspense>
  );
}
