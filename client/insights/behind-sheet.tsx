import { Link } from '@tanstack/react-router';
import { Inbox, X } from 'lucide-react';
import type { InsightsMetric, InsightsSpan } from '../../shared/insights.ts';
import { PATHS } from '../app/paths.ts';
import { trpc } from '../lib/trpc.ts';
import { useNow } from '../lib/use/use-time.ts';
import { exactTime, shortTime } from '../lib/words/format.ts';
import { IconButton } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Empty, ListStates, MoreButton } from '../ui/list-states.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { KIND_WORDS, metricWords, waitWords } from './insights-words.ts';

/** What a number counted, one by one; each leads to its conversation. */
export function BehindSheet({ span, metric, onClose }: { span: InsightsSpan; metric: InsightsMetric; onClose(): void }) {
  const now = useNow(60_000);
  const query = trpc.insights.threads.useInfiniteQuery(
    { ...span, metric, limit: 50 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Sheet label={metricWords(metric)} onClose={onClose}>
      <header className="sticky top-0 z-10 flex items-center gap-2 border-b bg-surface px-4 py-3">
        <p aria-hidden="true" className="min-w-0 flex-1 font-medium font-serif text-lg">
          {metricWords(metric)}
        </p>
        <IconButton label="Close" onClick={onClose}>
          <X aria-hidden="true" className="size-4" />
        </IconButton>
      </header>
      <ListStates
        query={query}
        isEmpty={items.length === 0}
        loading={<SkeletonRows rows={6} />}
        empty={
          <Empty icon={Inbox} title="Nothing behind this number">
            Nothing was counted in these days.
          </Empty>
        }
      >
        <ul className="divide-y">
          {items.map((item) => (
            <li key={item.id}>
              <Link
                to={PATHS.inbox}
                params={{ view: 'all', threadId: item.threadId }}
                className="block px-4 py-2.5 text-list hover:bg-hover focus-visible:-outline-offset-2"
              >
                <span className="flex items-baseline gap-2">
                  <span className="min-w-0 flex-1 truncate font-medium">{item.contactName || 'Nobody we know'}</span>
                  {item.waitedMs !== null && <span className="shrink-0 text-soft tabular-nums">waited {waitWords(item.waitedMs)}</span>}
                  <time dateTime={item.at.toISOString()} title={exactTime(item.at)} className="shrink-0 text-faint text-xs tabular-nums">
                    {shortTime(item.at, now)}
                  </time>
                </span>
                <span className="mt-0.5 flex items-center gap-2">
                  <span className="min-w-0 flex-1 truncate text-soft">{item.subject || '(no subject)'}</span>
                  {item.kind && <Chip>{KIND_WORDS[item.kind]}</Chip>}
                </span>
              </Link>
            </li>
          ))}
        </ul>
        <MoreButton query={query} />
      </ListStates>
    </Sheet>
  );
}
