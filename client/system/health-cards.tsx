import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PATHS } from '../app/paths.ts';
import { trpc } from '../lib/trpc.ts';
import { inWords, plural } from '../lib/words/format.ts';
import { mailboxHealth } from '../lib/words/mailbox-health.ts';
import { Dot, type Tone } from '../ui/chip.tsx';
import { ListStates } from '../ui/list-states.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { modelHealth } from './model-health.ts';

/** How every part is: its state, what that means, and what to do about it. */
export function HealthCards() {
  const query = trpc.system.health.useQuery(undefined, { refetchInterval: 15_000 });
  const health = query.data;
  return (
    <ListStates query={query} loading={<Skeleton className="h-20 w-full rounded-lg" />}>
      {health && (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <Card
            name="Database"
            tone={health.database === 'up' ? 'good' : 'rust'}
            state={inWords(health.database)}
            meaning={
              health.database === 'up' ? 'Answers.' : 'Does not answer. Nothing is read, answered or sent until it does; nothing is lost.'
            }
            todo={health.database === 'up' ? '' : 'It is tried again by itself. Is MongoDB running, and is there space left?'}
          />
          <Card name="Model" {...modelHealth(health)} />
          {health.mail.map((box) => {
            const { tone, state, meaning, todo } = mailboxHealth(box);
            const facts = `IMAP ${stateWords(box.imap)}, SMTP ${stateWords(box.smtp)}${box.lagSeconds === null ? '' : ` · read ${plural(box.lagSeconds, 'second')} ago`}`;
            return (
              <Card
                key={box.mailbox}
                name={box.mailbox}
                tone={tone}
                state={state}
                meaning={tone === 'good' ? '' : meaning}
                facts={facts}
                todo={todo}
                error={box.error}
              >
                {todo && (
                  <Link to={PATHS.settings} params={{ section: 'mailboxes' }} className="text-brick underline underline-offset-2">
                    Mailboxes
                  </Link>
                )}
              </Card>
            );
          })}
        </ul>
      )}
    </ListStates>
  );
}

/** Nothing is known of a server before the first look at it, or the first mail through it. */
const stateWords = (state: string) => (state === 'unknown' ? 'not used yet' : inWords(state).toLowerCase());

type CardProps = {
  name: string;
  tone: Tone | 'good';
  state: string;
  meaning: string;
  facts?: string;
  todo?: string;
  error?: string | null;
  children?: ReactNode;
};

function Card({ name, tone, state, meaning, facts, todo, error, children }: CardProps) {
  return (
    <li className="rounded-lg border bg-raised p-4">
      <p className="flex items-center gap-2 font-medium">
        <Dot tone={tone} /> <span className="truncate">{name}</span> <span className="ml-auto shrink-0 text-faint text-xs">{state}</span>
      </p>
      {meaning && <p className="mt-1 text-list text-soft">{meaning}</p>}
      {facts && <p className="mt-1 text-list text-soft">{facts}</p>}
      {error && <p className="mt-1 break-words text-rust text-xs">{error}</p>}
      {todo && (
        <p className="mt-1 text-ink text-list">
          {todo} {children}
        </p>
      )}
    </li>
  );
}
