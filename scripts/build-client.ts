import { existsSync, statSync } from 'node:fs';
import { Glob } from 'bun';
import { runCommand } from './install.ts';

const BUILT = 'dist/client/index.html';

/** Builds the client when there is no build, or one older than its sources; whatever the environment is for, the build is for use. */
export function buildClient(): void {
  if (existsSync(BUILT) && statSync(BUILT).mtimeMs > newestSource()) return;
  runCommand([process.execPath, '--bun', 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { NODE_ENV: 'production' });
}

function newestSource(): number {
  const sources = [...new Glob('{client,shared}/**/*').scanSync('.'), 'vite.config.ts', 'bun.lock'];
  return Math.max(...sources.map((file) => statSync(file).mtimeMs));
}

if (import.meta.main) buildClient();
