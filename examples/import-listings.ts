/**
 * Imports a CSV of listings, first without saving anything.
 *
 *   OPENHOUSE_URL=http://localhost:3000 OPENHOUSE_TOKEN=oh_… bun examples/import-listings.ts listings.csv [--dry-run]
 *
 * The headers are RESO's (`ListingKey`, `ListPrice`, `City`, …). Running it again changes only what has changed. A token
 * of the role agent is enough. It ends with 1 when a row was rejected.
 */
import { readFile } from 'node:fs/promises';
import { createOpenhouseClient } from '../shared/client.ts';

const { OPENHOUSE_URL = 'http://localhost:3000', OPENHOUSE_TOKEN = '' } = process.env;
const [file, ...flags] = process.argv.slice(2);
if (!file) throw new Error('Which file? bun examples/import-listings.ts listings.csv');

const { api } = createOpenhouseClient({ url: OPENHOUSE_URL, token: OPENHOUSE_TOKEN });
const csv = await readFile(file, 'utf8');

const plan = await api.properties.importCsv.mutate({ csv, dryRun: true });
const ignored = plan.columns.filter(({ field }) => field === null).map(({ header }) => header);
if (ignored.length > 0) console.log(`Columns that nothing is known of: ${ignored.join(', ')}`);
for (const { row, column, value, problem } of plan.rejected) {
  console.log(`Row ${row} is not taken: ${column ? `${column} “${value}”: ` : ''}${problem}`);
}

const isDry = flags.includes('--dry-run');
const { created, updated, unchanged } = isDry ? plan : await api.properties.importCsv.mutate({ csv, dryRun: false });
console.log(`${created} new, ${updated} changed, ${unchanged} as before${isDry ? ' (nothing was saved)' : ''}`);
process.exitCode = plan.rejected.length > 0 ? 1 : 0;
