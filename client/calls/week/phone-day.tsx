import { useClock } from '../../lib/zone/use-clock.ts';
import { BookedBlock, type DayProps, OfferBlock } from './day-column.tsx';

/** A day of the week on a phone: what is booked, what is offered, and how much is free. */
export function PhoneDay({ openId, onOpen, calls, proposed, free }: DayProps) {
  const { span } = useClock();
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
          {free.length} free, {span(free[0]?.startsAt ?? new Date(), free.at(-1)?.endsAt ?? new Date())}
        </p>
      )}
    </div>
  );
}
