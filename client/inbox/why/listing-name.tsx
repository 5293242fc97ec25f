import { Link } from '@tanstack/react-router';
import { PATHS } from '../../app/paths.ts';
import { trpc } from '../../lib/trpc.ts';

/** A listing as an agent knows it, by its address; by its key until that is here, or when it is gone. */
export function ListingName({ listingKey }: { listingKey: string }) {
  const property = trpc.properties.byKey.useQuery({ listingKey }, { staleTime: 300_000 }).data;
  if (!property) return <>{listingKey}</>;
  return (
    <Link to={PATHS.properties} params={{ listingKey }} title={listingKey} className="hover:underline">
      {property.unparsedAddress}
    </Link>
  );
}
