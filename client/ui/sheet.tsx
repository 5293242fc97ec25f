import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { stayForToast } from './stay-for-toast.ts';
import { useFocusBack } from './use-focus-back.ts';

const SIDES = {
  right: 'top-0 right-0 bottom-(--floor) w-[min(28rem,100vw)] animate-sheet border-l',
  bottom: 'inset-x-0 bottom-(--floor) max-h-[calc(92dvh-var(--floor))] animate-rise rounded-t-xl border-t pb-[env(safe-area-inset-bottom)]',
} as const;

/** A surface that slides over the screen from its edge; it is open as long as it is mounted and brings its own way to close. */
export function Sheet({
  label,
  onClose,
  side = 'right',
  children,
}: {
  label: string;
  onClose(): void;
  side?: keyof typeof SIDES;
  children: ReactNode;
}) {
  const giveBack = useFocusBack();
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-veil" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={focusField}
          onCloseAutoFocus={giveBack}
          onInteractOutside={stayForToast}
          className={cx('fixed z-50 flex flex-col overflow-y-auto bg-surface shadow-float outline-none', SIDES[side])}
        >
          <Radix.Title className="sr-only">{label}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The first field; where there is none the sheet itself, so that one Escape closes it and not the tooltip of its close button. */
function focusField(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement) || event.currentTarget.querySelector('input, textarea, select')) return;
  event.preventDefault();
  event.currentTarget.focus();
}
