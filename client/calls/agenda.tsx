import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import type { Call } from '../../shared/call.ts';
import { trpc } from '../lib/trpc.ts';
import { dayStart, isoDayIn } from '../lib/zone/days.ts';
import { useClock } from '../lib/zone/use-clock.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Chip } from '../ui/chip.tsx';
import { Empty, ListStates, MoreButton } from '../ui/list-states.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { useCallName } from './call-name.tsx';
import { STATE_WORDS } from './call-words.ts';
import { FreeSlots } from './free-slots.tsx';
import { groupByDay } from './group-by-day.ts';

type Props = { isPast: boolean; agentId: string | null | undefined; onOpen(callId: string): void };

/** The calls day by day, those ahead or those behind, and the time that is still free. */
export function Agenda({ isPast, agentId, onOpen }: Props) {
  const { timeZone, day: dayWords } = useClock();
  const [openedAt] = useState(() => new Date());
  const today = dayStart(isoDayIn(openedAt, timeZone), timeZone);
  const query = trpc.calls.list.useInfiniteQuery(
    isPast
      ? { to: today, agentId, limit: 50 }
      : { from: today, agentId, isSoonestFirst: true, states: ['booked', 'completed', 'no_show'], limit: 50 },
    {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    },
  );
  const calls = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="mx-auto grid max-w-5xl gap-8 p-4 md:p-6 lg:grid-cols-[minmax(0,1fr)_17rem]">
      <ListStates
        query={query}
        isEmpty={calls.length === 0}
        loading={<SkeletonRows rows={4} />}
        empty={
          <Empty icon={CalendarClock} title={isPast ? 'No past calls' : 'No calls booked'}>
            When a lead is ready the AI offers three free times. The one they pick is booked here, and the invitation goes out by itself.
          </Empty>
        }
      >
        <div className="space-y-6">
          {groupByDay(calls, { isLatestFirst: isPast, timeZone }).map(({ day, calls: ofDay }) => (
            <section key={day.toISOString()}>
              <h2 className="mb-2 font-serif text-lg">{dayWords(day)}</h2>
              <ul className="divide-y rounded-lg border bg-raised">
                {ofDay.map((call) => (
                  <CallRow key={call.id} call={call} onOpen={onOpen} />
                ))}
              </ul>
            </section>
          ))}
          <MoreButton query={query} />
        </div>
      </ListStates>
      <FreeSlots />
    </div>
  );
}

function CallRow({ call, onOpen }: { call: Call; onOpen(callId: string): void }) {
  const { name, phone } = useCallName(call.contactId);
  const clock = useClock();
  return (
    <li>
      <button
        type="button"
        data-call={call.id}
        onClick={() => onOpen(call.id)}
        className="flex w-full flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 text-left hover:bg-hover"
      >
        <span className="w-44 shrink-0 font-medium tabular-nums">{clock.span(call.startsAt, call.endsAt)}</span>
        <Avatar name={name} size="sm" />
        <span className="min-w-32 flex-1 wrap-anywhere">
          <span className="block font-medium">{name}</span>
          <span className="block text-faint text-list">{[call.topic, phone].filter(Boolean).join(' · ')}</span>
        </span>
        <Chip tone={call.state === 'booked' ? 'brick' : 'neutral'}>{STATE_WORDS[call.state]}</Chip>
      </button>
    </li>
  );
}
