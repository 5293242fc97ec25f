import { IMPORT_FIELDS, type ImportField, type ImportMapping, type ImportOptions, type ImportRun } from '../../../shared/import.ts';
import { trpc } from '../../lib/trpc.ts';
import { MultiCombobox } from '../../ui/combobox.tsx';
import { Field, Input, Select } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { FIELD_WORDS } from './import-words.ts';

type Props = {
  run: ImportRun;
  mapping: ImportMapping;
  onMapping(mapping: ImportMapping): void;
  options: ImportOptions;
  onOptions(options: ImportOptions): void;
};

/** Step two: what each column holds, guessed and open to change, and what goes for everybody in the file. */
export function MatchColumns({ run, mapping, onMapping, options, onOptions }: Props) {
  return (
    <div className="space-y-7">
      <Section title="Columns">
        <ul className="divide-y rounded-lg border">
          {run.headers.map((header, at) => (
            <Column
              key={header}
              header={header}
              samples={run.samples.map((cells) => cells[at] ?? '').filter(Boolean)}
              field={mapping[header] ?? null}
              onChange={(field) => onMapping({ ...mapping, [header]: field })}
            />
          ))}
        </ul>
      </Section>
      <ForEverybody options={options} onOptions={onOptions} />
    </div>
  );
}

type ColumnProps = { header: string; samples: string[]; field: ImportField | null; onChange(field: ImportField | null): void };

function Column({ header, samples, field, onChange }: ColumnProps) {
  return (
    <li className="grid items-center gap-x-4 gap-y-1 px-3 py-2 sm:grid-cols-[minmax(0,1fr)_13rem]">
      <div className="min-w-0">
        <p className={`truncate font-medium text-list ${field ? '' : 'text-faint'}`}>{header}</p>
        <p className="truncate text-faint text-xs" title={samples.join(' · ')}>
          {samples.length > 0 ? samples.join(' · ') : 'nothing in the first rows'}
        </p>
      </div>
      <Select
        aria-label={`What ${header} holds`}
        value={field ?? ''}
        onChange={(event) => onChange((event.target.value || null) as ImportField | null)}
        className="w-full"
      >
        <option value="">Leave out</option>
        {IMPORT_FIELDS.map((one) => (
          <option key={one} value={one}>
            {FIELD_WORDS[one]}
          </option>
        ))}
      </Select>
    </li>
  );
}

function ForEverybody({ options, onOptions }: Pick<Props, 'options' | 'onOptions'>) {
  const tags = trpc.contacts.facets.useQuery(undefined, { staleTime: 60_000 }).data?.tags ?? [];
  const me = trpc.users.me.useQuery().data;
  const people = trpc.users.list.useQuery(undefined, { enabled: me !== undefined && me.role !== 'agent' }).data?.items ?? [];
  const change = (part: Partial<ImportOptions>) => onOptions({ ...options, ...part });
  return (
    <Section title="For everybody in this file">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Where they agreed to hear from you" help="Kept with the consent of each new contact.">
          <Input
            value={options.consentSource}
            maxLength={300}
            placeholder="Open house sign-in sheet, May 2026"
            onChange={(event) => change({ consentSource: event.target.value })}
          />
        </Field>
        <Field label="Source" help="For those whose row names none.">
          <Input value={options.leadSource} maxLength={200} onChange={(event) => change({ leadSource: event.target.value })} />
        </Field>
        <MultiCombobox
          label="Tags"
          options={tags.map(({ value }) => ({ value, label: value }))}
          values={options.tags}
          onChange={(values) => change({ tags: values })}
          canCreate
        />
        <Field label="People you already have">
          <Select
            value={options.onKnown}
            onChange={(event) => change({ onKnown: event.target.value as ImportOptions['onKnown'] })}
            className="h-9 w-full"
          >
            <option value="update">Update them: the file’s words win</option>
            <option value="fill">Fill in only what is empty</option>
            <option value="skip">Leave them as they are</option>
          </Select>
        </Field>
        {people.length > 0 && (
          <Field label="Owner of new contacts">
            <Select
              value={options.ownerId ?? ''}
              onChange={(event) => change({ ownerId: event.target.value || null })}
              className="h-9 w-full"
            >
              <option value="">Nobody yet</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
    </Section>
  );
}
