import { expect, test } from 'bun:test';
import type { ToldListing } from '../../shared/contact.ts';
import type { PublicProperty } from '../../shared/property.ts';
import { whatChanged } from './what-changed.ts';

const told = (change: Partial<ToldListing> = {}): ToldListing => ({
  listingKey: 'PL-1',
  listPrice: 500_000,
  standardStatus: 'Active',
  ...change,
});

test.each<[string, ToldListing, Pick<PublicProperty, 'listPrice' | 'standardStatus'>, string | null]>([
  ['nothing', told(), { listPrice: 500_000, standardStatus: 'Active' }, null],
  ['a lower price', told(), { listPrice: 480_000, standardStatus: 'Active' }, 'cheaper'],
  ['a higher price', told(), { listPrice: 520_000, standardStatus: 'ComingSoon' }, 'dearer'],
  ['coming soon, and now here', told({ standardStatus: 'ComingSoon' }), { listPrice: 500_000, standardStatus: 'Active' }, 'available'],
  ['back on the market', told({ standardStatus: 'Pending' }), { listPrice: 500_000, standardStatus: 'Active' }, 'available'],
  ['sold, whatever the price', told(), { listPrice: 400_000, standardStatus: 'Closed' }, null],
  ['told before anybody wrote prices down', { listingKey: 'PL-1' }, { listPrice: 400_000, standardStatus: 'Active' }, null],
])('%s', (_, before, now, change) => expect(whatChanged(before, now)).toBe(change as never));
