import { Link } from '@tanstack/react-router';
import type { Property } from '../../../shared/property.ts';
import { PATHS } from '../../app/paths.ts';
import { useMoney } from '../../lib/use/use-money.ts';
import { Photo } from '../../ui/photo.tsx';
import { factsLine, isLease, STATUS_WORDS, streetOf } from '../property-words.ts';

/** A listing as its picture, address, price and facts. What is not for sale now is paler and says why. */
export function PropertyCard({ property }: { property: Property }) {
  const money = useMoney();
  const isOff = property.standardStatus !== 'Active';
  return (
    <Link to={PATHS.properties} params={{ listingKey: property.listingKey }} search={true} className="group block">
      <span className="relative block overflow-hidden rounded-lg border">
        <Photo
          property={property}
          className={`aspect-[4/3] w-full transition-transform duration-180 group-hover:scale-[1.015] ${isOff ? 'opacity-60 saturate-50' : ''}`}
        />
        {isOff && (
          <span className="absolute top-2 left-2 rounded bg-ink/85 px-2 py-0.5 font-medium text-2xs text-paper">
            {STATUS_WORDS[property.standardStatus]}
          </span>
        )}
      </span>
      <span className="mt-2 flex items-baseline justify-between gap-2">
        <span className="truncate font-medium font-serif text-base">{streetOf(property)}</span>
        <span className="shrink-0 font-semibold tabular-nums">
          {property.listPrice > 0 ? money(property.listPrice) : 'No price yet'}
          {isLease(property) && <span className="font-normal text-faint text-xs"> / month</span>}
        </span>
      </span>
      <span className="block truncate text-faint text-list tabular-nums">
        {[property.subdivisionName || property.city, factsLine(property)].filter(Boolean).join(' · ') || 'Nothing said yet'}
      </span>
    </Link>
  );
}
