import { Suspense, useState } from 'react';
import { useCommands } from '../../lib/commands/use-commands.ts';
import { lateDialog } from '../../lib/late/late.tsx';
import { useShellCommands } from './use-shell-commands.ts';

const KeysDialog = lateDialog(() => import('./keys-dialog.tsx'), 'KeysDialog');
const Palette = lateDialog(() => import('./palette.tsx'), 'Palette');

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
