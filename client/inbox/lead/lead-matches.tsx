import { Link } from '@tanstack/react-router';
import type { Contact } from '../../../shared/contact.ts';
import type { Match } from '../../../shared/property.ts';
import { PATHS } from '../../app/paths.ts';
import { exactTime } from '../../lib/format.ts';
import { useMoney } from '../../lib/use-money.ts';
import { Chip } from '../../ui/chip.tsx';
import { Photo } from '../../ui/photo.tsx';

const NOTHING_NEW = 'Nothing new fits. What they were shown stands below.';
const NOTHING_YET = 'None yet. They appear once we know an area, a budget or a kind of home.';

/** Listings that fit, with why, and whether the lead has them already. */
export function LeadMatches({ matches, sent }: { matches: Match[]; sent: Contact['listings'] }) {
  const money = useMoney();
  const taken = matches.filter((match) => match.taken);
  if (taken.length === 0) return <p className="text-faint text-list">{sent.length > 0 ? NOTHING_NEW : NOTHING_YET}</p>;
  return (
    <ul className="space-y-1">
      {taken.slice(0, 8).map(({ property, reasons }) => {
        const seen = sent.find(({ listingKey }) => listingKey === property.listingKey);
        return (
          <li key={property.listingKey}>
            <Link
              to={PATHS.properties}
              params={{ listingKey: property.listingKey }}
              className="-mx-2 flex gap-2.5 rounded-md p-2 hover:bg-hover"
            >
              <Photo property={property} className="h-14 w-18 shrink-0 rounded" />
              <span className="min-w-0 flex-1 text-xs">
                <span className="block truncate font-serif text-sm">{property.unparsedAddress}</span>
                <span className="flex items-center gap-1.5 text-soft tabular-nums">
                  {money(property.listPrice)}
                  {seen && <Chip title={exactTime(seen.listingSentTimestamp)}>{seen.contactListingPreference ?? 'Sent'}</Chip>}
                </span>
                <span className="line-clamp-2 text-faint">{reasons.join(' · ')}</span>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
