import { ListFilter } from 'lucide-react';
import { trpc } from '../../lib/trpc.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field, Input, Select } from '../../ui/field.tsx';
import { Popover } from '../../ui/popover.tsx';
import { countFilters, type PropertiesSearch } from '../properties-search.ts';
import { KIND_WORDS, SORT_WORDS, STATUS_WORDS } from '../property-words.ts';
import { usePropertiesPlace } from '../use-properties-place.ts';

const entries = Object.entries;

/** Search, the two filters one always wants, and the rest behind one button. Each is part of the address. */
export function Filters() {
  const { search, narrow, clear } = usePropertiesPlace();
  const filters = countFilters(search);
  return (
    <search className="flex flex-wrap items-center gap-2 border-b px-4 py-2 md:px-6">
      <Input
        aria-label="Search listings"
        type="search"
        placeholder="Address, area or number"
        value={search.q ?? ''}
        onChange={(event) => narrow({ q: event.target.value })}
        isInline
        className="w-56 max-sm:flex-1"
      />
      <Select aria-label="Sale or lease" value={search.deal ?? ''} onChange={(event) => narrow({ deal: event.target.value as 'sale' })}>
        <option value="">Sale and lease</option>
        <option value="sale">For sale</option>
        <option value="lease">For lease</option>
      </Select>
      <Select aria-label="Status" value={search.status ?? ''} onChange={(event) => narrow({ status: event.target.value as 'market' })}>
        <option value="">Any status</option>
        <option value="market">May be suggested</option>
        {entries(STATUS_WORDS).map(([status, words]) => (
          <option key={status} value={status}>
            {words}
          </option>
        ))}
      </Select>
      <Popover
        label="More filters"
        className="w-80 p-4"
        trigger={
          <Button look={filters > 0 ? 'chosen' : 'plain'}>
            <ListFilter aria-hidden="true" className="size-4" /> Filters{filters > 0 && ` (${filters})`}
          </Button>
        }
      >
        <More search={search} narrow={narrow} />
      </Popover>
      {filters > 0 && (
        <Button look="ghost" onClick={clear}>
          Clear
        </Button>
      )}
      <Select
        aria-label="Order"
        className="ml-auto"
        value={search.sort ?? 'changed'}
        onChange={(event) => narrow({ sort: event.target.value === 'changed' ? undefined : (event.target.value as 'newest') })}
      >
        {entries(SORT_WORDS).map(([sort, words]) => (
          <option key={sort} value={sort}>
            {words}
          </option>
        ))}
      </Select>
    </search>
  );
}

type Props = { search: PropertiesSearch; narrow(change: Partial<PropertiesSearch>): void };
type NumberName = 'min' | 'max' | 'beds' | 'baths' | 'area' | 'since';

function More({ search, narrow }: Props) {
  const cities = trpc.properties.cities.useQuery().data ?? [];
  const number = (name: NumberName, label: string) => (
    <Field label={label}>
      <Input
        type="number"
        min={0}
        value={search[name] ?? ''}
        onChange={(event) => narrow({ [name]: event.target.value === '' ? undefined : Number(event.target.value) })}
      />
    </Field>
  );
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label="Kind of home">
        <Select
          className="w-full"
          value={search.kind ?? ''}
          onChange={(event) => narrow({ kind: event.target.value as PropertiesSearch['kind'] })}
        >
          <option value="">Any</option>
          {entries(KIND_WORDS).map(([kind, words]) => (
            <option key={kind} value={kind}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="City">
        <Select className="w-full" value={search.city ?? ''} onChange={(event) => narrow({ city: event.target.value })}>
          <option value="">Any</option>
          {cities.map((city) => (
            <option key={city}>{city}</option>
          ))}
        </Select>
      </Field>
      {number('min', 'Price from')}
      {number('max', 'Price up to')}
      {number('beds', 'Bedrooms, at least')}
      {number('baths', 'Bathrooms, at least')}
      {number('area', 'Living area, at least')}
      {number('since', 'New within days')}
      <div className="col-span-2">
        <Field label="Features" help="With commas between: garage, fireplace">
          <Input value={search.features ?? ''} onChange={(event) => narrow({ features: event.target.value })} />
        </Field>
      </div>
      <Checkbox label="Has a pool" checked={search.pool === true} onChange={(isOn) => narrow({ pool: isOn || undefined })} />
      <Checkbox label="On the water" checked={search.water === true} onChange={(isOn) => narrow({ water: isOn || undefined })} />
    </div>
  );
}
