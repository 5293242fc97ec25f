import { ArrowDown, ArrowUp, House, X } from 'lucide-react';
import { useState } from 'react';
import { SUGGESTIBLE_STATUSES } from '../../../shared/property.ts';
import { trpc } from '../../lib/trpc.ts';
import { useMoney } from '../../lib/use/use-money.ts';
import { useSettled } from '../../lib/use/use-time.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Input } from '../../ui/field.tsx';
import { Empty, ListStates, MoreButton } from '../../ui/list-states.tsx';
import { Section } from '../../ui/page.tsx';
import { Photo } from '../../ui/photo.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { Draft } from './use-draft.ts';

const MOST = 12;

/** Which listings the first mail shows, in their order. They are drawn from the catalogue when each mail is written. */
export function ListingsStep({ draft: { draft, change } }: { draft: Draft }) {
  const chosen = draft.listingKeys;
  const set = (listingKeys: string[]) => change({ listingKeys });
  const move = (from: number, by: number) => {
    const next = [...chosen];
    const [key] = next.splice(from, 1);
    if (key) next.splice(from + by, 0, key);
    set(next);
  };
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <Section title="In the mail">
        {chosen.length === 0 ? (
          <Empty icon={House} title="No listings">
            The mail goes out without any. Choose up to {MOST}; where they stand is up to {'{{ listings }}'} in the text.
          </Empty>
        ) : (
          <ol className="divide-y rounded-lg border bg-raised" aria-label="Chosen listings">
            {chosen.map((listingKey, index) => (
              <Chosen
                key={listingKey}
                listingKey={listingKey}
                onUp={index > 0 ? () => move(index, -1) : undefined}
                onDown={index < chosen.length - 1 ? () => move(index, 1) : undefined}
                onRemove={() => set(chosen.filter((key) => key !== listingKey))}
              />
            ))}
          </ol>
        )}
        <p className="text-faint text-xs">A listing that is sold or taken off the market by then is left out of the mail by itself.</p>
      </Section>
      <Catalogue chosen={chosen} onAdd={(listingKey) => set([...chosen, listingKey])} />
    </div>
  );
}

type ChosenProps = { listingKey: string; onUp?(): void; onDown?(): void; onRemove(): void };

function Chosen({ listingKey, onUp, onDown, onRemove }: ChosenProps) {
  const money = useMoney();
  const query = trpc.properties.byKey.useQuery({ listingKey }, { staleTime: 60_000 });
  const property = query.data;
  const isGone = property && !SUGGESTIBLE_STATUSES.some((status) => status === property.standardStatus);
  return (
    <li className="flex items-center gap-3 p-2">
      {property && <Photo property={property} className="h-12 w-16 shrink-0 rounded" />}
      <span className="min-w-0 flex-1">
        <span className="block truncate font-serif">{property?.unparsedAddress ?? listingKey}</span>
        <span className="block truncate text-faint text-xs tabular-nums">
          {property && money(property.listPrice)} {query.error && 'This listing is gone; it is left out.'}
          {isGone && <span className="text-amber">is not on the market and is left out</span>}
        </span>
      </span>
      <IconButton label={`Move ${listingKey} up`} disabled={!onUp} onClick={onUp}>
        <ArrowUp aria-hidden="true" className="size-4" />
      </IconButton>
      <IconButton label={`Move ${listingKey} down`} disabled={!onDown} onClick={onDown}>
        <ArrowDown aria-hidden="true" className="size-4" />
      </IconButton>
      <IconButton label={`Take ${listingKey} out`} onClick={onRemove}>
        <X aria-hidden="true" className="size-4" />
      </IconButton>
    </li>
  );
}

function Catalogue({ chosen, onAdd }: { chosen: string[]; onAdd(listingKey: string): void }) {
  const money = useMoney();
  const [words, setWords] = useState('');
  const search = useSettled(words.trim(), 200);
  const query = trpc.properties.list.useInfiniteQuery(
    { search: search || undefined, statuses: [...SUGGESTIBLE_STATUSES], limit: 20 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (before) => before },
  );
  const listings = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title="On the market">
      <Input
        aria-label="Find a listing"
        placeholder="Address, town or key"
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <ListStates
        query={query}
        isEmpty={listings.length === 0}
        loading={<SkeletonRows rows={5} />}
        empty={
          <Empty icon={House} title="Nothing found">
            No listing on the market is called that.
          </Empty>
        }
      >
        <ul className="divide-y rounded-lg border bg-raised" aria-label="Listings on the market">
          {listings.map((property) => {
            const isIn = chosen.includes(property.listingKey);
            return (
              <li key={property.listingKey} className="flex items-center gap-3 p-2">
                <Photo property={property} className="h-12 w-16 shrink-0 rounded" />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-serif">{property.unparsedAddress}</span>
                  <span className="block truncate text-faint text-xs tabular-nums">
                    {money(property.listPrice)}
                    {property.bedroomsTotal !== null && ` · ${property.bedroomsTotal} bd`}
                    {property.bathroomsTotalInteger !== null && ` · ${property.bathroomsTotalInteger} ba`} · {property.listingKey}
                  </span>
                </span>
                <Button
                  size="sm"
                  disabled={!isIn && chosen.length >= MOST}
                  // Not `disabled`, which would take the focus from whoever goes down the list with the keyboard.
                  aria-disabled={isIn || undefined}
                  className="aria-disabled:opacity-50"
                  aria-label={`${isIn ? 'Already in' : 'Add'}: ${property.unparsedAddress}`}
                  onClick={() => !isIn && onAdd(property.listingKey)}
                >
                  {isIn ? 'In' : 'Add'}
                </Button>
              </li>
            );
          })}
        </ul>
        <MoreButton query={query} />
      </ListStates>
    </Section>
  );
}
