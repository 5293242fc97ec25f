import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Call } from '../../../shared/call.ts';
import { mayActOn } from '../../../shared/may-act.ts';
import { useCommands } from '../../lib/commands/use-commands.ts';
import { onThreadNews } from '../../lib/live/thread-news.ts';
import { trpc } from '../../lib/trpc.ts';
import { useNow } from '../../lib/use/use-time.ts';
import { dayStart, isoDayIn } from '../../lib/zone/days.ts';
import { useClock } from '../../lib/zone/use-clock.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { ListStates } from '../../ui/list-states.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { DayColumn, HOUR_PX } from './day-column.tsx';
import { MoveByHand } from './move-by-hand.tsx';
import { PhoneDay } from './phone-day.tsx';
import { useWeekCalls } from './use-week-calls.ts';
import { byDay, daysOfWeek, hoursToDraw, isWeekend, monthsOf, shiftWeeks, startOfWeek } from './week-grid.ts';

type WeekProps = {
  /** A day of the week shown, as an ISO date. */
  at: string;
  /** Whose calls; undefined: everybody's. */
  agentId: string | null | undefined;
  openId: string | undefined;
  onOpen(callId: string): void;
  onMove(day: string): void;
};

// An ISO date and an hour of the clock are read and written in one zone, so that none moves them.
const shortDay = new Intl.DateTimeFormat(undefined, { weekday: 'short', timeZone: 'UTC' });
const hourOnly = new Intl.DateTimeFormat(undefined, { hour: 'numeric', timeZone: 'UTC' });

