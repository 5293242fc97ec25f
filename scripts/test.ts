/**
 * `bun run test`: installs what is missing (dependencies; on Debian as root also Chromium and Dovecot), fetches the mails
 * that other mail software is tested with, builds client and server, runs every test. Last line: `N passed, N failed`.
 */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { installDependencies, runCommand } from './install.ts';
import { type Result, runSuite } from './run-suite.ts';

process.chdir(`${import.meta.dirname}/..`);
await installDependencies();
installDebianPackages();
const { buildClient } = await import('./build-client.ts');
const { buildServer } = await import('./build-server.ts');
const { fetchPublicSources } = await import('../server/test/public-sources.ts');
for (const failure of await fetchPublicSources()) console.error(`not fetched, and its tests left out: ${failure}`);
buildClient();
// Before the lanes begin: each of their servers is started from it.
buildServer();

/** Unit and integration tests: each of their workers has one embedded engine. */
const UNITS = ['server', 'shared', 'client', 'scripts', 'evals', 'bench'].filter((path) => existsSync(path));
/** What is measured by the clock in a browser: last, with nothing beside it. */
const TIMED = ['e2e/long-list.browser.test.ts', 'e2e/two-browsers.browser.test.ts'];
/** From the shorter to the longest; these begin first, so that none of them is left to run alone at the end. */
const LONG = [
  'composer',
  'campaign.',
  'looks',
  'list-states',
  'conversation',
  'dovecot-loop',
  'first-minutes',
  'fence',
  'rehearsal',
  'kill-drill',
];

/** So many browser files that share a server run in one process, one after another; more would be left to one lane alone. */
const TOGETHER = 5;

process.env.TMPDIR ??= memoryDir();
const suites = [...new Bun.Glob('e2e/**/*.test.ts').scanSync()]
  .filter((path) => !TIMED.includes(path))
  .sort()
  .sort(byLength);
const isBrowser = (path: string) => path.endsWith('.browser.test.ts');
const sharing = suites.filter(sharesServer);
const browsers = [...inParts(sharing, TOGETHER), ...suites.filter((path) => isBrowser(path) && !sharesServer(path)).map((path) => [path])];
const drills = suites.filter((path) => !isBrowser(path)).map((path) => [path]);

// Three at a time keep two cores at work: two workers of the units beside a browser, then two lanes of drills, which mostly
// wait. More of them slow each other until something is waited for in vain.
const units = runSuite(UNITS, { workers: 2 });
const results = (
  await Promise.all([
    units.then(async (done) => [done, ...(await inTurn(drills, browsers))]),
    units.then(() => inTurn(drills, browsers)),
    inTurn(browsers, drills),
  ])
).flat();
results.push(...(await inTurn(TIMED.map((path) => [path]))));

const totals = { passed: 0, failed: 0 };
for (const result of results) {
  totals.passed += result.passed;
  totals.failed += result.failed;
  for (const before of toTryAgain(result)) {
    const again = await tryAlone(before);
    totals.passed += again.passed - before.passed;
    totals.failed += again.failed - before.failed;
  }
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed > 0 ? 1 : 0);

/** One lane: takes what comes next of its own list until nothing is left, then of the others'. */
async function inTurn(own: string[][], others: string[][] = []): Promise<Result[]> {
  const done: Result[] = [];
  for (let paths = own.shift() ?? others.shift(); paths; paths = own.shift() ?? others.shift()) done.push(await runSuite(paths));
  return done;
}

function sharesServer(path: string): boolean {
  return readFileSync(path, 'utf8').includes('await shareBrowserWorld(');
}

function inParts(paths: string[], size: number): string[][] {
  return paths.length === 0 ? [] : [paths.slice(0, size), ...inParts(paths.slice(size), size)];
}

function byLength(one: string, other: string): number {
  const rank = (path: string) => LONG.findLastIndex((name) => path.startsWith(`e2e/${name}`));
  return rank(other) - rank(one);
}

/** The databases of the tests in memory, where there is plenty: they write through to the disk all the time, and wait for it. */
function memoryDir(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  if (bavail * bsize < 8 * 2 ** 30) return tmpdir();
  const dir = mkdtempSync(`${memory}/openhouse-tests-`);
  // Dovecot reads below it as another user.
  chmodSync(dir, 0o755);
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

type Run = Pick<Result, 'paths' | 'passed' | 'failed'>;

/** What of a run is run once more: the files that had a failure; with an error that no file's tests account for, all of them. */
function toTryAgain({ paths, passed, failed, failedFiles }: Result): Run[] {
  const isAccounted = failedFiles.reduce((sum, file) => sum + file.failed, 0) === failed;
  if (!isAccounted && paths !== UNITS) return [{ paths, passed, failed }];
  return failedFiles.map((file) => ({ ...file, paths: [file.path] }));
}

/**
 * What waits for a browser or a server may fail because lanes share the machine. What failed is run once more by itself,
 * and said to be: what is wrong fails again.
 */
async function tryAlone({ paths, failed }: Run): Promise<Result> {
  console.log(`\nonce more, alone: ${paths.join(' ')} (${failed} failed)`);
  return runSuite(paths);
}

function installDebianPackages(): void {
  // Whichever Chromium there is will do; where there is none, the shell is less to load and to draw.
  const wanted = {
    'chromium-headless-shell': ['/usr/lib/chromium/chromium-headless-shell', '/usr/bin/chromium'],
    'dovecot-imapd': ['/usr/sbin/dovecot'],
    // Some of the mails that nobody here wrote come packed with it.
    'xz-utils': ['/usr/bin/xz'],
  };
  const missing = Object.entries(wanted).filter(([, files]) => !files.some((file) => existsSync(file)));
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
