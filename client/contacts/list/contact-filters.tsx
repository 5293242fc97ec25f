import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { CONSENT_STATES, CONTACT_TYPES, STAGES } from '../../../shared/contact.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { count, inWords } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Field, Input, Select } from '../../ui/field.tsx';
import { Popover } from '../../ui/popover.tsx';
import { isNarrowed, NOBODY } from '../contacts-search.ts';
import type { ContactsPlace } from '../use-contacts-place.ts';

/** Search and conditions; the URL holds them, so that a filtered list can be shared. */
export function ContactFilters({ place }: { place: ContactsPlace }) {
  const { search, narrow } = place;
  const facets = trpc.contacts.facets.useQuery(undefined, { staleTime: 60_000 }).data;
  const people = trpc.users.list.useQuery(undefined, { staleTime: 600_000 }).data?.items ?? [];
  const saved = trpc.audiences.list.useQuery().data ?? [];
  return (
    <search
      aria-label="Filters"
      className="relative flex flex-wrap items-center gap-2 border-b px-4 py-2 max-sm:flex-nowrap max-sm:overflow-x-auto md:px-6"
    >
      <SearchBox place={place} />
      {saved.length > 0 && (
        <Choice
          label="Audience"
          value={search.audience}
          options={saved.map(({ id, name }) => [id, name])}
          onChange={(audience) => narrow({ audience })}
        />
      )}
      <Choice label="Stage" value={search.stage} options={STAGES.map(named)} onChange={(stage) => narrow({ stage })} />
      <Choice label="Kind" value={search.type} options={CONTACT_TYPES.map(named)} onChange={(type) => narrow({ type })} />
      {facets && facets.tags.length > 0 && (
        <span className="shrink-0">
          <Combobox
            label="Tag"
            isInline
            placeholder="Any tag"
            value={search.tag ?? null}
            options={[
              { value: '', label: 'Any tag' },
              ...facets.tags.map(({ value, count }) => ({ value, label: value, hint: String(count) })),
            ]}
            onChange={(tag) => narrow({ tag: tag || undefined })}
          />
        </span>
      )}
      <Choice
        label="Owner"
        value={search.owner}
        options={[[NOBODY, 'Nobody'], ...people.map(({ id, name }) => [id, name] as const)]}
        onChange={(owner) => narrow({ owner })}
      />
      <Choice label="Consent" value={search.consent} options={CONSENT_STATES.map(named)} onChange={(consent) => narrow({ consent })} />
      <Strays isOn={search.strays === true} onChange={(strays) => narrow({ strays: strays || undefined })} />
      {isNarrowed(search) && (
        <Button look="ghost" size="sm" onClick={place.clear}>
          <X aria-hidden="true" className="size-3.5" /> Clear
        </Button>
      )}
      {isNarrowed(search) && place.audience && <KeepAudience place={place} />}
    </search>
  );
}

/** The way to those whom the list leaves out, as long as there are any. */
function Strays({ isOn, onChange }: { isOn: boolean; onChange(isOn: boolean): void }) {
  const found = trpc.contacts.count.useQuery({ filter: { strays: 'only' } }).data;
  if (!isOn && !found?.total) return null;
  return (
    <button
      type="button"
      aria-pressed={isOn}
      title="Only spam or automatic mail came from them"
      className={`inline-flex h-8 shrink-0 items-center gap-1.5 rounded-full border px-3 font-medium text-list ${isOn ? 'border-brick bg-brick-wash text-brick' : 'border-line-strong bg-raised text-soft hover:bg-hover'}`}
      onClick={() => onChange(!isOn)}
    >
      Strays{found && <span className="tabular-nums">{`${count(found.total)}${found.isMore ? '+' : ''}`}</span>}
    </button>
  );
}

const named = <Value extends string>(value: Value) => [value, inWords(value)] as const;

function SearchBox({ place }: { place: ContactsPlace }) {
  const asked = place.search.q ?? '';
  const [words, setWords] = useState(asked);
  const told = useRef(asked);
  const narrow = useRef(place.narrow);
  narrow.current = place.narrow;
  useEffect(() => {
    const timer = setTimeout(() => {
      if (told.current === words.trim()) return;
      told.current = words.trim();
      narrow.current({ q: words.trim() || undefined });
    }, 250);
    return () => clearTimeout(timer);
  }, [words]);
  // The conditions were cleared, or another address was opened: the box follows. What it told itself it does not follow.
  useEffect(() => {
    if (told.current === asked) return;
    told.current = asked;
    setWords(asked);
  }, [asked]);
  return (
    <span className="relative">
      <Search aria-hidden="true" className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-faint" />
      <Input
        id="contacts-search"
        type="search"
        isInline
        aria-label="Search contacts"
        placeholder="Name, address or phone"
        value={words}
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.blur()}
        className="w-56 pl-8"
      />
    </span>
  );
}

type ChoiceProps<Value extends string> = {
  label: string;
  value: Value | undefined;
  options: readonly (readonly [Value, string])[];
  onChange(value: Value | undefined): void;
};

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <Select
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange((target.value || undefined) as Value | undefined)}
      className={value ? 'border-brick' : ''}
    >
      <option value="">{label}</option>
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </Select>
  );
}

/** A filter worth having again gets a name; campaigns begin with it too. */
function KeepAudience({ place }: { place: ContactsPlace }) {
  const utils = trpc.useUtils();
  const [name, setName] = useState('');
  const save = trpc.audiences.save.useMutation({
    onSuccess: async (audience) => {
      await utils.audiences.list.invalidate();
      toast.success(`“${audience.name}” is kept among the audiences.`);
      setName('');
    },
    onError: (error) => void toast.error(errorWords(error)),
  });
  return (
    <Popover trigger={<Button size="sm">Keep as an audience…</Button>} label="Keep as an audience">
      {(close) => (
        <form
          className="space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (place.audience) save.mutate({ name, filter: place.audience });
            close();
          }}
        >
          <Field label="Under the name">
            <Input value={name} required maxLength={100} autoFocus onChange={({ target }) => setName(target.value)} />
          </Field>
          <Button type="submit" look="primary" disabled={!name.trim()}>
            Keep
          </Button>
        </form>
      )}
    </Popover>
  );
}
