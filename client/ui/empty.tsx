import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** An empty state teaches the next step. */
export function Empty({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-14 text-center">
      <span className="mb-1 grid size-11 place-items-center rounded-full bg-sunken">
        <Icon aria-hidden="true" className="size-5 text-faint" />
      </span>
      <p className="font-serif text-lg">{title}</p>
      {children && <div className="max-w-xs text-list text-soft leading-relaxed">{children}</div>}
    </div>
  );
}
