import { Link } from '@tanstack/react-router';
import { Drama, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { CastMember } from '../../shared/rehearsal.ts';
import { PATHS } from '../app/paths.ts';
import { toast } from '../lib/toast.ts';
import { trpc } from '../lib/trpc.ts';
import { errorWords } from '../lib/words/error-words.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Empty, ListStates } from '../ui/list-states.tsx';
import { Page, Section } from '../ui/page.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { SentTo } from './sent-to.tsx';
import { Speed } from './speed.tsx';
import { type Answered, type Customer, WriteAs } from './write-as.tsx';

/** The stage: who the simulated customers are, what they will do next, and a pen to write as any of them. */
export function RehearsalPage() {
  const utils = trpc.useUtils();
  const query = trpc.rehearsal.cast.useQuery(undefined, { refetchInterval: 4000 });
  const me = trpc.users.me.useQuery().data;
  const [chosen, setChosen] = useState<Customer | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const choose = (customer: Customer | null) => {
    setChosen(customer);
    setAnswered(null);
  };
  const reset = trpc.rehearsal.reset.useMutation({
    onSuccess: () => {
      choose(null);
      void toast.success('The customers begin again.');
    },
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => {
      setIsAsking(false);
      return utils.rehearsal.invalidate();
    },
  });
  const cast = query.data ?? [];
  return (
    <Page
      title="Rehearsal"
      note="Real mail servers on this machine, simulated people behind them."
      actions={
        <>
          <Speed />
          <Button isBusy={reset.isPending} onClick={() => setIsAsking(true)}>
            <RotateCcw aria-hidden="true" className="size-3.5" /> Begin again
          </Button>
        </>
      }
    >
      <div className="mx-auto grid max-w-6xl gap-8 p-4 md:p-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Section title="The cast">
          <ListStates
            query={query}
            isEmpty={cast.length === 0}
            loading={<SkeletonRows rows={6} />}
            empty={
              <Empty icon={Drama} title="Nobody plays">
                The simulated customers are switched off (REHEARSAL_CUSTOMERS=off). You can still write as anybody.
              </Empty>
            }
          >
            <ul className="grid gap-3 sm:grid-cols-2">
              {cast.map((member) => (
                <li key={member.address}>
                  <Member
                    member={member}
                    isChosen={member.address === chosen?.address}
                    onChoose={() => choose(member.address === chosen?.address ? null : member)}
                  />
                </li>
              ))}
            </ul>
          </ListStates>
        </Section>
        <div className="space-y-8">
          <Section title={`${answered ? 'Answer' : 'Write'} as ${chosen?.name ?? 'a customer'}`}>
            <WriteAs
              key={`${chosen?.address ?? 'anybody'} ${answered?.messageId ?? ''}`}
              customer={chosen}
              answered={answered}
              onPosted={choose}
            />
          </Section>
          {/* Asked together with the cast, it would keep it waiting. */}
          {!chosen && me?.email && query.data && (
            <Section title={`What you received at ${me.email}`}>
              <SentTo address={me.email} />
            </Section>
          )}
          {chosen && (
            <Section title={`What ${chosen.name} received`}>
              <SentTo address={chosen.address} onAnswer={setAnswered} />
              <Link
                to={PATHS.inbox}
                params={{ view: 'all', threadId: undefined }}
                search={{ q: chosen.address }}
                className="inline-block pt-1 text-brick text-list underline underline-offset-2"
              >
                See it in the inbox
              </Link>
            </Section>
          )}
        </div>
      </div>
      {isAsking && (
        <ConfirmDialog
          title="Begin the play again?"
          words="Each customer starts over with the first mail, from a new address: Openhouse meets them as new people and answers them as it did at first. The conversations so far stay in the inbox."
          action="Begin again"
          isBusy={reset.isPending}
          onConfirm={() => reset.mutate()}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Page>
  );
}

function Member({ member, isChosen, onChoose }: { member: CastMember; isChosen: boolean; onChoose(): void }) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={`flex h-full w-full gap-3 rounded-lg border p-4 text-left transition-colors duration-150 ${isChosen ? 'border-brick bg-brick-wash' : 'bg-raised hover:bg-hover'}`}
    >
      <Avatar name={member.name} />
      <span className="wrap-anywhere min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-2">
          <span className="truncate font-medium">{member.name}</span>
          <span className="shrink-0 text-2xs text-faint tabular-nums">
            {member.mailsSent} sent · {member.mailsReceived} got
          </span>
        </span>
        <span className="block text-brick text-xs">{member.role}</span>
        <span className="mt-1 block text-list text-soft">{member.story}</span>
        {member.next && <span className="mt-1.5 block text-faint text-xs">Next: {member.next}</span>}
      </span>
    </button>
  );
}
