import type { Row } from './bench.ts';
import { round } from './figures.ts';
import { firstPages, searchPages } from './inbox.ts';
import { quietPollOf } from './ingest.ts';
import { matchesAmong } from './match-properties.ts';

/** What must not grow with the history: each at three sizes, and how much dearer the largest is than the smallest. */
const COSTS: { name: string; of: string; sizes: number[]; unit: string; measure: (size: number) => Promise<number> }[] = [
  {
    name: 'a match',
    of: 'listings',
    sizes: [1000, 10_000, 100_000],
    unit: 'ms p95',
    measure: async (size) => (await matchesAmong(size)).p95,
  },
  { name: 'a page of the inbox', of: 'conversations', sizes: [1000, 20_000, 200_000], unit: 'ms p95', measure: firstPages },
  {
    name: 'a poll with nothing new, above a bare STATUS',
    of: 'mails',
    sizes: [100, 10_000, 100_000],
    unit: 'ms p50',
    measure: async (size) => {
      const { poll, bare } = await quietPollOf(size);
      return poll - bare;
    },
  },
  {
    name: 'a search',
    of: 'mails',
    sizes: [10_000, 100_000, 1_000_000],
    unit: 'ms p95',
    measure: async (size) => (await searchPages(size)).p95,
  },
];

/** `bun run bench growth [size]`: no size above the one that is named, for a machine without the time for a million mails. */
export async function benchGrowth(): Promise<Row[]> {
  const largest = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? Number.POSITIVE_INFINITY);
  const rows: Row[] = [];
  for (const { name, of, sizes, unit, measure } of COSTS) {
    const costs: number[] = [];
    for (const size of sizes.filter((size) => size <= largest)) {
      const cost = await measure(size);
      costs.push(cost);
      rows.push({ what: `growth: ${name}, ${size} ${of}`, value: round(cost, 1), unit, goal: null, ok: null });
    }
    const [fewest, most] = [costs[0], costs.at(-1)];
    if (!fewest || !most || costs.length === 1) continue;
    const ratio = round(most / fewest, 2);
    rows.push({ what: `growth: ${name}, most against fewest ${of}`, value: ratio, unit: 'ratio', goal: null, ok: null });
  }
  return rows;
}
