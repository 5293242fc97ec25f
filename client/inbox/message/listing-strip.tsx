import { Link } from '@tanstack/react-router';
import { PATHS } from '../../app/paths.ts';
import { trpc } from '../../lib/trpc.ts';
import { useMoney } from '../../lib/use/use-money.ts';
import { Photo } from '../../ui/photo.tsx';
import type { ThreadView } from '../thread/thread-view.ts';

/** The listings a mail shows, as small cards: the photos are the colour of the inbox. */
export function ListingStrip({ listingKeys, matches }: { listingKeys: string[]; matches: ThreadView['matches'] }) {
  if (listingKeys.length === 0) return null;
  return (
    <ul className="mt-3 grid grid-cols-2 gap-2 lg:grid-cols-3">
      {listingKeys.map((listingKey) => (
        <ListingCard
          key={listingKey}
          listingKey={listingKey}
          known={matches.find(({ property }) => property.listingKey === listingKey)?.property}
        />
      ))}
    </ul>
  );
}

function ListingCard({ listingKey, known }: { listingKey: string; known: ThreadView['matches'][number]['property'] | undefined }) {
  const money = useMoney();
  const asked = trpc.properties.byKey.useQuery({ listingKey }, { enabled: !known, staleTime: 300_000 });
  const property = known ?? asked.data;
  if (!property) return null;
  return (
    <li>
      <Link
        to={PATHS.properties}
        params={{ listingKey }}
        className="block overflow-hidden rounded-md border bg-raised hover:border-line-strong"
      >
        <Photo property={property} className="aspect-[16/9] w-full" />
        <span className="block px-2.5 py-1.5">
          <span className="block truncate font-serif text-list">{property.unparsedAddress}</span>
          <span className="block truncate text-faint text-xs tabular-nums">
            {money(property.listPrice)}
            {property.bedroomsTotal !== null && ` · ${property.bedroomsTotal} bd`}
            {property.bathroomsTotalInteger !== null && ` · ${property.bathroomsTotalInteger} ba`}
          </span>
        </span>
      </Link>
    </li>
  );
}
