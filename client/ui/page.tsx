import type { ReactNode } from 'react';

/** The frame of every screen but the inbox: a heading, what one can do, and the content below a hairline. */
export function Page({ title, note, actions, children }: { title: string; note?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <main className="flex h-full min-w-0 flex-col">
      <header className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2.5 md:px-6">
        <h1 className="font-medium font-serif text-xl">{title}</h1>
        {note && <p className="text-faint text-list">{note}</p>}
        {actions && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      <div className="min-h-0 flex-1 overflow-auto">{children}</div>
    </main>
  );
}

export function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className="space-y-2">
      <div className="flex items-center justify-between gap-2">
        <h2 className="eyebrow wrap-anywhere min-w-0">{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** The shape of things read as a pair: a quiet name, a value. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline gap-3 py-1 text-list">
      <dt className="w-28 shrink-0 text-faint">{name}</dt>
      <dd className="min-w-0 flex-1 break-words">{children}</dd>
    </div>
  );
}

/** One item beside its list on a wide screen, over it on a narrow one. */
export function DetailPane({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside
      aria-label={label}
      className="relative w-[26rem] shrink-0 overflow-y-auto border-l bg-surface max-lg:fixed max-lg:top-0 max-lg:right-0 max-lg:bottom-(--floor) max-lg:z-30 max-lg:w-[min(26rem,100vw)] max-lg:animate-sheet max-lg:shadow-float"
    >
      {children}
    </aside>
  );
}
