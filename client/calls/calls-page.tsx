import { Link } from '@tanstack/react-router';
import { CalendarClock, Download } from 'lucide-react';
import { useState } from 'react';
import type { Call } from '../../shared/call.ts';
import { PATHS } from '../app/paths.ts';
import { errorWords } from '../lib/error-words.ts';
import { dayName, timeOfDay } from '../lib/format.ts';
import { toast } from '../lib/toast.ts';
import { trpc } from '../lib/trpc.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Empty, ListStates, MoreButton } from '../ui/list-states.tsx';
import { Page } from '../ui/page.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { FreeSlots } from './free-slots.tsx';
import { groupByDay } from './group-by-day.ts';

const STATE_WORDS = { booked: 'Booked', cancelled: 'Cancelled', completed: 'Took place', no_show: 'Nobody came' } as const;

/** The agenda: calls that mail led to, and the time that is still free. */
export function CallsPage() {
  const [isPast, setIsPast] = useState(false);
  const [today] = useState(startOfToday);
  const query = trpc.calls.list.useInfiniteQuery(isPast ? { to: today, limit: 50 } : { from: today, limit: 100 }, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const calls = query.data?.pages.flatMap((page) => page.items) ?? [];
  const days = groupByDay(calls, { isLatestFirst: isPast });

  return (
    <Page
      title="Calls"
      actions={
        <fieldset className="flex rounded-md border p-0.5" aria-label="Which calls">
          {[false, true].map((past) => (
            <Button
              key={String(past)}
              size="sm"
              look="ghost"
              aria-pressed={isPast === past}
              onClick={() => setIsPast(past)}
              className={isPast === past ? 'bg-sunken text-ink' : ''}
            >
              {past ? 'Past' : 'Coming up'}
            </Button>
          ))}
        </fieldset>
      }
    >
      <div className="mx-auto grid max-w-5xl gap-8 p-4 md:p-6 lg:grid-cols-[1fr_17rem]">
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
            {days.map(({ day, calls: ofDay }) => (
              <section key={day.toISOString()}>
                <h2 className="mb-2 font-serif text-lg">{dayName(day)}</h2>
                <ul className="divide-y rounded-lg border bg-raised">
                  {ofDay.map((call) => (
                    <CallRow key={call.id} call={call} />
                  ))}
                </ul>
              </section>
            ))}
            <MoreButton query={query} />
          </div>
        </ListStates>
        <FreeSlots />
      </div>
    </Page>
  );
}

function CallRow({ call }: { call: Call }) {
  const utils = trpc.useUtils();
  const contact = trpc.contacts.byId.useQuery({ contactId: call.contactId }, { staleTime: 300_000 }).data;
  const cancel = trpc.calls.cancel.useMutation({
    onSuccess: () => void toast.success('Cancelled; the customer is told.'),
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => utils.calls.invalidate(),
  });
  const name = contact ? `${contact.firstName} ${contact.lastName}`.trim() || contact.email : '…';
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <span className="w-40 shrink-0 font-medium tabular-nums">
        {timeOfDay(call.startsAt)}–{timeOfDay(call.endsAt)}
      </span>
      <Avatar name={name} size="sm" />
      <span className="min-w-40 flex-1">
        <span className="block font-medium">{name}</span>
        <span className="block text-faint text-list">{[call.topic, contact?.mobilePhone].filter(Boolean).join(' · ')}</span>
      </span>
      <Chip tone={call.state === 'booked' ? 'brick' : 'neutral'}>{STATE_WORDS[call.state]}</Chip>
      <span className="flex gap-1">
        {call.threadId && (
          <Link
            to={PATHS.inbox}
            params={{ view: 'all', threadId: call.threadId }}
            className="inline-flex h-7 items-center rounded-md border border-line-strong bg-raised px-2.5 font-medium text-xs hover:bg-hover"
          >
            Thread
          </Link>
        )}
        <a
          href={`/calls/${call.token}.ics`}
          download
          aria-label="Download the invitation"
          title="Download the invitation"
          className="grid size-7 place-items-center rounded-md text-soft hover:bg-hover"
        >
          <Download aria-hidden="true" className="size-3.5" />
        </a>
        {call.state === 'booked' && (
          <Button size="sm" look="danger" isBusy={cancel.isPending} onClick={() => cancel.mutate({ callId: call.id })}>
            Cancel
          </Button>
        )}
      </span>
    </li>
  );
}

function startOfToday(): Date {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate());
}
