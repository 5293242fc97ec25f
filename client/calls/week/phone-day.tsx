import { timeOfDay } from '../../lib/words/format.ts';
import { BookedBlock, type DayProps, OfferBlock } from './day-column.tsx';

/** A day of the week on a phone: what is booked, what is offered, and how much is free. */
export function PhoneDay({ openId, onOpen, calls, proposed, free }: DayProps) {
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
