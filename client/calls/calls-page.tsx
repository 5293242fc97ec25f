import { Clock } from 'lucide-react';
import { useState } from 'react';
import { trpc } from '../lib/trpc.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Agenda } from './agenda.tsx';
import { CallPane } from './call-pane.tsx';
import type { CallsSearch } from './call-words.ts';
import { AvailabilityPane } from './hours/availability-pane.tsx';
import { useCallsPlace } from './use-calls-place.ts';
import { WeekView } from './week-view.tsx';

const VIEWS: { view: CallsSearch['view']; words: string }[] = [
  { view: undefined, words: 'Week' },
  { view: 'agenda', words: 'Coming up' },
  { view: 'past', words: 'Past' },
];

/** Calls that mail led to: the week, the agenda, and when calls are taken. */
export function CallsPage() {
  const { place, go } = useCallsPlace();
  const [today] = useState(() => new Date());
  const at = place.week ? new Date(`${place.week}T12:00:00`) : weekAhead(today);
  const isWeek = place.view === undefined;
  const open = trpc.calls.byId.useQuery({ callId: place.call ?? '' }, { enabled: place.call !== undefined }).data;
  return (
    <Page
      title="Calls"
      actions={
        <>
          <fieldset className="flex rounded-md border p-0.5" aria-label="Which calls">
            {VIEWS.map(({ view, words }) => (
              <Button
                key={words}
                size="sm"
                look="ghost"
                aria-pressed={place.view === view}
                onClick={() => go({ view })}
                className={place.view === view ? 'bg-sunken text-ink' : ''}
              >
                {words}
              </Button>
            ))}
          </fieldset>
          <Button
            size="sm"
            aria-pressed={place.hours === true}
            onClick={() => go({ hours: place.hours ? undefined : true, call: undefined })}
          >
            <Clock aria-hidden="true" className="size-3.5" /> When I take calls
          </Button>
        </>
      }
    >
      <div className="flex h-full min-h-0">
        <div className="min-w-0 flex-1 overflow-auto">
          {isWeek ? (
            <WeekView
              at={at}
              openId={place.call}
              onOpen={(call) => go({ call: call === place.call ? undefined : call, hours: undefined })}
              onMove={(day) => go({ week: isoDate(day) })}
            />
          ) : (
            <Agenda isPast={place.view === 'past'} onOpen={(call) => go({ call, hours: undefined })} />
          )}
        </div>
        {place.hours && <AvailabilityPane onClose={() => go({ hours: undefined })} />}
        {open && !place.hours && place.call && <CallPane key={open.id} call={open} onClose={() => go({ call: undefined })} />}
      </div>
    </Page>
  );
}

/** On a weekend the week that matters is the one that begins. */
const weekAhead = (today: Date) => (today.getDay() % 6 === 0 ? shiftDays(today, 2) : today);
const shiftDays = (day: Date, count: number) => new Date(day.getFullYear(), day.getMonth(), day.getDate() + count);

const isoDate = (day: Date) =>
  `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
