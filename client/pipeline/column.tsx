import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type UIEvent, useEffect, useRef, useState } from 'react';
import type { Stage } from '../../shared/contact.ts';
import type { ColumnTotals, LeadCard as Lead } from '../../shared/pipeline.ts';
import { trpc } from '../lib/trpc.ts';
import { useShortMoney } from '../lib/use/use-money.ts';
import { STAGE_WORDS } from '../lib/words/stage-words.ts';
import { ListStates, MoreButton } from '../ui/list-states.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { LeadCard } from './lead-card.tsx';
import { countWords, worthWords } from './pipeline-words.ts';
import { type BoardQuery, PAGE } from './use-board.ts';

type Props = { stage: Stage; query: BoardQuery; totals: ColumnTotals | undefined; isAlone: boolean; onMove(card: Lead, to: Stage): void };

/** So near its end a column asks for the next page. */
const NEAR_END = 400;

/** One stage with its figures and its leads, who came last on top. */
export function Column({ stage, query, totals, isAlone, onMove }: Props) {
  const frame = useRef<HTMLElement>(null);
  const [isOver, setIsOver] = useState(false);
  const money = useShortMoney();
  const cards = trpc.pipeline.cards.useInfiniteQuery(
    { ...query, stage, limit: PAGE },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (previous) => previous },
  );
  useEffect(() => {
    if (!frame.current) return;
    return dropTargetForElements({
      element: frame.current,
      getData: () => ({ stage }),
      onDragEnter: () => setIsOver(true),
      onDragLeave: () => setIsOver(false),
      onDrop: () => setIsOver(false),
    });
  }, [stage]);
  const items = cards.data?.pages.flatMap((page) => page.items) ?? [];
  const onScroll = ({ currentTarget: list }: UIEvent<HTMLElement>) => {
    const isNear = list.scrollTop + list.clientHeight > list.scrollHeight - NEAR_END;
    if (isNear && cards.hasNextPage && !cards.isFetchingNextPage && !cards.isFetchNextPageError) void cards.fetchNextPage();
  };
  return (
    <section
      ref={frame}
      data-stage={stage}
      aria-label={STAGE_WORDS[stage]}
      className={`flex min-h-0 flex-col rounded-lg transition-colors duration-150 ${isAlone ? 'flex-1' : 'w-[17rem] shrink-0'} ${isOver ? 'bg-brick-wash outline-2 outline-brick -outline-offset-2' : 'bg-sunken/60'}`}
    >
      <header className="px-3 pt-2.5 pb-2">
        <h2 className="flex items-baseline justify-between gap-2 font-medium text-list">
          {STAGE_WORDS[stage]}
          <span className="text-faint text-xs tabular-nums">{totals && countWords(totals)}</span>
        </h2>
        <p className="min-h-4 truncate text-2xs text-faint tabular-nums">{totals && worthWords(totals, money)}</p>
      </header>
      <div onScroll={onScroll} className="relative min-h-24 flex-1 overflow-y-auto px-2 pb-2">
        <ListStates
          query={cards}
          isEmpty={items.length === 0}
          loading={<Bones />}
          empty={<p className="px-2 py-6 text-center text-faint text-xs">{EMPTY[stage]}</p>}
        >
          <ul aria-label={`Leads in ${STAGE_WORDS[stage]}`} className="space-y-2">
            {items.map((card) => (
              <li key={card.contactId}>
                <LeadCard card={card} side={query.side} onMove={onMove} />
              </li>
            ))}
          </ul>
          <MoreButton query={cards} />
        </ListStates>
      </div>
    </section>
  );
}

/** An empty column says what would bring somebody here. */
const EMPTY: Record<Stage, string> = {
  new: 'Who writes for the first time stands here.',
  engaged: 'Who answers us stands here.',
  nurture: 'For those who will move some day.',
  hot: 'Who is ready to talk, and has no call yet.',
  call_scheduled: 'Fills itself when a call is booked.',
  active: 'For those you show homes to, or sell for.',
  under_contract: 'An offer is accepted.',
  closed: 'Done, and handed over.',
  not_interested: 'Who asked us to stop.',
};

function Bones() {
  return (
    <div role="status" aria-label="Loading" className="space-y-2">
      {['a', 'b', 'c'].map((bone) => (
        <div key={bone} className="space-y-2 rounded-lg border bg-raised p-2.5">
          <Skeleton className="h-3 w-2/3" />
          <Skeleton className="h-3 w-full" />
          <Skeleton className="h-3 w-1/3" />
        </div>
      ))}
    </div>
  );
}
