import { initials } from '../lib/words/format.ts';
import { cx } from './cx.ts';

/** Initials on warm paper; the name is for screen readers through the text beside it. */
export function Avatar({ name, size = 'md', className }: { name: string; size?: 'sm' | 'md' | 'lg'; className?: string }) {
  const sizes = { sm: 'size-6 text-2xs', md: 'size-8 text-xs', lg: 'size-11 text-sm' };
  return (
    <span
      aria-hidden="true"
      className={cx('grid shrink-0 place-items-center rounded-full bg-sunken font-semibold text-soft', sizes[size], className)}
    >
      {initials(name)}
    </span>
  );
}
