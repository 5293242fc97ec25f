import { Link } from '@tanstack/react-router';
import type { Property } from '../../../shared/property.ts';
import { PATHS } from '../../app/paths.ts';
import { useMoney } from '../../lib/use/use-money.ts';
import { inWords, plural } from '../../lib/words/format.ts';
import { Chip } from '../../ui/chip.tsx';

/** Draft listings that Openhouse prepared from what the owner wrote: a beginning for the agent, seen by nobody else. */
export function LeadPrepared({ listings }: { listings: Property[] }) {
  const money = useMoney();
  return (
    <ul className="space-y-1">
      {listings.map((listing) => (
        <li key={listing.listingKey}>
          <Link
            to={PATHS.properties}
            params={{ listingKey: listing.listingKey }}
            className="-mx-2 flex items-start gap-2 rounded-md px-2 py-1.5 hover:bg-hover"
          >
            <span className="min-w-0 flex-1 text-xs">
              <span className="block truncate font-serif text-sm">{listing.unparsedAddress}</span>
              <span className="text-soft tabular-nums">{factsOf(listing, money)}</span>
            </span>
            <Chip tone={listing.standardStatus === 'Incomplete' ? 'amber' : 'pine'}>
              {listing.standardStatus === 'Incomplete' ? 'Draft' : inWords(listing.standardStatus)}
            </Chip>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function factsOf({ propertySubType, bedroomsTotal, listPrice }: Property, money: (amount: number) => string): string {
  const kind = propertySubType?.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  const facts = [kind, bedroomsTotal !== null && plural(bedroomsTotal, 'bedroom'), listPrice > 0 && `hopes for ${money(listPrice)}`];
  return facts.filter(Boolean).join(' · ');
}
