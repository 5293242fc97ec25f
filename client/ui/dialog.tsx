import { X } from 'lucide-react';
import { AlertDialog, Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button, IconButton } from './button.tsx';
import { cx } from './cx.ts';
import { stayForToast } from './stay-for-toast.ts';
import { useFocusBack } from './use-focus-back.ts';

const WIDTHS = { sm: 'sm:w-[26rem]', md: 'sm:w-[36rem]', lg: 'sm:w-[56rem]' } as const;
/** As high as the card: the one that comes later lies above, so that a question asked in a dialog dims that one too. */
const VEIL = 'fixed inset-0 z-50 animate-fade bg-veil';
/** A card in the middle; below 640 px a sheet that rises from the bottom. */
const CARD =
  'fixed z-50 flex flex-col bg-raised shadow-float outline-none max-sm:inset-x-0 max-sm:bottom-(--floor) max-sm:animate-rise max-sm:rounded-t-xl max-sm:border-t sm:top-1/2 sm:left-1/2 sm:max-h-[calc(100dvh-2*max(2rem,var(--toast-room)))] sm:max-w-[calc(100vw-4rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:animate-fade sm:rounded-xl sm:border';
const FOOT = 'flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]';

type Props = {
  title: string;
  note?: ReactNode;
  onClose(): void;
  children: ReactNode;
  footer?: ReactNode;
  size?: keyof typeof WIDTHS;
};

/** A question that holds everything else; it is open as long as it is mounted. */
export function Dialog({ title, note, onClose, children, footer, size = 'md' }: Props) {
  const giveBack = useFocusBack();
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={VEIL} />
        <Radix.Content
          {...(note ? {} : { 'aria-describedby': undefined })}
          onOpenAutoFocus={focusFirst}
          onCloseAutoFocus={giveBack}
          onInteractOutside={stayForToast}
          className={cx(
            CARD,
            WIDTHS[size],
            size === 'sm' ? 'max-sm:max-h-[calc(92dvh-var(--floor))]' : 'max-sm:h-[calc(94dvh-var(--floor))]',
          )}
        >
          <header className="border-b py-3.5 pr-12 pl-5">
            <Radix.Title className="font-medium font-serif text-lg leading-snug">{title}</Radix.Title>
            {note && <Radix.Description className="mt-0.5 text-list text-soft">{note}</Radix.Description>}
          </header>
          <div data-body="" className="min-h-0 flex-1 overflow-y-auto px-5 py-4 focus-visible:outline-0">
            {children}
          </div>
          {footer && <footer className={FOOT}>{footer}</footer>}
          {/* Last in the order of tabs: the first is the question's own field. */}
          <Radix.Close asChild>
            <IconButton label="Close" className="absolute top-2.5 right-2.5">
              <X aria-hidden="true" className="size-4" />
            </IconButton>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The first field or button of the question; where there is none the text itself, which then scrolls by keys. Never the way out. */
function focusFirst(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  const body = event.currentTarget.querySelector<HTMLElement>('[data-body]');
  const first = body?.querySelector<HTMLElement>(
    'input:enabled, textarea:enabled, select:enabled, button:enabled, a[href], [tabindex="0"]',
  );
  if (!first && body) body.tabIndex = 0;
  (first ?? body)?.focus();
}

type Confirm = {
  title: string;
  words: ReactNode;
  /** The deed itself, as its button says it: `Erase Ada Larkin`. */
  action: string;
  isDangerous?: boolean;
  isBusy?: boolean;
  onConfirm(): void;
  onClose(): void;
};

/** Asks before what cannot be undone; the way back has the focus. */
export function ConfirmDialog({ title, words, action, isDangerous = false, isBusy = false, onConfirm, onClose }: Confirm) {
  const giveBack = useFocusBack();
  return (
    <AlertDialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={VEIL} />
        <AlertDialog.Content onCloseAutoFocus={giveBack} className={cx(CARD, WIDTHS.sm, 'max-sm:max-h-[calc(92dvh-var(--floor))]')}>
          <div className="min-h-0 overflow-y-auto px-5 pt-4 pb-5">
            <AlertDialog.Title className="font-medium font-serif text-lg leading-snug">{title}</AlertDialog.Title>
            <AlertDialog.Description asChild>
              <div className="mt-1.5 text-soft leading-relaxed">{words}</div>
            </AlertDialog.Description>
          </div>
          <footer className={FOOT}>
            <AlertDialog.Cancel asChild>
              <Button>Cancel</Button>
            </AlertDialog.Cancel>
            <Button look={isDangerous ? 'destroy' : 'primary'} isBusy={isBusy} onClick={onConfirm}>
              {action}
            </Button>
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
