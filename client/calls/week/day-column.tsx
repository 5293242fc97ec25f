import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Call, CallSlot, ProposedCall } from '../../../shared/call.ts';
import { PATHS } from '../../app/paths.ts';
import { isoDayIn } from '../../lib/zone/days.ts';
import { useClock } from '../../lib/zone/use-clock.ts';
import { cx } from '../../ui/cx.ts';
import { CallName } from '../call-name.tsx';
import { lanesOf, placeInDay, type Span } from './week-grid.ts';

export const HOUR_PX = 56;

export type DayProps = {
  openId: string | undefined;
  onOpen(callId: string): void;
  calls: Call[];
  proposed: ProposedCall[];
  free: CallSlot[];
};
type ColumnProps = DayProps & {
  /** As an ISO date of the brokerage's zone. */
  day: string;
  now: Date;
  hours: { from: number; to: number };
  mayMove(call: Call): boolean;
  /** Set while a call is being dragged: then free times take it. */
  dragged: Call | null;
  onDrag(call: Call | null): void;
  onDrop(startsAt: Date): void;
};

/** One day of the week: free time as a quiet ground, calls and offers on it, and the line of now. */
export function DayColumn({ day, now, hours, openId, onOpen, calls, proposed, free, mayMove, dragged, onDrag, onDrop }: ColumnProps) {
  const { timeZone } = useClock();
  const box = (span: Span) => {
    const { top, height } = placeInDay(span, hours, timeZone);
    return { top: `${top * 100}%`, height: `calc(${height * 100}% - 1px)` };
  };
  const nowAt = placeInDay({ startsAt: now, endsAt: now }, hours, timeZone).top;
  return (
    <div
      className="relative border-l"
      style={{
        height: (hours.to - hours.from) * HOUR_PX,
        backgroundImage: `repeating-linear-gradient(to bottom, var(--color-line) 0 1px, transparent 1px ${HOUR_PX}px)`,
      }}
    >
      {free.map((slot) => (
        <FreeSpan key={slot.slotId} slot={slot} style={box(slot)} isWaiting={dragged !== null} onDrop={onDrop} />
      ))}
      {lanesOf<Span & ({ call: Call } | { offer: ProposedCall })>([
        ...calls.map((call) => ({ startsAt: call.startsAt, endsAt: call.endsAt, call })),
        ...proposed.map((offer) => ({ startsAt: offer.startsAt, endsAt: offer.endsAt, offer })),
      ]).map(({ span, lane, lanes }) => {
        const style = { ...box(span), left: `calc(${(lane / lanes) * 100}% + 2px)`, width: `calc(${100 / lanes}% - 4px)` };
        return 'call' in span ? (
          <BookedBlock
            key={span.call.id}
            call={span.call}
            style={style}
            isOpen={span.call.id === openId}
            onOpen={onOpen}
            onDrag={mayMove(span.call) ? onDrag : undefined}
            isGhost={dragged?.id === span.call.id}
          />
        ) : (
          <OfferBlock
            key={`${span.offer.threadId}${span.offer.slotId}`}
            offer={span.offer}
            style={{ ...style, pointerEvents: dragged ? 'none' : undefined }}
          />
        );
      })}
      {day === isoDayIn(now, timeZone) && nowAt >= 0 && nowAt <= 1 && (
        <span
          aria-hidden="true"
          data-now=""
          className="pointer-events-none absolute inset-x-0 border-amber border-t-2 before:absolute before:-top-[5px] before:-left-1 before:size-2 before:rounded-full before:bg-amber"
          style={{ top: `${nowAt * 100}%` }}
        />
      )}
    </div>
  );
}

