import type { ButtonHTMLAttributes, MouseEvent, Ref } from 'react';
import { cx } from './cx.ts';
import { Tooltip } from './tooltip.tsx';

const LOOKS = {
  primary: 'bg-brick text-on-brick hover:bg-brick-strong border-transparent',
  plain: 'bg-raised text-ink border-line-strong hover:bg-hover',
  ghost: 'border-transparent text-soft hover:bg-hover hover:text-ink',
  chosen: 'bg-brick-wash text-brick border-brick',
  danger: 'border-transparent text-rust hover:bg-rust-wash',
  destroy: 'border-transparent bg-rust text-on-brick hover:opacity-90',
} as const;

const SIZES = { sm: 'h-7 px-2.5 text-xs', md: 'h-8 px-3 text-list', icon: 'size-8', iconMd: 'size-7', iconSm: 'size-6' } as const;

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: keyof typeof LOOKS;
  size?: keyof typeof SIZES;
  isBusy?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/** While it is busy a press does nothing, but the focus stays: a button that is switched off drops it onto the page. */
export function Button({ look = 'plain', size = 'md', isBusy = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      onClick={isBusy ? doNothing : onClick}
      aria-disabled={isBusy || rest['aria-disabled']}
      aria-busy={isBusy || undefined}
      className={cx(
        'inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors duration-150 disabled:opacity-50 aria-busy:cursor-default aria-busy:opacity-50',
        SIZES[size],
        LOOKS[look],
        className,
      )}
    >
      {children}
    </button>
  );
}

const doNothing = (event: MouseEvent) => event.preventDefault();

type IconButtonProps = Omit<ButtonProps, 'size'> & { label: string; keys?: string; size?: 'icon' | 'iconMd' | 'iconSm' };

/** A button that is only an icon: the label is its name and, with its keys, its tooltip. */
export function IconButton({ label, keys, size = 'icon', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip words={label} keys={keys}>
      <Button look="ghost" size={size} {...rest} aria-label={label} aria-keyshortcuts={keys} className={className} />
    </Tooltip>
  );
}
