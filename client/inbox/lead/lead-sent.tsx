import { Link } from '@tanstack/react-router';
import type { Contact } from '../../../shared/contact.ts';
import { PATHS } from '../../app/paths.ts';
import { trpc } from '../../lib/trpc.ts';
import { exactTime, shortDate } from '../../lib/words/format.ts';
import { Photo } from '../../ui/photo.tsx';

type Sent = Contact['listings'][number];

/** What the lead was shown, the newest first, and what they said of it. */
export function LeadSent({ sent }: { sent: Sent[] }) {
  const inOrder = sent.toSorted((a, b) => b.listingSentTimestamp.getTime() - a.listingSentTimestamp.getTime());
  return (
    <ul className="space-y-1">
      {inOrder.slice(0, 8).map((listing) => (
        <SentListing key={listing.listingKey} listing={listing} />
      ))}
    </ul>
  );
}

function SentListing({ listing }: { listing: Sent }) {
  const { listingKey, listingSentTimestamp, contactListingPreference, preferenceEvidence } = listing;
  const property = trpc.properties.byKey.useQuery({ listingKey }, { staleTime: 300_000 }).data;
  if (!property) return null;
  return (
    <li>
      <Link to={PATHS.properties} params={{ listingKey }} className="-mx-2 flex items-center gap-2.5 rounded-md px-2 py-1.5 hover:bg-hover">
        <Photo property={property} className="h-9 w-12 shrink-0 rounded" />
        <span className="min-w-0 flex-1 text-xs">
          <span className="block truncate font-serif text-sm">{property.unparsedAddress}</span>
          <span className="text-faint" title={exactTime(listingSentTimestamp)}>
            {contactListingPreference ?? `Sent ${shortDate(listingSentTimestamp)}`}
            {preferenceEvidence && ` · “${preferenceEvidence.quote}”`}
          </span>
        </span>
      </Link>
    </li>
  );
}
