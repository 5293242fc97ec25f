import { type ReactNode, useState } from 'react';
import type { AudienceFilter } from '../../../shared/audience.ts';
import { STAGES } from '../../../shared/contact.ts';
import { trpc } from '../../lib/trpc.ts';
import { inWords } from '../../lib/words/format.ts';
import { languageName } from '../../lib/words/language-name.ts';
import { Button } from '../../ui/button.tsx';
import { MultiCombobox } from '../../ui/combobox.tsx';
import { Field, Input, Select } from '../../ui/field.tsx';
import { useAudienceNames } from '../use-audience-names.ts';

type Props = { filter: AudienceFilter; onChange(filter: AudienceFilter): void };

const KINDS = ['Buyer', 'Seller', 'Tenant', 'Landlord', 'Prospect'] as const;
const ENGAGED = { active: 'Wrote within 30 days', quiet: 'Wrote, but not lately', silent: 'Never wrote' } as const;
const PASTS = { sent: 'got', not_sent: 'did not get', replied: 'answered', not_replied: 'got and did not answer' } as const;
const NOBODY = 'nobody';

/** Every condition an audience knows. What stands empty says nothing. */
export function AudienceFields({ filter, errorOf, onChange }: Props & { errorOf(field: string): string | undefined }) {
  const facets = trpc.contacts.facets.useQuery(undefined, { staleTime: 60_000 }).data;
  const { people } = useAudienceNames();
  const set = (part: AudienceFilter) => onChange(withoutBlanks({ ...filter, ...part }));
  const choices = (values: { value: string; count: number }[] | undefined, nameOf = (value: string) => value) =>
    (values ?? []).map(({ value, count }) => ({ value, label: nameOf(value), hint: String(count) }));
  return (
    <div className="space-y-5">
      {filter.contactIds && (
        <p className="flex items-center gap-3 rounded-md bg-brick-wash px-3 py-2 text-list">
          {filter.contactIds.length} people were chosen by hand. The conditions below narrow them.
          <Button size="sm" className="ml-auto" onClick={() => set({ contactIds: undefined })}>
            Forget the choice
          </Button>
        </p>
      )}
      <Choices
        legend="They are"
        options={KINDS.map((value) => ({ value, label: value }))}
        values={filter.contactTypes ?? []}
        onChange={(contactTypes) => set({ contactTypes })}
      />
      <Choices
        legend="They stand at"
        options={STAGES.map((value) => ({ value, label: inWords(value) }))}
        values={filter.stages ?? []}
        onChange={(stages) => set({ stages })}
      />
      <Choices
        legend="They write"
        options={Object.entries(ENGAGED).map(([value, label]) => ({ value: value as keyof typeof ENGAGED, label }))}
        values={filter.engagement ?? []}
        onChange={(engagement) => set({ engagement })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <MultiCombobox
          label="With any of these tags"
          options={choices(facets?.tags)}
          values={filter.tags ?? []}
          onChange={(tags) => set({ tags })}
        />
        <MultiCombobox
          label="With none of these tags"
          options={choices(facets?.tags)}
          values={filter.withoutTags ?? []}
          onChange={(withoutTags) => set({ withoutTags })}
        />
        <MultiCombobox
          label="They look in"
          options={choices(facets?.areas)}
          values={filter.areas ?? []}
          onChange={(areas) => set({ areas })}
        />
        <MultiCombobox
          label="They came from"
          options={choices(facets?.sources)}
          values={filter.sources ?? []}
          onChange={(sources) => set({ sources })}
        />
        <MultiCombobox
          label="They belong to"
          options={[{ value: NOBODY, label: 'Nobody' }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
          values={(filter.ownerIds ?? []).map((id) => id ?? NOBODY)}
          onChange={(ids) => set({ ownerIds: ids.map((id) => (id === NOBODY ? null : id)) })}
        />
        <MultiCombobox
          label="They read"
          options={choices(facets?.languages, languageName)}
          values={filter.languages ?? []}
          onChange={(languages) => set({ languages })}
        />
        <Whole
          label="Would spend at least"
          error={errorOf('budget.min')}
          value={filter.budget?.min}
          onChange={(min) => set({ budget: { ...filter.budget, min } })}
        />
        <Whole
          label="Would spend at most"
          error={errorOf('budget.max')}
          value={filter.budget?.max}
          onChange={(max) => set({ budget: { ...filter.budget, max } })}
        />
        <Whole
          label="In touch within so many days"
          error={errorOf('lastContact.withinDays')}
          value={filter.lastContact?.withinDays}
          onChange={(withinDays) => set({ lastContact: { ...filter.lastContact, withinDays } })}
        />
        <Whole
          label="Not in touch for so many days"
          error={errorOf('lastContact.notWithinDays')}
          value={filter.lastContact?.notWithinDays}
          onChange={(notWithinDays) => set({ lastContact: { ...filter.lastContact, notWithinDays } })}
        />
        <Field label="Found by these words" error={errorOf('search')}>
          <Input
            type="search"
            maxLength={200}
            value={filter.search ?? ''}
            placeholder="A name, an address, a wish"
            onChange={({ target }) => set({ search: target.value || undefined })}
          />
        </Field>
      </div>
      <ListingPast filter={filter} onChange={onChange} />
      <CampaignPast filter={filter} onChange={onChange} />
    </div>
  );
}

/** Toggles for what has few values: all of them are in sight. */
function Choices<Value extends string>({
  legend,
  options,
  values,
  onChange,
}: {
  legend: string;
  options: readonly { value: Value; label: string }[];
  values: readonly Value[];
  onChange(values: Value[]): void;
}) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-list text-soft">{legend}</legend>
      <div className="flex flex-wrap gap-1.5">
        {options.map(({ value, label }) => {
          const isOn = values.includes(value);
          return (
            <Button
              key={value}
              size="sm"
              look={isOn ? 'chosen' : 'plain'}
              aria-pressed={isOn}
              onClick={() => onChange(isOn ? values.filter((other) => other !== value) : [...values, value])}
            >
              {label}
            </Button>
          );
        })}
      </div>
    </fieldset>
  );
}

type WholeProps = { label: string; error?: string; value: number | undefined; onChange(value: number | undefined): void };

/** A whole number, or nothing. */
function Whole({ label, error, value, onChange }: WholeProps) {
  return (
    <Field label={label} error={error}>
      <Input
        type="number"
        inputMode="numeric"
        min={1}
        step={1}
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : Math.max(1, Math.round(Number(target.value))))}
      />
    </Field>
  );
}

