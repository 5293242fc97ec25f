import { existsSync, statSync } from 'node:fs';

/** Runs a command with our own output; throws when it fails. Only built-ins: this runs before anything is installed. */
export function runCommand(command: string[], env: Record<string, string> = {}): void {
  const { exitCode } = Bun.spawnSync(command, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
  if (exitCode !== 0) throw new Error(`${command.join(' ')} ended with ${exitCode}`);
}

const STAMP = 'node_modules/.openhouse-installed';

/** Installs the dependencies when they are missing or older than the lockfile. */
export async function installDependencies(): Promise<void> {
  const isCurrent = existsSync(STAMP) && statSync(STAMP).mtimeMs >= statSync('bun.lock').mtimeMs;
  if (isCurrent) return;
  runCommand([process.execPath, 'install', '--frozen-lockfile']);
  await Bun.write(STAMP, new Date().toISOString());
}
