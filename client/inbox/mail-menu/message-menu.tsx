import { Ellipsis } from 'lucide-react';
import { Suspense, useState } from 'react';
import { lateDialog } from '../../lib/late/late.tsx';
import { toast } from '../../lib/toast.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { MessageView } from '../thread/thread-view.ts';

const RawDialog = lateDialog(() => import('./raw-dialog.tsx'), 'RawDialog');
const SplitDialog = lateDialog(() => import('./split-dialog.tsx'), 'SplitDialog');

type Props = {
  message: MessageView;
  /** Something lies before it, and whoever looks may act here. */
  canSplit: boolean;
};

/** What is seldom done with one mail. */
export function MessageMenu({ message, canSplit }: Props) {
  const [open, setOpen] = useState<'raw' | 'split' | null>(null);
  const copyLink = async () => {
    const link = `${location.origin}${location.pathname}?mail=${message.id}`;
    try {
      await navigator.clipboard.writeText(link);
      void toast.success('The link is copied. Whoever may sign in finds this mail by it.');
    } catch {
      // Browsers give the clipboard to secure pages alone, and only if one lets them.
      void toast.info(link);
    }
  };
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        align="end"
        items={[
          { key: 'link', label: 'Copy link to this mail', onSelect: () => void copyLink() },
          ...(message.rawHash ? [{ key: 'raw', label: 'Show original', onSelect: () => setOpen('raw') }] : []),
          ...(canSplit ? [{ key: 'split', label: 'Split from here…', onSelect: () => setOpen('split') }] : []),
        ]}
        trigger={
          <IconButton label="More about this mail" size="iconSm">
            <Ellipsis aria-hidden="true" className="size-3.5" />
          </IconButton>
        }
      />
      <Suspense>
        {open === 'raw' && <RawDialog message={message} onClose={close} />}
        {open === 'split' && <SplitDialog message={message} onClose={close} />}
      </Suspense>
    </>
  );
}
