import type { ListingSort } from '../../shared/listing.ts';
import type { Property } from '../../shared/property.ts';

/** What the catalogue shows, and how: kept in the URL. */
export type PropertiesSearch = {
  view?: 'table' | 'map';
  q?: string;
  /** A RESO status, or `market`: what may be suggested. */
  status?: Property['standardStatus'] | 'market';
  deal?: 'sale' | 'lease';
  kind?: NonNullable<Property['propertySubType']>;
  min?: number;
  max?: number;
  beds?: number;
  baths?: number;
  /** Living area at least. */
  area?: number;
  city?: string;
  /** Words with commas between. */
  features?: string;
  pool?: true;
  water?: true;
  /** Came to the market within so many days. */
  since?: number;
  sort?: ListingSort;
  /** The listing is open for writing. */
  edit?: true;
};

const TEXTS = ['q', 'status', 'kind', 'city', 'features', 'sort'] as const;
const NUMBERS = ['min', 'max', 'beds', 'baths', 'area', 'since'] as const;
const FLAGS = ['pool', 'water', 'edit'] as const;

/** Reads an address as people may have typed it; what is not ours is left out. */
export function readPropertiesSearch(search: Record<string, unknown>): PropertiesSearch {
  const kept = [
    ...TEXTS.map((name) => [name, textOf(search[name])] as const),
    ...NUMBERS.map((name) => [name, numberOf(search[name])] as const),
    ...FLAGS.map((name) => [name, search[name] === true || undefined] as const),
    ['view', search.view === 'table' || search.view === 'map' ? search.view : undefined] as const,
    ['deal', search.deal === 'sale' || search.deal === 'lease' ? search.deal : undefined] as const,
  ];
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined)) as PropertiesSearch;
}

const textOf = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
const numberOf = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined);

const DAY = 86_400_000;

/** What an address asks of the server. Days count from midnight, so that the question stays the same all day. */
export function filterOf(search: PropertiesSearch, now: number) {
  const { q, status, deal, kind, min, max, beds, baths, area, city, features, pool, water, since, sort } = search;
  const today = Math.floor(now / DAY) * DAY;
  return {
    ...(q && { search: q }),
    ...(status === 'market' ? { statuses: ['Active' as const, 'ComingSoon' as const] } : status && { standardStatus: status }),
    ...(deal && { lease: deal === 'lease' }),
    ...(kind && { propertySubType: kind }),
    ...(min !== undefined && { priceMin: min }),
    ...(max !== undefined && { priceMax: max }),
    ...(beds !== undefined && { bedroomsMin: beds }),
    ...(baths !== undefined && { bathroomsMin: baths }),
    ...(area !== undefined && { livingAreaMin: area }),
    ...(city && { city }),
    ...(features && {
      features: features
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    }),
    ...(pool && { pool }),
    ...(water && { waterfront: water }),
    ...(since !== undefined && { listedSince: new Date(today - since * DAY) }),
    ...(sort && { sort }),
  };
}
export type ListingFilter = ReturnType<typeof filterOf>;

/** How many things narrow the catalogue, beside the words searched for. */
export function countFilters({ view: _, q: __, sort: ___, edit: ____, ...filters }: PropertiesSearch): number {
  return Object.keys(filters).length;
}
