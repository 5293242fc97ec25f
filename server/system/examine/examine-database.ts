import { startEmbeddedEngine } from '../../database/embedded-engine.ts';
import { tryDatabase } from '../../database/try-database.ts';
import type { Env } from '../../env.ts';
import { AppError, errorText } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { SCHEMA_VERSION } from '../../upgrade/migrations.ts';
import { type Finding, fail, ok } from './finding.ts';

const NAME = 'database';
const OLDEST = 6;

export async function examineDatabase(env: Env, log: Logger): Promise<Finding[]> {
  return [env.MONGODB_URI ? await lookAtServer(env.MONGODB_URI) : await lookAtEngine(env.DATA_DIR, log)];
}

async function lookAtServer(uri: string): Promise<Finding> {
  try {
    const { version, ms, ...data } = await tryDatabase(uri);
    if (Number.parseInt(version, 10) < OLDEST) return fail(NAME, `MongoDB ${version} is too old`, `use MongoDB ${OLDEST} or newer`);
    return faultOfData(data) ?? ok(NAME, `MongoDB ${version} answers in ${ms} ms`);
  } catch (error) {
    return fail(
      NAME,
      `MongoDB does not answer: ${errorText(error)}`,
      'is it running, and are host, user and password of MONGODB_URI right?',
    );
  }
}

/** Why Openhouse would not start on this data. */
function faultOfData({ schemaVersion, isHalfRestored }: { schemaVersion: number; isHalfRestored: boolean }): Finding | null {
  if (isHalfRestored) return fail(NAME, 'a restore was cut off', 'run `bun run restore FILE --force` again');
  if (schemaVersion <= SCHEMA_VERSION) return null;
  return fail(NAME, `its data is of a newer Openhouse (${schemaVersion}, this one knows ${SCHEMA_VERSION})`, 'start the newer program');
}

/** Opens the engine and closes it again, unless a running server has it open: that one has proved it. */
async function lookAtEngine(dataDir: string, log: Logger): Promise<Finding> {
  try {
    const engine = await startEmbeddedEngine({ dataDir, log });
    try {
      const { version, ...data } = await tryDatabase(engine.uri);
      return faultOfData(data) ?? ok(NAME, `the embedded engine (MongoDB ${version}) opens ${dataDir}`);
    } finally {
      await engine.stop();
    }
  } catch (error) {
    const code = error instanceof AppError ? error.code : null;
    if (code === 'DATA_DIR_IN_USE') return ok(NAME, `a running Openhouse has the embedded engine of ${dataDir} open`);
    if (code === 'ENGINE_UNSUPPORTED')
      return fail(NAME, 'the embedded engine does not run here', 'set MONGODB_URI to a MongoDB 6 or newer');
    return fail(NAME, errorText(error), `may this user write ${dataDir}, and is there space left? or set MONGODB_URI`);
  }
}
