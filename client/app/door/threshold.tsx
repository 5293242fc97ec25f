import type { ReactNode } from 'react';
import { Street } from './street.tsx';

/** The page before the app: one card on paper, a street below it. */
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
    <main className="relative grid h-full place-items-center overflow-auto p-4 sm:pb-44">
      <div className={`z-10 w-full max-w-sm ${isQuiet ? 'text-center' : ''}`}>
        <img src="/icon.svg" alt="" className={`mb-5 size-10 ${isQuiet ? 'mx-auto animate-breathe' : ''}`} />
        <h1 className="font-medium font-serif text-3xl">{title}</h1>
        {note && <p className="mt-1.5 text-soft leading-relaxed">{note}</p>}
        {children && <div className="mt-6">{children}</div>}
      </div>
      {!isQuiet && (
        <Street className="pointer-events-none absolute bottom-0 left-1/2 w-[52rem] max-w-[110%] -translate-x-1/2 max-sm:hidden" />
      )}
    </main>
  );
}
