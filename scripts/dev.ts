/**
 * `bun run dev`: one process that serves the API and, with Vite as middleware, the client as it is being written.
 * Changes of the client are swapped in the page; `bun --watch` starts this anew when a file of the server changes.
 */
import { resolve } from 'node:path';
import { installDependencies } from './install.ts';
import { stopWithNpx } from './watch-npx.ts';

process.chdir(`${import.meta.dirname}/..`);
// React and Vite ask for it while they are loaded, and a .env made for production must not decide it.
process.env.NODE_ENV = 'development';
stopWithNpx();
await installDependencies();
const { createServer } = await import('vite');
const { main } = await import('../server/main.ts');
await main({
  pages: async (server) => {
    // On our own port: nothing else to open, and two of us never meet on Vite's usual one.
    const vite = await createServer({
      appType: 'spa',
      server: {
        middlewareMode: true,
        hmr: { server },
        // By itself it hands out every file of the repository, the data directory with its secret among them.
        fs: { allow: ['client', 'shared', 'node_modules'].map((folder) => resolve(folder)) },
      },
    });
    return { middleware: vite.middlewares };
  },
});
