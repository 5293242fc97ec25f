import { lazy, Suspense, useState } from 'react';
import { useKeys } from '../../lib/use-keys.ts';

const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog.tsx')).KeysDialog }));

/** `?` shows every key. */
export function KeysHelp() {
  const [isOpen, setIsOpen] = useState(false);
  useKeys({ '?': () => setIsOpen(true) });
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <KeysDialog onClose={() => setIsOpen(false)} />
    </Suspense>
  );
}
