/** What one run of `bun test` came to, and the files of it that had a failure. */
export type Result = { paths: string[]; passed: number; failed: number; failedFiles: { path: string; passed: number; failed: number }[] };

/**
 * Runs the tests of some files or folders in a process of their own and prints what it said when it is over, so that lanes
 * do not write into each other's.
 * @param workers how many processes share the files
 */
export async function runSuite(paths: string[], { workers = 1 } = {}): Promise<Result> {
  const began = performance.now();
  // A worker keeps what it imported and its database from file to file; a fresh world for each would cost minutes.
  const parted = workers > 1 ? [`--parallel=${workers}`, '--no-isolate'] : [];
  const command = [process.execPath, 'test', '--timeout', '30000', ...parted, ...paths.map((path) => `./${path}`)];
  // Our environment as it is now: without a word Bun hands on the one we began with.
  const child = Bun.spawn(command, { env: { ...process.env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, reported] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
  const exitCode = await child.exited;
  const seconds = Math.round((performance.now() - began) / 1000);
  const busy = Math.round(Number(child.resourceUsage()?.cpuTime.total ?? 0) / 1_000_000);
  process.stderr.write(`${said}${reported}${paths.join(' ')}: ${seconds} s, ${busy} s of a processor\n`);
  const count = (word: string) => Number(reported.match(new RegExp(`^\\s*(\\d+) ${word}$`, 'm'))?.[1] ?? 0);
  const failed = count('fail') + count('error') + count('errors');
  // A run that died before its summary failed, whatever it managed to count.
  const died = failed === 0 && exitCode !== 0;
  return { paths, passed: count('pass'), failed: died ? 1 : failed, failedFiles: died ? [] : findFailedFiles(reported) };
}

/** Which files had a test that failed, by the lines of the report: a file's name, then its tests. Repeated at the end, they count once. */
function findFailedFiles(reported: string): Result['failedFiles'] {
  const files = new Map<string, Result['failedFiles'][number]>();
  let current: Result['failedFiles'][number] | undefined;
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
