import { readSchemaVersion, writeSchemaVersion } from '../database/schema-version.ts';
import type { Edges } from '../edges.ts';
import { AppError } from '../errors.ts';
import { LEASE_RENEW_MS, takeLease } from '../jobs/lease.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';

type Clock = Pick<Edges, 'now' | 'publish' | 'log' | 'processName'>;

const LEASE = 'migrations';
const ASK_AGAIN_MS = 200;

/**
 * Refuses a database that this program must not touch: one that a newer Openhouse has changed, or half a restore.
 * @throws AppError START_REFUSED
 */
export async function refuseForeignDatabase({ migrations = MIGRATIONS }: { migrations?: Migration[] } = {}): Promise<void> {
  const { version, restoringSince } = await readSchemaVersion();
  if (restoringSince)
    throw refused('a restore into this database was cut off: run `bun run restore FILE --force` again before starting Openhouse');
  if (version > migrations.length)
    throw refused(
      `this database belongs to a newer Openhouse (its data is version ${version}, this program knows ${migrations.length}): ` +
        'start the newer program, or restore a backup from before the upgrade',
    );
}

/**
 * Brings the data of an earlier version up to this program's, each step once, whoever starts at the same moment: one
 * process works under a lease, the others wait for it. A step that is cut off is run again.
 * @returns the names of the steps that this process ran
 */
export async function migrate(edges: Clock, { migrations = MIGRATIONS }: { migrations?: Migration[] } = {}): Promise<string[]> {
  const { now, processName } = edges;
  while ((await readSchemaVersion()).version < migrations.length) {
    const lease = await takeLease(LEASE, { holder: processName, now });
    if (!lease) {
      await Bun.sleep(ASK_AGAIN_MS);
      continue;
    }
    const renewal = setInterval(() => {
      lease.renew().catch((error) => edges.log.warn({ error }, 'the lease of the migrations was not renewed'));
    }, LEASE_RENEW_MS);
    try {
      return await runMissing(migrations, edges);
    } finally {
      clearInterval(renewal);
      await lease.release();
    }
  }
  return [];
}

async function runMissing(migrations: Migration[], edges: Clock): Promise<string[]> {
  const ran: string[] = [];
  // Read anew: another process may have worked until this one got the lease.
  const { version: from } = await readSchemaVersion();
  for (const [at, { name, run }] of migrations.entries()) {
    if (at < from) continue;
    const began = performance.now();
    await run(edges);
    await writeSchemaVersion(at + 1);
    ran.push(name);
    edges.log.info({ version: at + 1, name, ms: Math.round(performance.now() - began) }, 'the data was brought up to date');
  }
  return ran;
}

function refused(message: string): AppError {
  return new AppError('START_REFUSED', { message, userMessage: `Openhouse did not start: ${message}.` });
}
