import type { ReactNode } from 'react';
import type { Tone } from './chip.tsx';
import { cx } from './cx.ts';

const TONES: Record<Tone, string> = { neutral: 'text-ink', pine: 'text-pine', brick: 'text-brick', amber: 'text-amber', rust: 'text-rust' };

/** A figure with its name; with `onOpen` the figure leads to what it counts. */
export function Stat({
  name,
  value,
  note,
  tone = 'neutral',
  onOpen,
}: {
  name: string;
  value: ReactNode;
  note?: ReactNode;
  tone?: Tone;
  onOpen?(): void;
}) {
  const inside = (
    <>
      <span className="block text-faint text-xs">{name}</span>
      <span className={cx('mt-0.5 block font-medium font-serif text-2xl tabular-nums leading-tight', TONES[tone])}>{value}</span>
      {note && <span className="mt-0.5 block text-soft text-xs">{note}</span>}
    </>
  );
  if (!onOpen) return <div className="min-w-0 px-3 py-2">{inside}</div>;
  return (
    <button
      type="button"
      onClick={onOpen}
      className="min-w-0 rounded-md px-3 py-2 text-left transition-colors duration-150 hover:bg-hover focus-visible:-outline-offset-2"
    >
      {inside}
    </button>
  );
}
