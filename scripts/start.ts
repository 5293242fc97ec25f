/** `bun start`: installs what is missing, builds client and server when they are stale, starts the server in this process. */
import { installDependencies } from './install.ts';
import { stopWithNpx } from './watch-npx.ts';

process.chdir(`${import.meta.dirname}/..`);
stopWithNpx();
await installDependencies();
const { buildClient } = await import('./build-client.ts');
const { buildServer } = await import('./build-server.ts');
buildClient();
const { main } = await import(buildServer());
await main();
