/**
 * `bun run restore FILE [--force]`: puts a backup in the place of the database of the environment. Refuses a database
 * that is in use, and one that is not empty unless `--force` is given. The file is read to its end before anything changes.
 */
import { installDependencies } from './install.ts';

// A path is meant from where the person is.
const from = process.cwd();
process.chdir(`${import.meta.dirname}/..`);
await installDependencies();
const { resolve } = await import('node:path');
const { readEnv } = await import('../server/env.ts');
const { loadAuthSecret } = await import('../server/secrets/auth-secret.ts');
const { rememberFormerSecrets } = await import('../server/secrets/former-secrets.ts');
const { createLogger } = await import('../server/logger.ts');
const { nameThisProcess } = await import('../server/process-name.ts');
const { restore } = await import('../server/backup.ts');
const { withDatabase } = await import('./open-database.ts');

const [given] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const force = process.argv.includes('--force');
if (!given) {
  console.error('usage: bun run restore FILE [--force]');
  process.exit(1);
}
const file = resolve(from, given);
const env = readEnv();

const secret = await loadAuthSecret({ given: env.AUTH_SECRET, dataDir: env.DATA_DIR });
rememberFormerSecrets(secret, env.AUTH_SECRET_PREVIOUS ?? []);

await withDatabase(env, async (where) => {
  const edges = {
    now: () => new Date(),
    publish: () => undefined,
    log: createLogger({ level: env.LOG_LEVEL }),
    secret,
    processName: nameThisProcess(),
    publicUrl: env.PUBLIC_URL ?? '',
  };
  const { about, documents, doubted, unanswered, paused } = await restore(file, { force }, edges);
  console.log(`${documents} documents of ${about.createdAt.toISOString()} are in ${where} again.`);
  console.log(
    `${doubted} mails that were on their way are looked up in Sent before anybody sends them again; ${paused} campaigns are paused.`,
  );
  console.log(`${unanswered} conversations were waiting for an answer: a person is asked to look at them.`);
  console.log('Start Openhouse: it reads what came since, and answers none of it by itself.');
});
