import type { ReactNode } from 'react';

/** The page before the app: one card on paper. */
export function Threshold({
  title,
  note,
  isQuiet = false,
  children,
}: {
  title: string;
  note?: ReactNode;
  isQuiet?: boolean;
  children?: ReactNode;
}) {
  return (
    <main className="grid h-full place-items-center overflow-auto p-4">
      <div className={`w-full max-w-sm ${isQuiet ? 'text-center' : ''}`}>
        <img src="/icon.svg" alt="" className={`mb-5 size-10 ${isQuiet ? 'mx-auto animate-breathe' : ''}`} />
        <h1 className="font-medium font-serif text-2xl">{title}</h1>
        {note && <p className="mt-1.5 text-soft leading-relaxed">{note}</p>}
        {children && <div className="mt-6">{children}</div>}
      </div>
    </main>
  );
}
