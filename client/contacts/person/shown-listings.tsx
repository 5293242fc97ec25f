import { Link } from '@tanstack/react-router';
import type { Contact } from '../../../shared/contact.ts';
import { PATHS } from '../../app/paths.ts';
import { trpc } from '../../lib/trpc.ts';
import { useMoney } from '../../lib/use/use-money.ts';
import { inWords, shortDate } from '../../lib/words/format.ts';
import { Chip } from '../../ui/chip.tsx';
import { Section } from '../../ui/page.tsx';
import { Photo } from '../../ui/photo.tsx';

/** What they were sent, and what they said of it. */
export function ShownListings({ listings }: Pick<Contact, 'listings'>) {
  if (listings.length === 0) return null;
  return (
    <Section title="Listings they were sent">
      <ul className="space-y-1">
        {listings.map(({ listingKey, listingSentTimestamp, contactListingPreference }) => (
          <Shown
            key={listingKey}
            listingKey={listingKey}
            note={contactListingPreference ? inWords(contactListingPreference) : shortDate(listingSentTimestamp)}
          />
        ))}
      </ul>
    </Section>
  );
}

function Shown({ listingKey, note }: { listingKey: string; note: string }) {
  const money = useMoney();
  const property = trpc.properties.byKey.useQuery({ listingKey }, { staleTime: 300_000 }).data;
  if (!property) return null;
  return (
    <li>
      <Link to={PATHS.properties} params={{ listingKey }} className="-mx-2 flex items-center gap-3 rounded-md p-2 hover:bg-hover">
        <Photo property={property} className="h-11 w-16 rounded" />
        <span className="min-w-0 flex-1 text-list">
          <span className="block truncate font-serif">{property.unparsedAddress}</span>
          <span className="text-faint text-xs tabular-nums">{money(property.listPrice)}</span>
        </span>
        <Chip>{note}</Chip>
      </Link>
    </li>
  );
}
