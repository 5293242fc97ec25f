import { writeFile } from 'node:fs/promises';
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
};
/** `bun run bench [name…]`: all of them or those named; prints a table and writes bench/results.json. */
const named = Object.entries(BENCHES).filter(([name]) => process.argv.includes(name));
const rows: Row[] = [];
for (const [, bench] of named.length > 0 ? named : Object.entries(BENCHES)) rows.push(...(await bench()));
const wide = Math.max(...rows.map(({ what }) => what.length));
for (const { what, value, unit, goal, ok } of rows) {
  console.log(
    `${what.padEnd(wide)}  ${String(value).padStart(8)}  ${unit.padEnd(12)}  ${goal ?? ''}${ok === null ? '' : ok ? '  met' : '  MISSED'}`,
  );
}
await writeFile('bench/results.json', `${JSON.stringify({ rows }, null, 2)}\n`);
process.exit(rows.some(({ ok }) => ok === false) ? 1 : 0);
