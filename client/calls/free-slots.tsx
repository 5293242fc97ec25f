import { useState } from 'react';
import { trpc } from '../lib/trpc.ts';
import { useClock } from '../lib/zone/use-clock.ts';
import { ListStates } from '../ui/list-states.tsx';
import { Section } from '../ui/page.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { groupByDay } from './group-by-day.ts';

const WEEK = 7 * 86_400_000;

/** What the AI may offer in the coming week: office hours, minus calls, minus the notice. */
export function FreeSlots() {
  const { timeZone, day: dayWords, span: spanWords } = useClock();
  const [span] = useState(() => ({ from: new Date(), to: new Date(Date.now() + WEEK) }));
  const query = trpc.calls.slots.useQuery({ ...span, limit: 200 });
  const days = groupByDay(query.data?.slots ?? [], { isLatestFirst: false, timeZone });
  return (
    <Section title="Free this week">
      <ListStates
        query={query}
        isEmpty={days.length === 0}
        loading={<SkeletonRows rows={3} />}
        empty={<p className="text-faint text-list">No free time in the coming week. Call hours are in Settings.</p>}
      >
        <ul className="space-y-3">
          {days.map(({ day, calls: slots }) => (
            <li key={day.toISOString()} className="text-list">
              <span className="flex justify-between">
                <span className="font-medium">{dayWords(day)}</span>
                <span className="text-faint tabular-nums">{slots.length} free</span>
              </span>
              <span className="text-faint text-xs tabular-nums">{spanWords(slots[0]?.startsAt ?? day, slots.at(-1)?.endsAt ?? day)}</span>
            </li>
          ))}
        </ul>
      </ListStates>
    </Section>
  );
}
