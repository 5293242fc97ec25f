import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { neverTell } from './hide-secrets.ts';

/**
 * The instance's secret: AUTH_SECRET, or one made at the first start and kept in DATA_DIR, readable by the owner
 * alone. Sessions, sealed passwords, Message-IDs and unsubscribe links depend on it, so it must outlive a restart.
 */
export async function loadAuthSecret({ given, dataDir }: { given: string | undefined; dataDir: string }): Promise<string> {
  if (given) return given;
  const file = join(dataDir, 'auth-secret');
  await mkdir(dataDir, { recursive: true });
  try {
    await writeFile(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = (await readFile(file, 'utf8')).trim();
  neverTell([secret]);
  return secret;
}
