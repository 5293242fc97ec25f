import { useState } from 'react';
import type { RowListing } from '../../../shared/thread.ts';
import { cx } from '../../ui/cx.ts';

/** The house a thread is about, small; the drawn one when its photo does not load. */
export function Thumb({ listing: { listingKey, address, picture }, isCompact }: { listing: RowListing; isCompact: boolean }) {
  const drawn = `/pictures/${encodeURIComponent(listingKey)}.svg`;
  const [source, setSource] = useState(picture);
  return (
    <img
      src={source}
      alt={address}
      title={address}
      loading="lazy"
      decoding="async"
      onError={() => source !== drawn && setSource(drawn)}
      className={cx('shrink-0 rounded bg-sunken object-cover', isCompact ? 'size-7' : 'size-10')}
    />
  );
}
