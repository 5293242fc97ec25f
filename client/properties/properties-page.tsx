import { Suspense } from 'react';
import { late } from '../lib/late/late.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { PropertyPage } from './detail/property-page.tsx';
import { ListPage } from './list/list-page.tsx';
import { usePropertiesPlace } from './use-properties-place.ts';

const PropertyForm = late(() => import('./form/property-form.tsx'), 'PropertyForm');

/** The catalogue: what the AI may speak of, and nothing else. */
export function PropertiesPage() {
  const { listingKey, search } = usePropertiesPlace();
  if (listingKey === undefined) return <ListPage />;
  const isWriting = listingKey === 'new' || search.edit;
  if (!isWriting) return <PropertyPage key={listingKey} listingKey={listingKey} />;
  return (
    <Suspense fallback={<SkeletonRows />}>
      <PropertyForm key={listingKey} listingKey={listingKey === 'new' ? null : listingKey} />
    </Suspense>
  );
}
