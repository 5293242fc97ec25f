import type { ReactNode } from 'react';

/** One item beside its list on a wide screen, over it on a narrow one. */
export function DetailPane({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside
      aria-label={label}
      className="relative w-[26rem] shrink-0 overflow-y-auto border-l bg-surface max-lg:fixed max-lg:inset-y-0 max-lg:right-0 max-lg:z-30 max-lg:w-[min(26rem,100vw)] max-lg:animate-sheet max-lg:shadow-float"
    >
      {children}
    </aside>
  );
}
