/** `bun run seed`: fills the database of the environment with the rehearsal's catalogue and contacts. Harmless twice. */
import { installDependencies } from './install.ts';

process.chdir(`${import.meta.dirname}/..`);
await installDependencies();
const { readEnv } = await import('../server/env.ts');
const { AppError, errorText } = await import('../server/errors.ts');
const { createLogger } = await import('../server/logger.ts');
const { startEmbeddedEngine } = await import('../server/database/embedded-engine.ts');
const { buildIndexes, connectDatabase, disconnectDatabase } = await import('../server/database/connect.ts');
const { seedHouse } = await import('../server/rehearsal/seed-house.ts');

const env = readEnv();
try {
  const log = createLogger({ level: 'silent' });
  const engine = env.MONGODB_URI ? null : await startEmbeddedEngine({ dataDir: env.DATA_DIR, log });
  try {
    await connectDatabase(env.MONGODB_URI ?? engine?.uri ?? '');
    await buildIndexes();
    const { listings, contacts } = await seedHouse({ now: () => new Date(), publish: () => undefined });
    const where = env.MONGODB_URI ? 'the database of MONGODB_URI' : env.DATA_DIR;
    console.log(`${listings} listings and ${contacts} contacts added to ${where}; what was there is as it was`);
  } finally {
    await disconnectDatabase();
    await engine?.stop();
  }
} catch (error) {
  console.error(error instanceof AppError ? error.userMessage : errorText(error));
  process.exit(1);
}
