import { Clock, Globe, Plus } from 'lucide-react';
import { useState } from 'react';
import { useCommands } from '../lib/commands/use-commands.ts';
import { trpc } from '../lib/trpc.ts';
import { ownClockWords, placeWords } from '../lib/zone/clock.ts';
import { isoDayIn, shiftDay } from '../lib/zone/days.ts';
import { ownZone, useClock } from '../lib/zone/use-clock.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Agenda } from './agenda.tsx';
import { BookCall } from './book-call.tsx';
import { CallPane } from './call-pane.tsx';
import { AvailabilityPane } from './hours/availability-pane.tsx';
import { UntoldCalls } from './people/untold-note.tsx';
import { useCallsPlace } from './use-calls-place.ts';
import { isWeekend } from './week/week-grid.ts';
import { WeekView } from './week/week-view.tsx';
import { agentOf, WhoseCalls } from './whose-calls.tsx';

const VIEWS = [
  { value: 'week', label: 'Week' },
  { value: 'agenda', label: 'Coming up' },
  { value: 'past', label: 'Past' },
] as const;

/** Calls that mail led to: the week, the agenda, and when calls are taken. */
export function CallsPage() {
  const { place, go } = useCallsPlace();
  const [today] = useState(() => new Date());
  const { timeZone, zone } = useClock();
  const ownClock = ownClockWords(ownZone(), timeZone, today);
  const isWeek = place.view === undefined;
  const [isBooking, setIsBooking] = useState(false);
  const closePane = () => go({ call: undefined, hours: undefined });
  useCommands([
    { id: 'calls.book', name: 'Book a call', group: 'Calls', keys: 'n', words: 'new', run: () => setIsBooking(true) },
    { id: 'calls.leave', name: 'Close what stands open', group: 'Calls', keys: 'Escape', isQuiet: true, run: closePane },
  ]);
  const open = trpc.calls.byId.useQuery({ callId: place.call ?? '' }, { enabled: place.call !== undefined }).data;
  return (
    <Page
      title="Calls"
      note={<span title={placeWords(timeZone)}>Times in {zone(today)}</span>}
      actions={
        <>
          <WhoseCalls who={place.who} onChange={(who) => go({ who })} />
          <Segmented
            label="Which calls"
            options={VIEWS}
            value={place.view ?? 'week'}
            onChange={(view) => go({ view: view === 'week' ? undefined : view })}
          />
          <Button
            size="sm"
            aria-pressed={place.hours === true}
            onClick={() => go({ hours: place.hours ? undefined : true, call: undefined })}
          >
            <Clock aria-hidden="true" className="size-3.5" /> When I take calls
          </Button>
          <Button size="sm" look="primary" onClick={() => setIsBooking(true)}>
            <Plus aria-hidden="true" className="size-3.5" /> Book a call
          </Button>
        </>
      }
    >
      <div className="flex h-full min-h-0">
        <div className="min-w-0 flex-1 overflow-auto">
          {ownClock && (
            <p role="note" className="flex items-baseline gap-2 border-b bg-sunken px-4 py-2 text-list text-soft md:px-6">
              <Globe aria-hidden="true" className="size-3.5 shrink-0 self-center" />
              <span>
                All times here are the brokerage’s: {placeWords(timeZone)} ({zone(today)}). {ownClock}
              </span>
            </p>
          )}
          <UntoldCalls onOpen={(call) => go({ call, hours: undefined })} />
          {isWeek ? (
            <WeekView
              at={place.week ?? weekAhead(isoDayIn(today, timeZone))}
              agentId={agentOf(place.who)}
              openId={place.call}
              onOpen={(call) => go({ call: call === place.call ? undefined : call, hours: undefined })}
              onMove={(week) => go({ week })}
            />
          ) : (
            <Agenda isPast={place.view === 'past'} agentId={agentOf(place.who)} onOpen={(call) => go({ call, hours: undefined })} />
          )}
        </div>
        {place.hours && <AvailabilityPane onClose={() => go({ hours: undefined })} />}
        {open && !place.hours && place.call && <CallPane key={open.id} call={open} onClose={() => go({ call: undefined })} />}
      </div>
      {isBooking && (
        <BookCall
          onClose={() => setIsBooking(false)}
          onBooked={(call) => {
            setIsBooking(false);
            go({ call, hours: undefined });
          }}
        />
      )}
    </Page>
  );
}

/** On a weekend the week that matters is the one that begins. */
const weekAhead = (today: string) => (isWeekend(today) ? shiftDay(today, 2) : today);
