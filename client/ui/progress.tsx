import type { Tone } from './chip.tsx';
import { cx } from './cx.ts';

type Part = { key: string; value: number; className: string; label: string };

/** Parts of a whole in one line; the figures stand beside it as text. */
export function Progress({ parts, total, label }: { parts: Part[]; total: number; label: string }) {
  return (
    <div
      role="img"
      aria-label={`${label}: ${parts.map((part) => `${part.value} ${part.label}`).join(', ')}`}
      className="flex h-1.5 overflow-hidden rounded-full bg-sunken"
    >
      {total > 0 &&
        parts.map((part) => (
          <span
            key={part.key}
            className={`${part.className} transition-[width] duration-200`}
            style={{ width: `${(part.value / total) * 100}%` }}
          />
        ))}
    </div>
  );
}

const FILLS: Record<Tone, string> = { neutral: 'bg-soft', pine: 'bg-pine', brick: 'bg-brick', amber: 'bg-amber', rust: 'bg-rust' };

/** How far one long work is. `total` null: under way, nobody knows how long. */
export function ProgressBar({ label, value, total, tone = 'brick' }: { label: string; value: number; total: number | null; tone?: Tone }) {
  const share = total === null ? null : total === 0 ? 1 : Math.min(1, value / total);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total ?? undefined}
      aria-valuenow={share === null ? undefined : value}
      className="h-1.5 overflow-hidden rounded-full bg-sunken"
    >
      <span
        className={cx('block h-full rounded-full transition-[width] duration-200', FILLS[tone], share === null && 'animate-breathe')}
        style={{ width: `${(share ?? 1) * 100}%` }}
      />
    </div>
  );
}
