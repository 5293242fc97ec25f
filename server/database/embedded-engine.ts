import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { AppError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { scriptAt } from '../places.ts';
import { isCertainlyDead, nameThisProcess } from '../process-name.ts';
import { prepareEngineFiles } from './engine-files.ts';

type Options = {
  dataDir: string;
  log: Logger;
  /** Told when the engine serves again after a crash. */
  onRestart?: () => Promise<void>;
};
export type EmbeddedEngine = { uri: string; pid: () => number | undefined; stop: () => Promise<void> };

const ORPHAN_GRACE_MS = 20_000;
const RESTART_DELAY_MS = 500;

/**
 * Runs the embedded MongoDB engine on `dataDir/database` as a child process, restarts it when it crashes, and
 * returns one URI that stays the same over restarts.
 * @throws AppError DATA_DIR_IN_USE when another server owns the directory; ENGINE_UNSUPPORTED on a foreign platform
 */
export async function startEmbeddedEngine({ dataDir, log, onRestart }: Options): Promise<EmbeddedEngine> {
  const root = resolve(dataDir);
  await mkdir(join(root, 'database'), { recursive: true });
  const nativeModule = await prepareEngineFiles(root);
  // Short, private (0700) and ours: a Unix socket path may not exceed 107 bytes, and DATA_DIR may be long.
  const runDir = await mkdtemp(join(tmpdir(), 'openhouse-'));
  const launch: Launch = { root, runDir, nativeModule, log };

  let isStopping = false;
  let child = await openOwned(launch).catch(async (error) => {
    await rm(runDir, { recursive: true, force: true });
    throw error;
  });

  const keepAlive = (running: ChildProcess): void => {
    running.once('exit', async (code, signal) => {
      if (isStopping) return;
      log.error({ code, signal }, 'the embedded database died and is started again');
      while (!isStopping) {
        await Bun.sleep(RESTART_DELAY_MS);
        try {
          child = await openEngine(launch);
          keepAlive(child);
          onRestart?.().catch((error) => log.error({ error }, 'the database connection was not revived'));
          return;
        } catch (error) {
          log.error({ error }, 'the embedded database did not start');
        }
      }
    });
  };
  keepAlive(child);

  return {
    uri: uriOf(runDir),
    pid: () => child.pid,
    stop: async () => {
      isStopping = true;
      await closeEngine(child);
      await rm(runDir, { recursive: true, force: true });
      await rm(ownerFile(root), { force: true });
    },
  };
}

type Launch = { root: string; runDir: string; nativeModule: string | undefined; log: Logger };

/** Where the engine of a running server serves, for a program of the same user that only reads; null when none runs. */
export function findRunningEngine(dataDir: string): string | null {
  const owner = readOwner(resolve(dataDir));
  return owner?.server && owner.uri && !isCertainlyDead(owner.server) ? owner.uri : null;
}

const uriOf = (runDir: string) => `mongodb://${encodeURIComponent(socketLink(runDir))}/openhouse?directConnection=true&retryWrites=false`;
const socketLink = (runDir: string) => join(runDir, 'db.sock');
const ownerFile = (root: string) => join(root, 'owner.json');

/** Opens the engine; waits for the engine of a killed server to finish closing, but not for a living server. */
async function openOwned(launch: Launch): Promise<ChildProcess> {
  const patience = Date.now() + ORPHAN_GRACE_MS;
  for (;;) {
    refuseLivingOwner(launch.root);
    try {
      const child = await openEngine(launch);
      await writeFile(ownerFile(launch.root), JSON.stringify({ server: nameThisProcess(), uri: uriOf(launch.runDir) }));
      return child;
    } catch (error) {
      const isLocked = error instanceof AppError && error.code === 'DATA_DIR_IN_USE';
      if (!isLocked || Date.now() > patience) throw error;
      await Bun.sleep(250);
    }
  }
}

function readOwner(root: string): { server?: string; uri?: string } | null {
  return existsSync(ownerFile(root)) ? JSON.parse(readFileSync(ownerFile(root), 'utf8') || '{}') : null;
}

function refuseLivingOwner(root: string): void {
  const owner = readOwner(root);
  if (owner?.server && owner.server !== nameThisProcess() && !isCertainlyDead(owner.server)) throw inUse(root);
}

async function openEngine({ root, runDir, nativeModule, log }: Launch): Promise<ChildProcess> {
  const child = spawn(process.execPath, [scriptAt('database/engine-process'), join(root, 'database'), socketLink(runDir)], {
    // Nothing of the server's environment is the database's business.
    env: { TMPDIR: runDir, ...(nativeModule && { NAPI_RS_NATIVE_LIBRARY_PATH: nativeModule }) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stderr?.on('data', (chunk) => log.warn({ engine: String(chunk).slice(0, 2000) }, 'embedded database'));
  const answer = await Promise.race([
    once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line').then(([line]) => JSON.parse(String(line))),
    once(child, 'exit').then(([code, signal]) => ({ error: `the engine ended with ${signal ?? code}` })),
  ]);
  if (answer.ready) return child;
  if (/lock|busy|already|in use/i.test(answer.error)) throw inUse(root, answer.error);
  throw new Error(`the embedded database did not open ${root}: ${answer.error}`);
}

async function closeEngine(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.stdin?.end();
  // Cleared, because a timer left behind keeps a short command alive that has nothing more to do.
  const impatience = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(impatience);
}

function inUse(root: string, cause?: string): AppError {
  const message = `another Openhouse is using the data directory ${root}; stop it or set DATA_DIR`;
  return new AppError('DATA_DIR_IN_USE', { message, userMessage: message, cause });
}
