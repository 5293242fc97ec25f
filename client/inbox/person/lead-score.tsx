import { Popover } from '../../ui/popover.tsx';
import type { ThreadView } from '../thread/thread-view.ts';
import { scoreLead } from './score.ts';

/** How near the lead is to a call; opened, it says what the figure is made of. */
export function LeadScore({ view: { contact, thread, decisions } }: { view: ThreadView }) {
  if (!contact) return null;
  const { points, parts, bar } = scoreLead({ contact, thread, decisions });
  return (
    <Popover
      label="What the score is made of"
      align="end"
      className="w-72 p-3"
      trigger={
        <button
          type="button"
          aria-label={`Score ${points} of 100: what it is made of`}
          className="grid size-11 shrink-0 place-items-center rounded-full font-medium text-list tabular-nums hover:bg-hover"
          style={{
            background: `radial-gradient(closest-side, var(--color-surface) 84%, transparent 86%), conic-gradient(var(--color-soft) ${points}%, var(--color-line) 0)`,
          }}
        >
          {points}
        </button>
      }
    >
      <p className="font-medium">
        {points} of 100 <span className="font-normal text-faint">· how near to a call</span>
      </p>
      {bar && <p className="mt-1 text-list text-soft">{bar}, so nothing below counts.</p>}
      <dl className="mt-2 space-y-1.5 text-list">
        {parts.map(({ name, points: got, most, why }) => (
          <div key={name} className="flex items-baseline gap-2">
            <dt className="min-w-0 flex-1">
              {name} <span className="block text-faint text-xs">{why}</span>
            </dt>
            <dd className="tabular-nums">
              {got} <span className="text-faint">/ {most}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 border-t pt-2 text-faint text-xs">A sum of what is written down here. Who somebody is never counts.</p>
    </Popover>
  );
}
