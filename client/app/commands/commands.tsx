import { lazy, Suspense, useState } from 'react';
import { useCommands } from '../../lib/commands/use-commands.ts';
import { useShellCommands } from './use-shell-commands.ts';

const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog.tsx')).KeysDialog }));
const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

/** `?` tells every key, mod+k finds everything. Both load when they are first asked for. */
export function Commands() {
  const [open, setOpen] = useState<'keys' | 'palette' | null>(null);
  const close = () => setOpen(null);
  useCommands(useShellCommands({ onKeys: () => setOpen('keys'), onPalette: () => setOpen('palette') }), { isUnderneath: true });
  return (
    <Suspense fallback={null}>
      {open === 'keys' && <KeysDialog onClose={close} />}
      {open === 'palette' && <Palette onClose={close} />}
    </Suspense>
  );
}
