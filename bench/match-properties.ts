import type { CollationOptions } from 'mongodb';
import mongoose from 'mongoose';
import { matchKeysOf } from '../server/properties/match/match-keys.ts';
import { matchProperties } from '../server/properties/match/match-properties.ts';
import { PropertyModel } from '../server/properties/property.model.ts';
import { buildProperty } from '../server/test/build.ts';
import type { Criteria, Property } from '../shared/property.ts';
import type { Row } from './bench.ts';
import { quantile, round } from './figures.ts';
import { fill, openDatabase } from './fill.ts';

const SMALL = 1000;
const LARGE = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 100_000);
const ROUNDS = 400;
const GOAL_MS = 30;

/** How fast listings are found for somebody, among a thousand and among a hundred thousand. */
export async function benchMatchProperties(): Promise<Row[]> {
  const small = await matchesAmong(SMALL);
  const large = await matchesAmong(LARGE, { atEnd: proveIndexes });
  return [
    ...large.each.map(({ name, ms }) => ({ what: `match: ${name}`, value: round(ms, 1), unit: 'ms p95', goal: null, ok: null })),
    { what: `match among ${SMALL}`, value: round(small.p95, 1), unit: 'ms p95', goal: null, ok: null },
    { what: `match among ${LARGE}`, value: round(large.p95, 1), unit: 'ms p95', goal: `≤ ${GOAL_MS}`, ok: large.p95 <= GOAL_MS },
    { what: `match among ${LARGE}`, value: round(large.p50, 1), unit: 'ms p50', goal: null, ok: null },
    { what: `match, ${LARGE} against ${SMALL}`, value: round(large.p95 / small.p95, 1), unit: 'ratio of p95', goal: null, ok: null },
  ];
}

type Matches = { p50: number; p95: number; each: { name: string; ms: number }[] };

/** @returns milliseconds, of all wishes and of each */
export async function matchesAmong(listings: number, { atEnd = async () => {} }: { atEnd?: () => Promise<void> } = {}): Promise<Matches> {
  const database = await openDatabase();
  try {
    await fillCatalogue(listings);
    for (let turn = 0; turn < 40; turn++) await matchProperties(WISHES[turn % WISHES.length]?.criteria ?? {});
    const times: { name: string; own: number[] }[] = [];
    for (const { name, criteria } of WISHES) {
      const own: number[] = [];
      for (let turn = 0; turn < ROUNDS / 10; turn++) {
        const began = performance.now();
        await matchProperties(varied(criteria, turn), { alreadySent: SENT });
        own.push(performance.now() - began);
      }
      times.push({ name, own });
    }
    await atEnd();
    const all = times.flatMap(({ own }) => own);
    const each = times.map(({ name, own }) => ({ name, ms: quantile(own, 0.95) }));
    return { p50: quantile(all, 0.5), p95: quantile(all, 0.95), each };
  } finally {
    await database.stop();
  }
}

const SENT = Array.from({ length: 12 }, (_, n) => `BENCH-${n * 7}`);
const WISHES: { name: string; criteria: Criteria }[] = [
  { name: 'area, budget, bedrooms', criteria: { areas: ['Harbour 3'], priceMax: 600_000, bedroomsMin: 3, lease: false } },
  { name: 'city and kind', criteria: { areas: ['city 7'], propertyTypes: ['condo'], priceMax: 450_000, lease: false } },
  { name: 'budget and bedrooms alone', criteria: { priceMax: 400_000, bedroomsMin: 4, lease: false } },
  { name: 'bedrooms alone', criteria: { bedroomsMin: 3, lease: false } },
  { name: 'six bedrooms, tiny budget', criteria: { bedroomsMin: 6, priceMax: 150_000, lease: false } },
  { name: 'wishes', criteria: { areas: ['Hills 12'], features: ['pool', 'garage', 'fireplace'], priceMax: 900_000, lease: false } },
  { name: 'a rare wish, no area', criteria: { features: ['solar panels'], priceMax: 700_000, lease: false } },
  { name: 'part of a name', criteria: { areas: ['the Vale area'], priceMax: 500_000, lease: false } },
  { name: 'a lease with a dog', criteria: { areas: ['city 3'], features: ['dog'], priceMax: 2600, lease: true } },
  { name: 'nothing there', criteria: { areas: ['Atlantis'], priceMax: 500_000, bedroomsMin: 2, lease: false } },
];

function varied(criteria: Criteria, turn: number): Criteria {
  return { ...criteria, ...(criteria.priceMax && { priceMax: criteria.priceMax * (0.85 + (turn % 30) / 100) }) };
}

/** A made-up state: 60 towns of 40 neighbourhoods, prices and rooms as they are usually spread. */
function fillCatalogue(listings: number): Promise<void> {
  let seed = 42;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return fill(listings, PropertyModel, (n) => {
    const isRental = random() < 0.2;
    const property = buildProperty({
      listingKey: `BENCH-${n}`,
      standardStatus: random() < 0.7 ? 'Active' : pick<Property['standardStatus']>(['Pending', 'Closed', 'Withdrawn', 'ComingSoon']),
      propertyType: isRental ? 'ResidentialLease' : 'Residential',
      propertySubType: pick(['SingleFamilyResidence', 'Condominium', 'Townhouse', 'Apartment']),
      listPrice: Math.round(isRental ? 900 + random() ** 2 * 6000 : 90_000 + random() ** 2 * 1_800_000),
      bedroomsTotal: pick([1, 2, 2, 3, 3, 3, 4, 4, 5, 6]),
      bathroomsTotalInteger: pick([1, 1, 2, 2, 3]),
      city: `City ${Math.floor(random() * 60)}`,
      subdivisionName: `${pick(['Harbour', 'Hills', 'Old Vale', 'Mill Flats', 'Eastgate'])} ${Math.floor(random() * 40)}`,
      poolPrivateYN: random() < 0.08,
      interiorFeatures: random() < 0.3 ? ['Fireplace'] : random() < 0.005 ? ['Solar panels'] : ['Hardwood floors'],
      internetEntireListingDisplayYN: random() < 0.97,
    });
    return { ...property, matchKeys: matchKeysOf(property) };
  });
}

/** The question reads what it returns and little more: nothing walks the catalogue. */
async function proveIndexes(): Promise<void> {
  const asked: { filter: unknown; limit: number; collation?: CollationOptions }[] = [];
  mongoose.set(
    'debug',
    (_collection: string, method: string, filter: unknown, options: { limit?: number; collation?: CollationOptions }) => {
      if (method === 'find') asked.push({ filter, limit: options.limit ?? 0, collation: options.collation });
    },
  );
  for (const { criteria } of WISHES) await matchProperties(criteria);
  mongoose.set('debug', false);
  let most = 0;
  for (const { filter, limit } of asked) {
    const plan = await PropertyModel.find(filter as never)
      .sort({ listPrice: -1 })
      .limit(limit)
      .lean()
      .explain('executionStats');
    const { executionStats } = plan as unknown as { executionStats: { totalDocsExamined: number } };
    if (JSON.stringify(plan).includes('"COLLSCAN"')) throw new Error(`walks the catalogue: ${JSON.stringify(filter)}`);
    most = Math.max(most, executionStats.totalDocsExamined);
    if (process.argv.includes('--explain'))
      console.log(
        executionStats.totalDocsExamined,
        /"indexName":"([^"]+)"/.exec(JSON.stringify(plan))?.[1],
        JSON.stringify(filter).slice(0, 260),
      );
  }
  console.log(`${asked.length} questions explained, none walks the catalogue; documents read at most: ${most}`);
}
