import { Link } from '@tanstack/react-router';
import { CalendarX, Download, Phone, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Call } from '../../shared/call.ts';
import { PATHS } from '../app/paths.ts';
import { toast } from '../lib/toast.ts';
import { trpc } from '../lib/trpc.ts';
import { useNow } from '../lib/use/use-time.ts';
import { errorWords } from '../lib/words/error-words.ts';
import { useClock } from '../lib/zone/use-clock.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Field, Textarea } from '../ui/field.tsx';
import { DetailPane, Fact, Section } from '../ui/page.tsx';
import { useCallName } from './call-name.tsx';
import { STATE_WORDS } from './call-words.ts';
import { MoveCall } from './move-call.tsx';
import { GiveCall } from './people/give-call.tsx';
import { UntoldCall } from './people/untold-note.tsx';

/** One call: whom to ring, what about, and what can be done with it. */
export function CallPane({ call, onClose }: { call: Call & { mayChange: boolean; isTold: boolean }; onClose(): void }) {
  const { name, phone } = useCallName(call.contactId);
  const agents = trpc.users.list.useQuery(undefined, { staleTime: 600_000 }).data?.items ?? [];
  const agent = agents.find(({ id }) => id === call.agentId);
  const clock = useClock();
  const isOver = useNow(60_000) > call.startsAt.getTime();
  const isAhead = call.state === 'booked' && !isOver;
  return (
    <DetailPane label="Call">
      <div className="space-y-6 p-5">
        <header className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <h2 className="font-serif text-xl">{name}</h2>
            <p className="text-list text-soft tabular-nums">
              {clock.day(call.startsAt)}, {clock.span(call.startsAt, call.endsAt)}
            </p>
          </div>
          <IconButton label="Close" onClick={onClose}>
            <X aria-hidden="true" className="size-4" />
          </IconButton>
        </header>
        <dl>
          <Fact name="State">
            <Chip tone={call.state === 'booked' ? 'brick' : 'neutral'}>{STATE_WORDS[call.state]}</Chip>
          </Fact>
          <Fact name="Phone">
            {phone ? (
              <a href={`tel:${phone.replace(/[^\d+]/g, '')}`} className="inline-flex items-center gap-1.5 text-brick underline">
                <Phone aria-hidden="true" className="size-3.5" />
                {phone}
              </a>
            ) : (
              <span className="text-faint">Not known yet</span>
            )}
          </Fact>
          {call.topic && <Fact name="About">{call.topic}</Fact>}
          <Fact name="Who calls">{isAhead && call.mayChange ? <GiveCall call={call} /> : (agent?.name ?? 'The brokerage')}</Fact>
          {call.outcome && <Fact name="Outcome">{call.outcome}</Fact>}
        </dl>
        {isAhead && !call.isTold && <UntoldCall />}
        <div className="flex flex-wrap gap-2">
          {call.threadId && (
            <Link
              to={PATHS.inbox}
              params={{ view: 'all', threadId: call.threadId }}
              className="inline-flex h-8 items-center rounded-md border border-line-strong bg-raised px-3 font-medium text-list hover:bg-hover"
            >
              Open the conversation
            </Link>
          )}
          <a
            href={`/calls/${call.token}.ics`}
            download
            className="inline-flex h-8 items-center gap-1.5 rounded-md border border-line-strong bg-raised px-3 font-medium text-list hover:bg-hover"
          >
            <Download aria-hidden="true" className="size-3.5" /> Invitation
          </a>
        </div>
        {call.state === 'booked' && !call.mayChange && (
          <p className="text-faint text-list">{agent?.name ?? 'A colleague'} has this call. A team lead may move or cancel it.</p>
        )}
        {call.state === 'booked' && call.mayChange && (
          <>
            {isOver ? <Outcome call={call} /> : <MoveCall call={call} />}
            {!isOver && <CancelCall call={call} onClose={onClose} />}
          </>
        )}
      </div>
    </DetailPane>
  );
}

/** How it went, written down once it is over. */
function Outcome({ call }: { call: Call }) {
  const utils = trpc.useUtils();
  const complete = trpc.calls.complete.useMutation({
    onSuccess: () => void toast.success('Written down.'),
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => utils.calls.invalidate(),
  });
  const [outcome, setOutcome] = useState('');
  const save = (isNoShow: boolean) => complete.mutate({ callId: call.id, outcome, isNoShow });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(false);
  };
  return (
    <Section title="How did it go?">
      <form onSubmit={submit} className="space-y-2">
        <Field label="Outcome">
          <Textarea
            rows={3}
            value={outcome}
            onChange={(event) => setOutcome(event.target.value)}
            placeholder="What was agreed, what comes next"
          />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" isBusy={complete.isPending}>
            It took place
          </Button>
          <Button onClick={() => save(true)} disabled={complete.isPending}>
            Nobody came
          </Button>
        </div>
      </form>
    </Section>
  );
}

function CancelCall({ call, onClose }: { call: Call; onClose(): void }) {
  const utils = trpc.useUtils();
  const [isSure, setIsSure] = useState(false);
  const cancel = trpc.calls.cancel.useMutation({
    onSuccess: () => {
      toast.success('Cancelled; the customer is told.');
      onClose();
    },
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => utils.calls.invalidate(),
  });
  if (!isSure) {
    return (
      <Button look="danger" onClick={() => setIsSure(true)}>
        <CalendarX aria-hidden="true" className="size-3.5" /> Cancel the call
      </Button>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-lg border bg-raised p-3">
      <p className="w-full text-list">The customer gets a mail, and the entry leaves their calendar.</p>
      <Button look="danger" isBusy={cancel.isPending} onClick={() => cancel.mutate({ callId: call.id })}>
        Yes, cancel it
      </Button>
      <Button onClick={() => setIsSure(false)}>Keep it</Button>
    </div>
  );
}
