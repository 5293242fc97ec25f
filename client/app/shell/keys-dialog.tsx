import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { IconButton } from '../../ui/button.tsx';

const KEYS = [
  ['j / k', 'Next, previous thread'],
  ['Enter', 'Open the thread'],
  ['Esc', 'Back to the list'],
  ['r', 'Reply'],
  ['t', 'Take over from the AI'],
  ['h', 'Hand back to the AI'],
  ['e', 'Close or reopen'],
  ['w', 'Why: the decision behind the newest answer'],
  ['/', 'Search'],
  ['⌘ Enter', 'Send what I write'],
  ['?', 'All keys'],
] as const;

export function KeysDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          aria-describedby={undefined}
          className="-translate-x-1/2 -translate-y-1/2 fixed top-1/2 left-1/2 z-50 w-[min(26rem,92vw)] rounded-lg border bg-raised p-5 shadow-float"
        >
          <div className="mb-3 flex items-center justify-between">
            <Dialog.Title className="font-medium font-serif text-lg">Keys</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label="Close">
                <X aria-hidden="true" className="size-4" />
              </IconButton>
            </Dialog.Close>
          </div>
          <dl className="divide-y text-list">
            {KEYS.map(([key, does]) => (
              <div key={key} className="flex items-center justify-between py-1.5">
                <dt className="order-2">
                  <kbd className="rounded border border-line-strong bg-sunken px-1.5 py-0.5 font-sans text-2xs">{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
