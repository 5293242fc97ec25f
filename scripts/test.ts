/**
 * `bun run test`: installs what is missing (dependencies; on Debian as root also Chromium and Dovecot), builds the
 * client, runs every test. Last line: `N passed, N failed`.
 */
import { existsSync } from 'node:fs';
import { installDependencies, runCommand } from './install.ts';

process.chdir(`${import.meta.dirname}/..`);
await installDependencies();
installDebianPackages();
const { buildClient } = await import('./build-client.ts');
buildClient();

/**
 * Two lanes side by side, because drills mostly wait: unit and integration tests (one process, one embedded engine)
 * and then the browser, which is timed; and the drills, each with whole servers of its own.
 */
const inE2e = [...new Bun.Glob('e2e/**/*.test.ts').scanSync()].sort();
const isBrowser = (path: string) => path.endsWith('.browser.test.ts');
const drills = runSuite(
  inE2e.filter((path) => !isBrowser(path)),
  { isLater: true },
);
const results = [
  await runSuite(['server', 'shared', 'client', 'scripts', 'evals', 'bench']),
  await runSuite(inE2e.filter(isBrowser)),
  await drills,
];
const sum = (what: 'passed' | 'failed') => results.reduce((total, result) => total + result[what], 0);
const totals = { passed: sum('passed'), failed: sum('failed') };
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed > 0 ? 1 : 0);

function installDebianPackages(): void {
  const wanted = { chromium: '/usr/bin/chromium', 'dovecot-imapd': '/usr/sbin/dovecot' };
  const missing = Object.entries(wanted).filter(([, file]) => !existsSync(file));
  if (missing.length === 0) return;
  const names = missing.map(([name]) => name);
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    console.error(`please install ${names.join(' and ')}: the tests need them (on Debian: apt-get install ${names.join(' ')})`);
    process.exit(1);
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  runCommand(['apt-get', 'update', '-q'], env);
  runCommand(['apt-get', 'install', '-q', '-y', '--no-install-recommends', ...names], env);
}

/** @param isLater its output is kept back until it is over, so that two lanes do not write into each other's */
async function runSuite(paths: string[], { isLater = false } = {}): Promise<{ passed: number; failed: number }> {
  const command = [process.execPath, 'test', '--timeout', '30000', ...paths.filter((path) => existsSync(path)).map((path) => `./${path}`)];
  const child = Bun.spawn(command, { stdio: ['ignore', 'pipe', 'pipe'] });
  const show = isLater ? () => undefined : (text: string) => void process.stderr.write(text);
  const [said, reported] = await Promise.all([follow(child.stdout, show), follow(child.stderr, show)]);
  const exitCode = await child.exited;
  if (isLater) process.stderr.write(`${said}${reported}`);
  const count = (word: string) => Number(reported.match(new RegExp(`^\\s*(\\d+) ${word}$`, 'm'))?.[1] ?? 0);
  const failed = count('fail') + count('error') + count('errors');
  // A run that died before its summary failed, whatever it managed to count.
  return { passed: count('pass'), failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

async function follow(stream: ReadableStream<Uint8Array>, show: (text: string) => void): Promise<string> {
  let whole = '';
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    const text = decoder.decode(chunk, { stream: true });
    show(text);
    whole += text;
  }
  return whole;
}
