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
const totals = { passed: 0, failed: 0 };
for (const { passed, failed, failedFiles } of results) {
  totals.passed += passed;
  totals.failed += failed;
  for (const file of failedFiles) await tryAlone(file);
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed > 0 ? 1 : 0);

/**
 * What waits for a browser or a server may fail because two lanes share the machine. A file that failed is run once more by
 * itself, and said to be: what is wrong fails again.
 */
async function tryAlone({ path, passed, failed }: FailedFile): Promise<void> {
  console.log(`\nonce more, alone: ${path} (${failed} failed)`);
  const again = await runSuite([path]);
  totals.passed += again.passed - passed;
  totals.failed += again.failed - failed;
}

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
async function runSuite(paths: string[], { isLater = false } = {}): Promise<Result> {
  const command = [process.execPath, 'test', '--timeout', '30000', ...paths.filter((path) => existsSync(path)).map((path) => `./${path}`)];
  const child = Bun.spawn(command, { stdio: ['ignore', 'pipe', 'pipe'] });
  const show = isLater ? () => undefined : (text: string) => void process.stderr.write(text);
  const [said, reported] = await Promise.all([follow(child.stdout, show), follow(child.stderr, show)]);
  const exitCode = await child.exited;
  if (isLater) process.stderr.write(`${said}${reported}`);
  const count = (word: string) => Number(reported.match(new RegExp(`^\\s*(\\d+) ${word}$`, 'm'))?.[1] ?? 0);
  const failed = count('fail') + count('error') + count('errors');
  // A run that died before its summary failed, whatever it managed to count.
  const died = failed === 0 && exitCode !== 0;
  return { passed: count('pass'), failed: died ? 1 : failed, failedFiles: died ? [] : findFailedFiles(reported) };
}

type FailedFile = { path: string; passed: number; failed: number };
type Result = { passed: number; failed: number; failedFiles: FailedFile[] };

/** Which files had a test that failed, by the lines of the report: a file's name, then its tests. Repeated at the end, they count once. */
function findFailedFiles(reported: string): FailedFile[] {
  const files = new Map<string, FailedFile>();
  let current: FailedFile | undefined;
  for (const line of reported.split('\n')) {
    const path = /^(\S+\.test\.tsx?):$/.exec(line)?.[1];
    if (path) {
      current = files.get(path) ?? { path, passed: 0, failed: 0 };
      files.set(path, current);
    }
    if (/^\d+ tests failed:$/.test(line)) break;
    if (current && line.startsWith('(pass) ')) current.passed++;
    if (current && line.startsWith('(fail) ')) current.failed++;
  }
  return [...files.values()].filter(({ failed }) => failed > 0);
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