function ListingPast({ filter, onChange }: Props) {
  const [key, setKey] = useState(filter.listing?.listingKey ?? '');
  const set = (listing: AudienceFilter['listing']) => onChange(withoutBlanks({ ...filter, listing }));
  return (
    <Row label="About one listing">
      <Input
        isInline
        aria-label="Listing key"
        placeholder="PL-2037"
        value={key}
        className="w-36"
        onChange={({ target }) => {
          setKey(target.value);
          const listingKey = target.value.trim();
          set(listingKey ? { ...filter.listing, listingKey } : undefined);
        }}
      />
      <Select
        aria-label="What they said of it"
        disabled={!filter.listing}
        value={filter.listing?.preference ?? ''}
        onChange={({ target }) =>
          filter.listing &&
          set({
            listingKey: filter.listing.listingKey,
            ...(target.value && { preference: target.value as 'Favorite' | 'Possibility' | 'Discard' }),
          })
        }
      >
        <option value="">was sent to them</option>
        <option value="Favorite">they liked it</option>
        <option value="Possibility">they may want it</option>
        <option value="Discard">they turned it down</option>
      </Select>
    </Row>
  );
}

function CampaignPast({ filter, onChange }: Props) {
  const { campaigns } = useAudienceNames();
  const set = (campaign: AudienceFilter['campaign']) => onChange(withoutBlanks({ ...filter, campaign }));
  const begun = campaigns.filter(({ startedAt }) => startedAt !== null);
  return (
    <Row label="About a campaign">
      <Select
        aria-label="What became of it"
        value={filter.campaign?.was ?? ''}
        onChange={({ target }) => set(target.value ? { ...filter.campaign, was: target.value as keyof typeof PASTS } : undefined)}
      >
        <option value="">does not matter</option>
        {Object.entries(PASTS).map(([was, words]) => (
          <option key={was} value={was}>
            they {words}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Which campaign"
        disabled={!filter.campaign}
        value={filter.campaign?.campaignId ?? ''}
        onChange={({ target }) => filter.campaign && set({ was: filter.campaign.was, ...(target.value && { campaignId: target.value }) })}
      >
        <option value="">any campaign</option>
        {begun.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Row>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-list text-soft">{label}</legend>
      <div className="flex flex-wrap gap-2">{children}</div>
    </fieldset>
  );
}

/** An empty list and a range without bounds say nothing, and are left out. */
function withoutBlanks(filter: AudienceFilter): AudienceFilter {
  const says = ([key, value]: [string, unknown]) => {
    if (value === undefined) return false;
    if (Array.isArray(value)) return value.length > 0 || key === 'contactIds';
    return typeof value !== 'object' || value === null || Object.values(value).some((part) => part !== undefined);
  };
  return Object.fromEntries(Object.entries(filter).filter(says)) as AudienceFilter;
}
