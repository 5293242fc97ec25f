/** `bun run reset-password EMAIL`: gives somebody a new first password, printed once, and signs them out everywhere. Beside a running server too. */
import { installDependencies } from './install.ts';

process.chdir(`${import.meta.dirname}/..`);
await installDependencies();
const { readEnv } = await import('../server/env.ts');
const { loadAuthSecret } = await import('../server/secrets/auth-secret.ts');
const { createLogger } = await import('../server/logger.ts');
const { createAuth } = await import('../server/users/create-auth.ts');
const { resetByEmail } = await import('../server/users/reset-by-email.ts');
const { withDatabase } = await import('./open-database.ts');

const [address] = process.argv.slice(2);
if (!address) {
  console.error('Say whose: bun run reset-password EMAIL');
  process.exit(1);
}
// Outside a request better-auth tells the console of indexes that ours stand in for; it is nothing to whoever runs this.
const say = console.error;
console.error = (...words: unknown[]) => void (String(words[0]).includes('[Better Auth]') || say(...words));
const env = readEnv();
await withDatabase(
  env,
  async () => {
    const secret = await loadAuthSecret({ given: env.AUTH_SECRET, dataDir: env.DATA_DIR });
    const auth = createAuth({ secret, publicUrl: env.PUBLIC_URL || 'http://localhost', log: createLogger({ level: 'silent' }) });
    const { email, password } = await resetByEmail(address, auth, { now: () => new Date() });
    console.log(`${email} signs in with ${password} from now on, and was signed out everywhere. Change it after signing in.`);
  },
  { mayShare: true },
);
