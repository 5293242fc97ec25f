import { Inbox } from 'lucide-react';
import { useRef, useState } from 'react';
import { plural } from '../../lib/format.ts';
import { useNow } from '../../lib/use-time.ts';
import { Empty, ListStates, MoreButton } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { InboxPlace } from '../use-inbox-place.ts';
import { useThreadList } from '../use-thread-list.ts';
import { EMPTY_WORDS } from './empty-words.ts';
import { ListFilters } from './list-filters.tsx';
import { ThreadRow } from './thread-row.tsx';

/** The threads of one view, newest first. Rows that arrive while one reads further down wait behind a pill. */
export function ThreadList({ place }: { place: InboxPlace }) {
  const { query, rows } = useThreadList(place);
  const now = useNow(30_000);
  const box = useRef<HTMLDivElement>(null);
  const [seenTop, setSeenTop] = useState<string | null>(null);
  const fresh = seenTop
    ? Math.max(
        0,
        rows.findIndex((row) => row.id === seenTop),
      )
    : 0;
  const isNarrowed = Boolean(place.search.kind || place.search.stage || place.search.q);
  const empty = isNarrowed ? { title: 'Nothing matches', words: 'Loosen the filters or search for other words.' } : EMPTY_WORDS[place.view];

  const onScroll = () => {
    const isAtTop = (box.current?.scrollTop ?? 0) < 40;
    if (isAtTop) setSeenTop(null);
    else if (seenTop === null) setSeenTop(rows[0]?.id ?? null);
  };

  return (
    <>
      <ListFilters place={place} />
      <div className="relative min-h-0 flex-1">
        {fresh > 0 && (
          <button
            type="button"
            onClick={() => box.current?.scrollTo({ top: 0, behavior: 'smooth' })}
            className="-translate-x-1/2 absolute top-2 left-1/2 z-10 animate-arrive rounded-full bg-ink px-3 py-1 font-medium text-paper text-xs shadow-float"
          >
            {plural(fresh, 'new one', 'new')}
          </button>
        )}
        <div ref={box} onScroll={onScroll} className="h-full overflow-y-auto">
          <ListStates
            query={query}
            isEmpty={rows.length === 0}
            loading={<SkeletonRows />}
            empty={
              <Empty icon={Inbox} title={empty.title}>
                {empty.words}
              </Empty>
            }
          >
            <ul>
              {rows.map((row) => (
                <ThreadRow key={row.id} row={row} now={now} isOpen={row.id === place.threadId} place={place} />
              ))}
            </ul>
            <MoreButton query={query} />
          </ListStates>
        </div>
      </div>
    </>
  );
}