/** A week of calls: booked ones in brick, times our mails offer dashed, free time as a quiet ground. A booked one is dragged to move. */
export function WeekView({ at, agentId, openId, onOpen, onMove }: WeekProps) {
  const monday = startOfWeek(at);
  const clock = useClock();
  const { timeZone } = clock;
  const span = { from: dayStart(monday, timeZone), to: dayStart(shiftWeeks(monday, 1), timeZone) };
  const me = trpc.users.me.useQuery().data;
  const { query, calls } = useWeekCalls({ ...span, agentId });
  const proposed = trpc.calls.proposed.useQuery(span).data?.items ?? [];
  const utils = trpc.useUtils();
  // An offer is part of a mail, and has no event of its own.
  useEffect(() => onThreadNews(() => void utils.calls.proposed.invalidate()), [utils]);
  const [dragged, setDragged] = useState<Call | null>(null);
  const [moving, setMoving] = useState<{ call: Call; startsAt: Date } | null>(null);
  const everybodys = trpc.calls.slots.useQuery({ ...span, limit: 500 }).data?.slots ?? [];
  // A dragged call moves within the time of the agent who has it.
  const theirs = trpc.calls.slots.useQuery({ ...span, limit: 500, callId: dragged?.id }, { enabled: dragged !== null }).data?.slots;
  const free = dragged ? (theirs ?? []) : everybodys;
  const now = new Date(useNow(60_000));
  const today = isoDayIn(now, timeZone);
  const all = [...calls, ...proposed, ...everybodys];
  const hours = hoursToDraw(all, timeZone);
  const [allOf, callsOf, proposedOf, freeOf] = [
    byDay(all, timeZone),
    byDay(calls, timeZone),
    byDay(proposed, timeZone),
    byDay(free, timeZone),
  ];
  const days = daysOfWeek(monday).filter((day) => !isWeekend(day) || allOf(day).length > 0);
  const of = (day: string) => ({ calls: callsOf(day), proposed: proposedOf(day), free: freeOf(day) });
  const mayMove = (call: Call) => call.state === 'booked' && call.startsAt > now && !!me && mayActOn({ ownerId: call.agentId }, me);
  const toThisWeek = () => onMove(today);
  const toWeekBefore = () => onMove(shiftWeeks(monday, -1));
  const toWeekAfter = () => onMove(shiftWeeks(monday, 1));
  useCommands([
    { id: 'calls.this-week', name: 'This week', group: 'Calls', keys: 't', words: 'today', run: toThisWeek },
    { id: 'calls.week-before', name: 'The week before', group: 'Calls', keys: 'ArrowLeft', run: toWeekBefore },
    { id: 'calls.week-after', name: 'The week after', group: 'Calls', keys: 'ArrowRight', run: toWeekAfter },
  ]);
  return (
    <section aria-label="Week" className="flex min-h-full flex-col">
      <div className="flex items-center gap-1 px-4 py-3 md:px-6">
        <h2 className="mr-auto font-serif text-lg">{monthsOf(days)}</h2>
        <Button size="sm" onClick={toThisWeek}>
          This week
        </Button>
        <IconButton label="Week before" onClick={toWeekBefore}>
          <ChevronLeft aria-hidden="true" className="size-4" />
        </IconButton>
        <IconButton label="Week after" onClick={toWeekAfter}>
          <ChevronRight aria-hidden="true" className="size-4" />
        </IconButton>
      </div>
      <ListStates query={query} loading={<LoadingWeek />}>
        <div className="grid max-md:hidden" style={{ gridTemplateColumns: `3.5rem repeat(${days.length}, minmax(0, 1fr))` }}>
          <span className="self-end px-2 pb-1.5 text-right text-2xs text-faint">{clock.zone(span.from)}</span>
          {days.map((day) => (
            <h3 key={day} className={cx('border-b border-l px-2 py-1.5 text-list', day === today && 'bg-sunken')}>
              <span className="text-faint">{shortDay.format(new Date(day))}</span>{' '}
              <span className="font-medium tabular-nums">{Number(day.slice(8))}</span>
              {day === today && <span className="ml-1.5 text-faint text-xs">today</span>}
            </h3>
          ))}
          <Hours {...hours} />
          {days.map((day) => (
            <DayColumn
              key={day}
              {...{ day, now, hours, openId, onOpen, ...of(day) }}
              mayMove={mayMove}
              dragged={dragged}
              onDrag={setDragged}
              onDrop={(startsAt) => dragged && setMoving({ call: dragged, startsAt })}
            />
          ))}
        </div>
        <ul className="divide-y border-t md:hidden">
          {days.map((day) => (
            <li key={day} className="px-4 py-3">
              <h3 className="mb-1.5 font-medium text-list">
                {clock.day(dayStart(day, timeZone))} {day === today && <span className="font-normal text-faint">· today</span>}
              </h3>
              <PhoneDay {...{ openId, onOpen, ...of(day) }} />
            </li>
          ))}
        </ul>
        <p className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-3 text-faint text-xs md:px-6">
          <Key className="border-brick border-l-2 bg-brick-wash">Booked</Key>
          <Key className="border border-pine border-dashed">Offered by the AI, not chosen yet</Key>
          <Key className="border border-brick border-dashed">Offered by one of us</Key>
          <Key className="border bg-surface">Free to be offered</Key>
          <span className="max-md:hidden">Drag a booked call to another free time.</span>
        </p>
      </ListStates>
      {moving && <MoveByHand {...moving} onClose={() => setMoving(null)} />}
    </section>
  );
}

function LoadingWeek() {
  return (
    <div role="status" aria-label="Loading" className="grid grid-cols-5 gap-px px-4 md:px-6">
      {['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => (
        <Skeleton key={day} className="h-96" />
      ))}
    </div>
  );
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className={cx('inline-block size-3 rounded-sm', className)} />
      {children}
    </span>
  );
}

function Hours({ from, to }: { from: number; to: number }) {
  return (
    <div aria-hidden="true" className="relative" style={{ height: (to - from) * HOUR_PX }}>
      {Array.from({ length: to - from }, (_, n) => n).map((n) => (
        <span
          key={n}
          className="absolute right-2 whitespace-nowrap text-2xs text-faint tabular-nums"
          style={{ top: n === 0 ? 2 : n * HOUR_PX - 8 }}
        >
          {hourOnly.format(new Date(Date.UTC(2026, 0, 1, from + n)))}
        </span>
      ))}
    </div>
  );
}
