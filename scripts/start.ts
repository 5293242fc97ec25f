/** `bun start`: installs what is missing, builds the client when it is stale, starts the server in this process. */
import { installDependencies } from './install.ts';
import { stopWithNpx } from './watch-npx.ts';

process.chdir(`${import.meta.dirname}/..`);
stopWithNpx();
await installDependencies();
const { buildClient } = await import('./build-client.ts');
buildClient();
const { main } = await import('../server/main.ts');
await main();
