import type { ReactNode } from 'react';
import { cx } from './cx.ts';

const TONES = {
  neutral: 'bg-sunken text-soft',
  pine: 'bg-pine-wash text-pine',
  brick: 'bg-brick-wash text-brick',
  amber: 'bg-amber-wash text-amber',
  rust: 'bg-rust-wash text-rust',
} as const;
export type Tone = keyof typeof TONES;

export function Chip({
  tone = 'neutral',
  className,
  title,
  children,
}: {
  tone?: Tone;
  className?: string;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span
      title={title}
      className={cx(
        'inline-flex shrink-0 items-center gap-1 whitespace-nowrap rounded px-1.5 py-px font-medium text-2xs tabular-nums',
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}

/** A small coloured point (`good` is ink: pine is the AI's alone), for states in dense lists; the words stand beside it. */
export function Dot({ tone = 'neutral', className }: { tone?: Tone | 'good'; className?: string }) {
  const colours = { neutral: 'bg-line-strong', good: 'bg-soft', pine: 'bg-pine', brick: 'bg-brick', amber: 'bg-amber', rust: 'bg-rust' };
  return <span aria-hidden="true" className={cx('inline-block size-1.5 shrink-0 rounded-full', colours[tone], className)} />;
}
