/**
 * `bun run backup [FILE]`: writes the whole database of the environment into one file. The server may run meanwhile.
 * Without FILE it goes to DATA_DIR/backups/ under the time of its making.
 */
import { installDependencies } from './install.ts';

// A path is meant from where the person is.
const from = process.cwd();
process.chdir(`${import.meta.dirname}/..`);
await installDependencies();
const { mkdir, stat } = await import('node:fs/promises');
const { dirname, join, resolve } = await import('node:path');
const { readEnv } = await import('../server/env.ts');
const { loadAuthSecret } = await import('../server/secrets/auth-secret.ts');
const { backUp } = await import('../server/backup.ts');
const { withDatabase } = await import('./open-database.ts');

const env = readEnv();
const now = new Date();
const name = `openhouse-${now.toISOString().replace(/:/g, '-').slice(0, 19)}.backup`;
const given = process.argv[2];
const file = given ? resolve(from, given) : resolve(env.DATA_DIR, 'backups', name);

await withDatabase(
  env,
  async (where) => {
    await mkdir(dirname(file), { recursive: true });
    const secret = await loadAuthSecret({ given: env.AUTH_SECRET, dataDir: env.DATA_DIR });
    const { documents, collections } = await backUp(file, { secret, now: () => now });
    const megabytes = ((await stat(file)).size / 1e6).toFixed(1);
    console.log(`${documents} documents of ${collections} collections of ${where} are in ${file} (${megabytes} MB)`);
    const keep = env.AUTH_SECRET ? 'AUTH_SECRET' : join(env.DATA_DIR, 'auth-secret');
    console.log(`Keep ${keep} as well, in another place: the file does not hold it, and passwords in it open with nothing else.`);
  },
  { mayShare: true },
);
