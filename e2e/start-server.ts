import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer } from '../scripts/build-server.ts';

export type RunningServer = {
  url: string;
  pid: number;
  dataDir: string;
  /** Everything the server printed so far. */
  output: () => string;
  exited: Promise<number>;
  /** SIGTERM, and waits. @returns the exit code */
  stop: () => Promise<number>;
  /** SIGKILL, and waits. */
  kill: () => Promise<void>;
};

export const ADMIN = { email: 'admin@larkinvale.example', password: 'port-larkin-admin', name: 'Ada Larkin' };

const ROOT = join(import.meta.dirname, '..');
const START_PATIENCE_MS = 60_000;

export function newDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'openhouse-e2e-'));
}

export async function removeDataDir(dataDir: string): Promise<void> {
  await rm(dataDir, { recursive: true, force: true });
}

/** Runs a command line of the server and returns what it printed and how it ended: for starts that must fail. */
export async function runServerToEnd(env: Record<string, string>): Promise<{ code: number; output: string }> {
  const child = spawnServer(buildServer(), env);
  const [out, err, code] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text(), child.exited]);
  return { code, output: out + err };
}

/** Starts a whole server as a process of its own, as it is built for use, with nothing of the test's environment but PATH. */
export async function startServer(
  env: Record<string, string> & { DATA_DIR: string },
  { script }: { script?: string } = {},
): Promise<RunningServer> {
  const child = spawnServer(script ?? buildServer(), {
    PORT: '0',
    LOG_LEVEL: 'warn',
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    ...env,
  });
  let output = '';
  let found: (url: string) => void = () => undefined;
  const opened = new Promise<string>((resolve) => {
    found = resolve;
  });
  const read = async (stream: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder();
    for await (const chunk of stream) {
      output += decoder.decode(chunk, { stream: true });
      const [, url] = /open at (http:\S+)/.exec(output) ?? [];
      if (url) found(url);
    }
  };
  void read(child.stdout);
  void read(child.stderr);
  const url = await Promise.race([
    opened,
    child.exited.then((code) => Promise.reject(new Error(`the server ended with ${code}:\n${output}`))),
    Bun.sleep(START_PATIENCE_MS).then(() => Promise.reject(new Error(`the server did not open:\n${output}`))),
  ]).catch((error) => {
    // Nobody else would ever end it.
    child.kill('SIGKILL');
    throw error;
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal);
    return child.exited;
  };
  return {
    url,
    pid: child.pid,
    dataDir: env.DATA_DIR,
    output: () => output,
    exited: child.exited,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}

function spawnServer(script: string, env: Record<string, string>) {
  return Bun.spawn([process.execPath, script], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The process of the embedded engine among a server's children; 0 while there is none. */
export function enginePidOf(serverPid: number): number {
  const isEngine = (pid: string) => {
    try {
      const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return Number(parent) === serverPid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('engine-process');
    } catch {
      return false; // It ended while we looked.
    }
  };
  return Number(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .find(isEngine) ?? 0,
  );
}
