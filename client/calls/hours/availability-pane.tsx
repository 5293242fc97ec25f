import { Copy, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { AvailabilityView } from '../../../shared/call.ts';
import { copyText } from '../../lib/copy-text.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { hoursFault } from '../../lib/words/clock-words.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { placeWords } from '../../lib/zone/clock.ts';
import { useClock } from '../../lib/zone/use-clock.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field, Input, Select } from '../../ui/field.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { DetailPane, Section } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { WeeklyHours } from '../../ui/weekly-hours.tsx';
import { DaysAway } from './days-away.tsx';

const OFFICE = 'office';

/** When one takes calls: hours of the week, days away, where to be told, and the calendar to subscribe to. */
export function AvailabilityPane({ onClose }: { onClose(): void }) {
  const me = trpc.users.me.useQuery().data;
  const people = trpc.users.list.useQuery().data?.items ?? [];
  const [whose, setWhose] = useState('');
  const line = whose === '' ? {} : { agentId: whose === OFFICE ? null : whose };
  // An agent may see when colleagues take calls; only a lead says it.
  const mayChange = whose === '' || (me !== undefined && me.role !== 'agent');
  const query = trpc.calls.availability.useQuery(line);
  const { timeZone, zone } = useClock();
  return (
    <DetailPane label="When I take calls">
      <div className="space-y-5 p-5">
        <header className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <h2 className="font-serif text-xl">When calls are taken</h2>
            <p className="text-list text-soft">
              In the time of {placeWords(timeZone)} ({zone(new Date())}).
            </p>
          </div>
          <IconButton label="Close" onClick={onClose}>
            <X aria-hidden="true" className="size-4" />
          </IconButton>
        </header>
        {people.some(({ id }) => id !== me?.id) && (
          <Field label="Whose">
            <Select value={whose} onChange={(event) => setWhose(event.target.value)} className="w-full">
              <option value="">Mine</option>
              {people
                .filter(({ id }) => id !== me?.id)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              <option value={OFFICE}>The whole brokerage</option>
            </Select>
          </Field>
        )}
        <ListStates query={query} isEmpty={false} loading={<SkeletonRows rows={4} />} empty={null}>
          {query.data && (
            <Editor
              key={`${whose} ${query.dataUpdatedAt > 0}`}
              line={line}
              view={query.data}
              email={me?.email ?? ''}
              mayChange={mayChange}
            />
          )}
        </ListStates>
      </div>
    </DetailPane>
  );
}

type EditorProps = { line: { agentId?: string | null }; view: AvailabilityView; email: string; mayChange: boolean };

function Editor({ line, view, email, mayChange }: EditorProps) {
  const utils = trpc.useUtils();
  const [draft, setDraft] = useState({
    hours: view.hours,
    daysOff: view.daysOff,
    vacations: view.vacations,
    inviteAddress: view.isSet || view.agentId === null || line.agentId !== undefined ? view.inviteAddress : email,
  });
  const save = trpc.calls.setAvailability.useMutation({
    onSuccess: () => void toast.success('Saved. From now on only these times are offered.'),
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => utils.calls.invalidate(),
  });
  const isOffice = view.agentId === null;
  const fault = isOffice ? null : hoursFault(draft.hours);
  return (
    <form
      className="space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ ...line, ...draft });
      }}
    >
      {!mayChange && <p className="text-list text-soft">Only a team lead says when others take calls. You see what stands now.</p>}
      {!view.isSet && !isOffice && mayChange && (
        <p className="rounded-md bg-amber-wash px-3 py-2 text-amber text-list">
          No hours are set yet, so calls go to others. Save to take part, in turns.
        </p>
      )}
      {!view.isSet && !isOffice && !mayChange && (
        <p className="text-list text-soft">They have set no hours yet: these are the brokerage’s.</p>
      )}
      <fieldset disabled={!mayChange} className="min-w-0 space-y-6">
        {isOffice ? (
          <p className="text-list text-soft">The brokerage’s hours stand in Settings. On the days below nobody is offered.</p>
        ) : (
          <WeeklyHours hours={draft.hours} onChange={(hours) => setDraft({ ...draft, hours })} />
        )}
        <DaysAway daysOff={draft.daysOff} vacations={draft.vacations} onChange={(change) => setDraft({ ...draft, ...change })} />
        <Field label="Tell me at" help="Invitations and reminders go there. Empty: nowhere.">
          <Input type="email" value={draft.inviteAddress} onChange={(event) => setDraft({ ...draft, inviteAddress: event.target.value })} />
        </Field>
        {fault && (
          <p role="alert" className="text-list text-rust">
            {fault}
          </p>
        )}
      </fieldset>
      {mayChange && (
        <Button type="submit" look="primary" disabled={fault !== null} isBusy={save.isPending}>
          {view.isSet ? (
            'Save'
          ) : (
            <>
              <Plus aria-hidden="true" className="size-3.5" /> Take calls at these times
            </>
          )}
        </Button>
      )}
      {view.feedPath && <Feed path={view.feedPath} />}
    </form>
  );
}

/** Whoever has the address reads the calls: it is shown to its owner alone. */
function Feed({ path }: { path: string }) {
  const url = `${window.location.origin}${path}`;
  return (
    <Section title="In my calendar">
      <p className="text-faint text-xs">
        Subscribe to this address in your calendar program. It is a secret: whoever has it sees the calls.
      </p>
      <div className="flex gap-2">
        <Input readOnly aria-label="Calendar address" value={url} onFocus={(event) => event.target.select()} className="text-xs" />
        <IconButton label="Copy the address" onClick={() => void copyText(url)}>
          <Copy aria-hidden="true" className="size-4" />
        </IconButton>
      </div>
    </Section>
  );
}
