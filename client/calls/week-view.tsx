import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Call, CallSlot, ProposedCall } from '../../shared/call.ts';
import { PATHS } from '../app/paths.ts';
import { dayName, timeOfDay } from '../lib/format.ts';
import { trpc } from '../lib/trpc.ts';
import { useNow } from '../lib/use-time.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { CallName } from './call-name.tsx';
import { daysOfWeek, hoursToDraw, isSameDay, lanesOf, placeInDay, type Span, shiftWeeks, startOfWeek } from './week-grid.ts';

type WeekProps = { at: Date; openId: string | undefined; onOpen(callId: string): void; onMove(day: Date): void };

const HOUR_PX = 56;
const shortDay = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const hourOnly = new Intl.DateTimeFormat(undefined, { hour: 'numeric' });
const month = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' });

/** A week of calls: booked ones in brick, times our mails offer in pine, free time as a quiet ground. */
export function WeekView({ at, openId, onOpen, onMove }: WeekProps) {
  const monday = startOfWeek(at);
  const span = { from: monday, to: shiftWeeks(monday, 1) };
  const calls = trpc.calls.list.useQuery({ ...span, states: ['booked', 'completed', 'no_show'], limit: 100 }).data?.items ?? [];
  const proposed = trpc.calls.proposed.useQuery(span).data?.items ?? [];
  const free = trpc.calls.slots.useQuery({ ...span, limit: 500 }).data?.slots ?? [];
  const now = new Date(useNow(60_000));
  const hours = hoursToDraw([...calls, ...proposed, ...free]);
  const days = daysOfWeek(monday).filter((day) => {
    const isWeekend = day.getDay() % 6 === 0;
    return !isWeekend || [...calls, ...proposed, ...free].some(({ startsAt }) => isSameDay(startsAt, day));
  });
  const of = <One extends Span>(spans: readonly One[], day: Date) => spans.filter(({ startsAt }) => isSameDay(startsAt, day));
  return (
    <section aria-label="Week" className="flex min-h-full flex-col">
      <div className="flex items-center gap-1 px-4 py-3 md:px-6">
        <h2 className="mr-auto font-serif text-lg">{month.format(monday)}</h2>
        <Button size="sm" onClick={() => onMove(new Date())}>
          This week
        </Button>
        <IconButton label="Week before" onClick={() => onMove(shiftWeeks(monday, -1))}>
          <ChevronLeft aria-hidden="true" className="size-4" />
        </IconButton>
        <IconButton label="Week after" onClick={() => onMove(shiftWeeks(monday, 1))}>
          <ChevronRight aria-hidden="true" className="size-4" />
        </IconButton>
      </div>
      <div className="grid max-md:hidden" style={{ gridTemplateColumns: `3.5rem repeat(${days.length}, minmax(0, 1fr))` }}>
        <span />
        {days.map((day) => (
          <DayHead key={day.toISOString()} day={day} isToday={isSameDay(day, now)} />
        ))}
        <Hours {...hours} />
        {days.map((day) => (
          <DayColumn
            key={day.toISOString()}
            {...{ day, now, hours, openId, onOpen, calls: of(calls, day), proposed: of(proposed, day), free: of(free, day) }}
          />
        ))}
      </div>
      <ul className="divide-y border-t md:hidden">
        {days.map((day) => (
          <li key={day.toISOString()} className="px-4 py-3">
            <h3 className={cx('mb-1.5 font-medium text-list', isSameDay(day, now) && 'text-brick')}>{dayName(day)}</h3>
            <PhoneDay {...{ openId, onOpen, calls: of(calls, day), proposed: of(proposed, day), free: of(free, day) }} />
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-3 text-faint text-xs md:px-6">
        <Key className="bg-brick-wash border-brick border-l-2">Booked</Key>
        <Key className="border border-pine border-dashed">Offered in a mail, not chosen yet</Key>
        <Key className="border bg-surface">Free to be offered</Key>
      </p>
    </section>
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

function DayHead({ day, isToday }: { day: Date; isToday: boolean }) {
  return (
    <h3 className={cx('border-b border-l px-2 py-1.5 text-list', isToday && 'text-brick')}>
      <span className="text-faint">{shortDay.format(day)}</span> <span className="font-medium tabular-nums">{day.getDate()}</span>
    </h3>
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
          {hourOnly.format(new Date(2026, 0, 1, from + n))}
        </span>
      ))}
    </div>
  );
}

type DayProps = {
  openId: string | undefined;
  onOpen(callId: string): void;
  calls: Call[];
  proposed: ProposedCall[];
  free: CallSlot[];
};

function DayColumn({
  day,
  now,
  hours,
  openId,
  onOpen,
  calls,
  proposed,
  free,
}: DayProps & { day: Date; now: Date; hours: { from: number; to: number } }) {
  const box = (span: Span) => {
    const { top, height } = placeInDay(span, hours);
    return { top: `${top * 100}%`, height: `calc(${height * 100}% - 1px)` };
  };
  const nowAt = placeInDay({ startsAt: now, endsAt: now }, hours).top;
  return (
    <div
      className="relative border-l"
      style={{
        height: (hours.to - hours.from) * HOUR_PX,
        backgroundImage: `repeating-linear-gradient(to bottom, var(--color-line) 0 1px, transparent 1px ${HOUR_PX}px)`,
      }}
    >
      {free.map((slot) => (
        <span key={slot.slotId} aria-hidden="true" className="absolute inset-x-0.5 rounded-sm bg-surface" style={box(slot)} />
      ))}
      {lanesOf<Span & ({ call: Call } | { offer: ProposedCall })>([
        ...calls.map((call) => ({ startsAt: call.startsAt, endsAt: call.endsAt, call })),
        ...proposed.map((offer) => ({ startsAt: offer.startsAt, endsAt: offer.endsAt, offer })),
      ]).map(({ span, lane, lanes }) => {
        const style = { ...box(span), left: `calc(${(lane / lanes) * 100}% + 2px)`, width: `calc(${100 / lanes}% - 4px)` };
        return 'call' in span ? (
          <BookedBlock key={span.call.id} call={span.call} style={style} isOpen={span.call.id === openId} onOpen={onOpen} />
        ) : (
          <OfferBlock key={`${span.offer.threadId}${span.offer.slotId}`} offer={span.offer} style={style} />
        );
      })}
      {isSameDay(day, now) && nowAt >= 0 && nowAt <= 1 && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-x-0 border-brick border-t-2"
          style={{ top: `${nowAt * 100}%` }}
        />
      )}
    </div>
  );
}

type BlockStyle = { style?: { top: string; height: string; left: string; width: string } };

function BookedBlock({ call, style, isOpen, onOpen }: BlockStyle & { call: Call; isOpen: boolean; onOpen(callId: string): void }) {
  const isOver = call.state !== 'booked';
  return (
    <button
      type="button"
      data-call={call.id}
      aria-pressed={isOpen}
      onClick={() => onOpen(call.id)}
      style={style}
      className={cx(
        'truncate rounded-sm border-l-2 px-1.5 py-0.5 text-left text-xs leading-tight',
        style ? 'absolute' : 'block w-full py-2',
        isOver ? 'border-line-strong bg-sunken text-soft' : 'border-brick bg-brick-wash text-ink',
        isOpen && 'outline-2 outline-brick',
      )}
    >
      <span className="font-medium tabular-nums">{timeOfDay(call.startsAt)}</span> <CallName contactId={call.contactId} />
    </button>
  );
}

function OfferBlock({ offer, style }: BlockStyle & { offer: ProposedCall }) {
  return (
    <Link
      to={PATHS.inbox}
      params={{ view: 'all', threadId: offer.threadId }}
      style={style}
      title="Offered in a mail, not chosen yet"
      className={cx(
        'truncate rounded-sm border border-pine border-dashed px-1.5 py-0.5 text-pine text-xs leading-tight',
        style ? 'absolute bg-surface' : 'block py-2',
      )}
    >
      <span className="tabular-nums">{timeOfDay(offer.startsAt)}</span> <CallName contactId={offer.contactId} />
    </Link>
  );
}

function PhoneDay({ openId, onOpen, calls, proposed, free }: DayProps) {
  if (calls.length + proposed.length + free.length === 0) return <p className="text-faint text-xs">Closed, or nothing free.</p>;
  return (
    <div className="space-y-1.5">
      {calls
        .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
        .map((call) => (
          <BookedBlock key={call.id} call={call} isOpen={call.id === openId} onOpen={onOpen} />
        ))}
      {proposed.map((offer) => (
        <OfferBlock key={`${offer.threadId}${offer.slotId}`} offer={offer} />
      ))}
      {free.length > 0 && (
        <p className="text-faint text-xs tabular-nums">
          {free.length} free, {timeOfDay(free[0]?.startsAt ?? new Date())} – {timeOfDay(free.at(-1)?.endsAt ?? new Date())}
        </p>
      )}
    </div>
  );
}
