/** `bun run seed`: fills the database of the environment with the rehearsal's catalogue and contacts. Harmless twice. */
import { installDependencies } from './install.ts';

process.chdir(`${import.meta.dirname}/..`);
await installDependencies();
const { readEnv } = await import('../server/env.ts');
const { buildIndexes } = await import('../server/database/connect.ts');
const { seedHouse } = await import('../server/rehearsal/seed/seed-house.ts');
const { withDatabase } = await import('./open-database.ts');

await withDatabase(readEnv(), async (where) => {
  await buildIndexes();
  const { listings, contacts } = await seedHouse({ now: () => new Date(), publish: () => undefined });
  console.log(`${listings} listings and ${contacts} contacts added to ${where}; what was there is as it was`);
});
