import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { Glob } from 'bun';
import { installDependencies, runCommand } from './install.ts';
import { isStale } from './is-stale.ts';

const BUILT = 'dist/client/index.html';
/** Below this the header of an answer weighs more than what is saved. */
const WORTH_COMPRESSING = 1000;

/** Builds the client when there is no build, or one older than its sources; whatever the environment is for, the build is for use. */
export function buildClient(): void {
  if (!isStale(BUILT, ['{client,shared}/**/*', 'vite.config.ts', 'bun.lock'])) return;
  runCommand([process.execPath, '--bun', 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { NODE_ENV: 'production' });
  compressAssets();
}

/** Beside each script and style the same, compressed once and for all: what the server hands to whoever takes it so. */
function compressAssets(): void {
  // The highest quality would take ten times as long for a fiftieth less.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  for (const file of new Glob('dist/client/assets/*.{js,css}').scanSync('.')) {
    const content = readFileSync(file);
    if (content.length < WORTH_COMPRESSING) continue;
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}

if (import.meta.main) {
  // `bun run build` alone makes everything ready: the commands then find it installed, and write nothing.
  await installDependencies();
  buildClient();
}