/** Free time; while a call is being dragged it says so and takes it. */
function FreeSpan({ slot, style, isWaiting, onDrop }: { slot: CallSlot; style: object; isWaiting: boolean; onDrop(startsAt: Date): void }) {
  const clock = useClock();
  const ref = useRef<HTMLSpanElement>(null);
  const [isOver, setIsOver] = useState(false);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  useEffect(() => {
    if (!ref.current || !isWaiting) return;
    return dropTargetForElements({
      element: ref.current,
      onDragEnter: () => setIsOver(true),
      onDragLeave: () => setIsOver(false),
      onDrop: () => {
        setIsOver(false);
        drop.current(slot.startsAt);
      },
    });
  }, [isWaiting, slot.startsAt]);
  return (
    <span
      ref={ref}
      aria-hidden="true"
      data-free={slot.slotId}
      className={cx(
        'absolute inset-x-0.5 rounded-sm bg-surface text-2xs',
        isWaiting && 'z-10 border border-line-strong border-dashed',
        isOver && 'border-brick bg-brick-wash text-brick',
      )}
      style={style}
    >
      {isOver && <span className="block px-1.5 tabular-nums">{clock.time(slot.startsAt)}</span>}
    </span>
  );
}

type BlockStyle = { style?: { top: string; height: string; left: string; width: string; pointerEvents?: 'none' } };
type BookedProps = BlockStyle & {
  call: Call;
  isOpen: boolean;
  isGhost?: boolean;
  onOpen(callId: string): void;
  onDrag?(call: Call | null): void;
};

export function BookedBlock({ call, style, isOpen, isGhost = false, onOpen, onDrag }: BookedProps) {
  const clock = useClock();
  const ref = useRef<HTMLButtonElement>(null);
  const drag = useRef(onDrag);
  drag.current = onDrag;
  const isDraggable = onDrag !== undefined;
  const latest = useRef(call);
  latest.current = call;
  useEffect(() => {
    if (!ref.current || !isDraggable) return;
    return draggable({
      element: ref.current,
      // A frame later: a page that changes under the pointer at once ends the drag in Chromium.
      onDragStart: () => drag.current?.(latest.current),
      onDrop: () => drag.current?.(null),
    });
  }, [isDraggable]);
  const isOver = call.state !== 'booked';
  // Half an hour on the grid is one line high.
  const isRoomy = !style || call.endsAt.getTime() - call.startsAt.getTime() >= 45 * 60_000;
  return (
    <button
      ref={ref}
      type="button"
      data-call={call.id}
      aria-pressed={isOpen}
      onClick={() => onOpen(call.id)}
      style={style}
      className={cx(
        'truncate rounded-sm border-l-2 px-1.5 py-0.5 text-left text-xs leading-tight',
        style ? 'absolute' : 'block w-full py-2',
        isOver ? 'border-line-strong bg-sunken text-soft' : 'border-brick bg-brick-wash text-ink',
        isDraggable && 'cursor-grab',
        isGhost && 'opacity-40',
        isOpen && 'outline-2 outline-brick',
      )}
    >
      <span className="font-medium tabular-nums">{clock.time(call.startsAt)}</span> <CallName contactId={call.contactId} />
      {call.topic && isRoomy && <span className="block truncate text-soft">{call.topic}</span>}
    </button>
  );
}

export function OfferBlock({ offer, style }: BlockStyle & { offer: ProposedCall }) {
  const clock = useClock();
  return (
    <Link
      to={PATHS.inbox}
      params={{ view: 'all', threadId: offer.threadId }}
      style={style}
      title={`Offered by ${offer.isByPerson ? 'one of us' : 'the AI'} in a mail, not chosen yet`}
      className={cx(
        'truncate rounded-sm border border-dashed px-1.5 py-0.5 text-xs leading-tight',
        offer.isByPerson ? 'border-brick text-brick' : 'border-pine text-pine',
        style ? 'absolute bg-surface' : 'block py-2',
      )}
    >
      <span className="tabular-nums">{clock.time(offer.startsAt)}</span> <CallName contactId={offer.contactId} />
    </Link>
  );
}
