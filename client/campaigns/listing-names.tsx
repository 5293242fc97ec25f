import { Link } from '@tanstack/react-router';
import { PATHS } from '../app/paths.ts';
import { trpc } from '../lib/trpc.ts';

/** Listings as people know them, by their addresses, one a line; by its key one that is gone. What follows stands beside the last. */
export function ListingNames({ listingKeys }: { listingKeys: readonly string[] }) {
  return listingKeys.map((listingKey, at) => (
    <span key={listingKey} className={at < listingKeys.length - 1 ? 'block' : undefined}>
      <Named listingKey={listingKey} />
    </span>
  ));
}

function Named({ listingKey }: { listingKey: string }) {
  const query = trpc.properties.byKey.useQuery({ listingKey }, { staleTime: 60_000 });
  if (query.error) return listingKey;
  if (!query.data) return '…';
  return (
    <Link to={PATHS.properties} params={{ listingKey }} title={listingKey} className="hover:underline">
      {query.data.unparsedAddress || listingKey}
    </Link>
  );
}
