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

// Unit and integration tests share one process and one embedded engine; browser tests start whole servers.
const suites = [['server', 'shared', 'client', 'scripts'], ['e2e']];
const totals = { passed: 0, failed: 0 };
for (const paths of suites) {
  const { passed, failed } = await runSuite(paths.filter((path) => existsSync(path)));
  totals.passed += passed;
  totals.failed += failed;
}
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

async function runSuite(paths: string[]): Promise<{ passed: number; failed: number }> {
  const command = [process.execPath, 'test', '--timeout', '30000', ...paths.map((path) => `./${path}`)];
  const child = Bun.spawn(command, { stdio: ['ignore', 'inherit', 'pipe'] });
  let output = '';
  const decoder = new TextDecoder();
  for await (const chunk of child.stderr) {
    process.stderr.write(chunk);
    output += decoder.decode(chunk, { stream: true });
  }
  const exitCode = await child.exited;
  const count = (word: string) => Number(output.match(new RegExp(`^\\s*(\\d+) ${word}$`, 'm'))?.[1] ?? 0);
  const failed = count('fail') + count('error') + count('errors');
  // A run that died before its summary failed, whatever it managed to count.
  return { passed: count('pass'), failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}
