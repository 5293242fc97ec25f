import { useState } from 'react';
import { cx } from './cx.ts';

type Pictured = { listingKey: string; unparsedAddress: string; media: { mediaURL: string; order: number; preferredPhotoYN: boolean }[] };

/** A listing's preferred picture; the drawn façade when it has none or it does not load. */
export function Photo({ property, className }: { property: Pictured; className?: string }) {
  const preferred =
    property.media.find(({ preferredPhotoYN }) => preferredPhotoYN) ?? property.media.toSorted((a, b) => a.order - b.order)[0];
  const facade = `/pictures/${encodeURIComponent(property.listingKey)}.svg`;
  const [source, setSource] = useState(preferred?.mediaURL || facade);
  return (
    <img
      src={source}
      alt={property.unparsedAddress}
      loading="lazy"
      onError={() => source !== facade && setSource(facade)}
      className={cx('bg-sunken object-cover', className)}
    />
  );
}
