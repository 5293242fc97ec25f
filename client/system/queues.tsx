import { useNavigate } from '@tanstack/react-router';
import { PATHS } from '../app/paths.ts';
import { trpc } from '../lib/trpc.ts';
import { useNow } from '../lib/use/use-time.ts';
import { countdown, exactTime, shortTime } from '../lib/words/format.ts';
import type { Tone } from '../ui/chip.tsx';
import { ListStates } from '../ui/list-states.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Stat } from '../ui/stat.tsx';

/** The states of the outbox that somebody may wait for, in the order a mail passes them. */
const STATES: { state: string; name: string; note: string; tone?: Tone }[] = [
  { state: 'review', name: 'Wait for approval', note: 'in Needs you', tone: 'amber' },
  { state: 'holding', name: 'Held', note: '' },
  { state: 'queued', name: 'Queued', note: 'due, or at the limit' },
  { state: 'handing_over', name: 'On the wire', note: 'being handed over' },
  { state: 'uncertain', name: 'Maybe sent', note: 'see below', tone: 'amber' },
  { state: 'failed', name: 'Failed', note: 'see below', tone: 'rust' },
];

export function Queues() {
  const navigate = useNavigate();
  const now = useNow(1000);
  const query = trpc.system.queues.useQuery(undefined, { refetchInterval: 5000 });
  const data = query.data;
  const counts = new Map(data?.outbox.map(({ state, count }) => [state as string, count]));
  const oldest = data?.threads.oldestDueAt;
  const next = data?.nextReleaseAt;
  return (
    <div className="rounded-lg border bg-raised p-2">
      <ListStates query={query} loading={<Skeleton className="h-16 w-full" />}>
        {data && (
          <div className="grid grid-cols-2 gap-y-1 sm:grid-cols-4">
            <Stat
              name="Wait for the AI"
              value={data.threads.waiting}
              note={
                oldest ? (
                  <span title={exactTime(oldest)}>
                    {oldest.getTime() > now ? `due in ${countdown(oldest, now)}` : `the oldest is due since ${shortTime(oldest, now)}`}
                  </span>
                ) : (
                  'nobody waits'
                )
              }
            />
            <Stat name="The AI is at" value={data.threads.working} note="conversations" />
            {STATES.map(({ state, name, note, tone }) => {
              const count = counts.get(state) ?? 0;
              const held = state === 'holding' && next ? `the next leaves in ${countdown(next, now)}` : note;
              return (
                <Stat
                  key={state}
                  name={name}
                  value={count}
                  note={held}
                  {...(count > 0 && tone ? { tone } : {})}
                  {...(state === 'review'
                    ? { onOpen: () => void navigate({ to: PATHS.inbox, params: { view: 'needs_you', threadId: undefined } }) }
                    : {})}
                />
              );
            })}
          </div>
        )}
      </ListStates>
    </div>
  );
}
