/** `bun start`: installs what is missing, builds the client when it is stale, starts the server in this process. */
import { installDependencies } from './install.ts';

process.chdir(`${import.meta.dirname}/..`);
await installDependencies();
const { buildClient } = await import('./build-client.ts');
buildClient();
const { main } = await import('../server/main.ts');
await main();
