import type { ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';

/** The third pane: beside the conversation where there is room, over it where there is not. */
export function SidePane({ label, isOpen, children }: { label: string; isOpen: boolean; children: ReactNode }) {
  return (
    <aside
      aria-label={label}
      className={cx(
        'relative w-80 shrink-0 overflow-y-auto border-l bg-surface xl:block',
        isOpen
          ? 'max-xl:fixed max-xl:top-0 max-xl:right-0 max-xl:bottom-(--floor) max-xl:z-30 max-xl:w-[min(22rem,92vw)] max-xl:animate-sheet max-xl:shadow-float'
          : 'max-xl:hidden',
      )}
    >
      {children}
    </aside>
  );
}
