import { inWords, plural } from '../lib/format.ts';
import { trpc } from '../lib/trpc.ts';
import { Dot, type Tone } from '../ui/chip.tsx';
import { ListStates } from '../ui/list-states.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

const GOOD = new Set(['up', 'ok', 'ready', 'closed', 'rehearsal']);
const toneOf = (state: string): Tone | 'good' => (GOOD.has(state) ? 'good' : state === 'unknown' ? 'neutral' : 'amber');

export function HealthCards() {
  const query = trpc.system.health.useQuery(undefined, { refetchInterval: 15_000 });
  const health = query.data;
  return (
    <ListStates query={query} loading={<Skeleton className="h-20 w-full rounded-lg" />}>
      {health && (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <Card name="Database" state={health.database} note={health.database === 'up' ? 'Answers' : 'Tries again by itself'} />
          <Card
            name="Model"
            state={health.model.state}
            note={health.rehearsal ? `${health.model.name} · written with rules, for the rehearsal` : health.model.name}
          />
          {health.mail.map((box) => (
            <Card
              key={box.mailbox}
              name={box.mailbox}
              state={box.imap === 'ok' && box.smtp !== 'auth_failed' && box.smtp !== 'unreachable' ? 'ok' : box.imap}
              note={`IMAP ${inWords(box.imap).toLowerCase()}, SMTP ${inWords(box.smtp).toLowerCase()}${box.lagSeconds === null ? '' : ` · read ${plural(Math.round(box.lagSeconds), 'second')} ago`}`}
              error={box.error}
            />
          ))}
        </ul>
      )}
    </ListStates>
  );
}

function Card({ name, state, note, error }: { name: string; state: string; note: string; error?: string | null }) {
  return (
    <li className="rounded-lg border bg-raised p-4">
      <p className="flex items-center gap-2 font-medium">
        <Dot tone={toneOf(state)} /> <span className="truncate">{name}</span>{' '}
        <span className="ml-auto text-faint text-xs">{inWords(state)}</span>
      </p>
      <p className="mt-1 text-list text-soft">{note}</p>
      {error && <p className="mt-1 text-rust text-xs">{error}</p>}
    </li>
  );
}
