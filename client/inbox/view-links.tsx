import { Link } from '@tanstack/react-router';
import { PATHS } from '../app/paths.ts';
import { trpc } from '../lib/trpc.ts';
import { count } from '../lib/words/format.ts';
import { cx } from '../ui/cx.ts';
import { VIEW_WORDS, VIEWS } from './words.ts';

/** The views with their live counts: a list in the sidebar, a row of pills on a phone. */
export function ViewLinks({ isRow = false }: { isRow?: boolean }) {
  const counts = trpc.inbox.counts.useQuery().data;
  return (
    <ul className={isRow ? 'flex gap-1 overflow-x-auto px-3 py-2 [scrollbar-width:none]' : 'mt-0.5 mb-2'} aria-label="Views">
      {VIEWS.map((view) => {
        const threads = counts?.[view] ?? 0;
        const isUrgent = view === 'needs_you' && threads > 0;
        return (
          <li key={view}>
            <Link
              to={PATHS.inbox}
              params={{ view, threadId: undefined }}
              className={cx(
                'flex items-center gap-2 text-list hover:bg-hover',
                isRow ? 'h-7 whitespace-nowrap rounded-full border px-3' : 'h-7 rounded-md pr-2.5 pl-9',
              )}
              activeProps={{ className: 'bg-sunken font-medium text-ink' }}
              inactiveProps={{ className: 'text-soft' }}
            >
              <span className="flex-1">{VIEW_WORDS[view]}</span>
              {threads > 0 && (
                <span
                  className={cx(
                    'text-2xs tabular-nums',
                    isUrgent ? 'rounded-full bg-amber-wash px-1.5 py-px font-semibold text-amber' : 'text-faint',
                  )}
                >
                  {count(threads)}
                </span>
              )}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
