import { Users } from 'lucide-react';
import { useState } from 'react';
import type { AudienceFilter } from '../../../shared/audience.ts';
import { fullName } from '../../../shared/full-name.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { useSettled } from '../../lib/use/use-time.ts';
import { audienceWords } from '../../lib/words/audience-words.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { count, plural } from '../../lib/words/format.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Empty, ListStates } from '../../ui/list-states.tsx';
import { Section } from '../../ui/page.tsx';
import { Popover } from '../../ui/popover.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useAudienceNames } from '../use-audience-names.ts';
import { AudienceFields } from './audience-fields.tsx';
import type { Draft } from './use-draft.ts';

/** Whom it goes to: conditions on the left, and on the right how many that are and some of them by name. */
export function AudienceStep({ draft: { draft, change, errorOf } }: { draft: Draft }) {
  const setFilter = (audience: AudienceFilter) => change({ audience });
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="space-y-6">
        <Field label="Name" help="For you and your colleagues; no reader sees it." error={errorOf('name')}>
          <Input value={draft.name} maxLength={200} onChange={(event) => change({ name: event.target.value })} />
        </Field>
        <SavedAudiences filter={draft.audience} onChoose={setFilter} />
        <AudienceFields filter={draft.audience} errorOf={(field) => errorOf(`audience.${field}`)} onChange={setFilter} />
      </div>
      <Found filter={draft.audience} />
    </div>
  );
}

function SavedAudiences({ filter, onChoose }: { filter: AudienceFilter; onChoose(filter: AudienceFilter): void }) {
  const saved = trpc.audiences.list.useQuery();
  const audiences = saved.data ?? [];
  const utils = trpc.useUtils();
  const [name, setName] = useState('');
  const keep = trpc.audiences.save.useMutation({
    onSuccess: async () => {
      await utils.audiences.list.invalidate();
      toast.success(`“${name}” is kept.`);
      setName('');
    },
    onError: (error) => void toast.error(errorWords(error)),
  });
  const chosen = audiences.find((audience) => JSON.stringify(audience.filter) === JSON.stringify(filter));
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="min-w-56 flex-1">
        <Combobox
          label="Begin with a saved audience"
          options={audiences.map((audience) => ({ value: audience.id, label: audience.name }))}
          value={chosen?.id ?? null}
          placeholder={audiences.length > 0 ? 'Choose…' : 'None is saved yet'}
          onChange={(id) => {
            const audience = audiences.find((one) => one.id === id);
            if (audience) onChoose(audience.filter);
          }}
        />
      </div>
      <Popover trigger={<Button>Keep these conditions…</Button>} label="Keep these conditions" align="end">
        {(close) => (
          <form
            className="space-y-3"
            onSubmit={(event) => {
              event.preventDefault();
              keep.mutate({ name, filter });
              close();
            }}
          >
            <Field label="Under the name">
              <Input value={name} onChange={(event) => setName(event.target.value)} required maxLength={100} autoFocus />
            </Field>
            <Button type="submit" look="primary" disabled={!name.trim()}>
              Keep
            </Button>
          </form>
        )}
      </Popover>
    </div>
  );
}

/** The live answer to the conditions: a sentence, a count, and some of the people. */
function Found({ filter }: { filter: AudienceFilter }) {
  const settled = useSettled(filter, 250);
  const names = useAudienceNames();
  const keep = { placeholderData: <T,>(before: T) => before };
  const found = trpc.audiences.count.useQuery({ filter: settled }, keep);
  const sample = trpc.audiences.sample.useQuery({ filter: settled, limit: 8 }, keep);
  const left = (found.data?.total ?? 0) - (found.data?.mailable ?? 0);
  return (
    <aside aria-label="Who that is" className="space-y-4 lg:sticky lg:top-6 lg:self-start">
      <div className="rounded-lg border bg-raised p-5">
        <p
          className="font-serif text-3xl tabular-nums"
          role="status"
          data-audience={found.isPlaceholderData ? undefined : found.data?.mailable}
        >
          {found.data ? count(found.data.mailable) : '…'}
        </p>
        <p className="text-list text-soft">{found.data?.mailable === 1 ? 'person gets it' : 'people get it'}</p>
        <p className="mt-3 text-list leading-relaxed">{audienceWords(settled, names)}.</p>
        {left > 0 && (
          <p className="mt-2 text-faint text-xs">
            {plural(left, 'more is', 'more are')} found, but opted out, bounced or complained: nothing is sent to them.
          </p>
        )}
        {found.error && (
          <p role="alert" className="mt-2 text-list text-rust">
            {errorWords(found.error)}
          </p>
        )}
      </div>
      <Section title="Some of them">
        <ListStates
          query={sample}
          isEmpty={sample.data?.length === 0}
          loading={<SkeletonRows rows={4} className="h-11" />}
          empty={
            <Empty icon={Users} title="Nobody yet">
              No contact meets all of these conditions. Take one away.
            </Empty>
          }
        >
          <ul className="divide-y rounded-lg border bg-raised">
            {sample.data?.map((contact) => {
              const name = fullName(contact);
              return (
                <li key={contact.id} className="flex items-center gap-3 px-3 py-2">
                  <Avatar name={name || contact.email} size="sm" />
                  <span className="min-w-0">
                    <span className="block truncate font-medium text-list">{name || 'No name'}</span>
                    <span className="block truncate text-faint text-xs">{contact.email}</span>
                  </span>
                </li>
              );
            })}
          </ul>
        </ListStates>
      </Section>
    </aside>
  );
}
