import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { benchClient } from './client.ts';
import { benchCountAudience } from './count-audience.ts';
import { benchGrowth } from './growth.ts';
import { benchImportContacts } from './import-contacts.ts';
import { benchInboxList, benchSearch } from './inbox.ts';
import { benchIngest, benchPoll } from './ingest.ts';
import { benchLive } from './live.ts';
import { benchMatchProperties } from './match-properties.ts';
import { benchMemory } from './memory.ts';
import { benchProcesses } from './processes.ts';
import { benchScroll } from './scroll.ts';
import { benchSendCampaign } from './send-campaign.ts';

/** One figure: what was measured, and what it should be. */
export type Row = { what: string; value: number; unit: string; goal: string | null; ok: boolean | null };

const BENCHES = {
  ingest: benchIngest,
  poll: benchPoll,
  inbox: benchInboxList,
  search: benchSearch,
  match: benchMatchProperties,
  campaign: benchSendCampaign,
  import: benchImportContacts,
  audience: benchCountAudience,
  growth: benchGrowth,
  processes: benchProcesses,
  live: benchLive,
  memory: benchMemory,
  client: benchClient,
  scroll: benchScroll,
};
/** A figure as it is kept: of which bench, when, and how busy the machine was when it began (`load`; as many as it has cores is full). */
type Kept = Row & { bench: string; measuredAt: string; load: number };

const RESULTS = 'bench/results.json';

/**
 * `bun run bench [name…]`: all of them or those named; prints a table and writes bench/results.json, where those that
 * were not measured this time keep what they had. Exit 1 when a goal was missed.
 */
const named = Object.entries(BENCHES).filter(([name]) => process.argv.includes(name));
const measured: Kept[] = [];
for (const [name, bench] of named.length > 0 ? named : Object.entries(BENCHES)) {
  process.stderr.write(`${name} …\n`);
  const about = { bench: name, measuredAt: new Date().toISOString(), load: Math.round((loadavg()[0] ?? 0) * 10) / 10 };
  measured.push(...(await bench()).map((row) => ({ ...about, ...row })));
}
const wide = Math.max(...measured.map(({ what }) => what.length));
for (const { what, value, unit, goal, ok } of measured) {
  console.log(
    `${what.padEnd(wide)}  ${String(value).padStart(8)}  ${unit.padEnd(12)}  ${goal ?? ''}${ok === null ? '' : ok ? '  met' : '  MISSED'}`,
  );
}
const before: Kept[] = existsSync(RESULTS) ? JSON.parse(await readFile(RESULTS, 'utf8')).rows : [];
const order = Object.keys(BENCHES);
const rows = [...before.filter(({ bench }) => !measured.some((row) => row.bench === bench)), ...measured].sort(
  (one, other) => order.indexOf(one.bench) - order.indexOf(other.bench),
);
const machine = { processor: cpus()[0]?.model, cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), bun: Bun.version };
await writeFile(RESULTS, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
process.exit(measured.some(({ ok }) => ok === false) ? 1 : 0);
