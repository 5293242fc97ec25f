import { expect, test } from 'bun:test';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

test('a build installs what is missing, and the commands after it install nothing', () => {
  const root = mkdtempSync(join(tmpdir(), 'openhouse-install-'));
  const run = (...words: string[]) => {
    const { exitCode, stderr } = Bun.spawnSync([process.execPath, ...words], { cwd: root });
    if (exitCode !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
  };
  try {
    for (const name of ['install.ts', 'build-client.ts', 'is-stale.ts'])
      cpSync(join(import.meta.dirname, name), join(root, 'scripts', name));
    mkdirSync(join(root, 'library'));
    writeFileSync(join(root, 'library/package.json'), JSON.stringify({ name: 'library', version: '1.0.0' }));
    writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'house', dependencies: { library: 'file:./library' } }));
    run('install', '--lockfile-only');
    // Built already, so that nothing but the installing is left to do.
    mkdirSync(join(root, 'dist/client'), { recursive: true });
    writeFileSync(join(root, 'dist/client/index.html'), '');
    utimesSync(join(root, 'dist/client/index.html'), new Date(), new Date(Date.now() + 3_600_000));

    run('scripts/build-client.ts');
    const installed = join(root, 'node_modules/library');
    expect(existsSync(installed)).toBe(true);

    rmSync(installed, { recursive: true });
    run('-e', "await (await import('./scripts/install.ts')).installDependencies()");
    expect(existsSync(installed)).toBe(false);
  } finally {
    rmSync(root, { recursive: true });
  }
});
