import { connectDatabase, disconnectDatabase } from '../server/database/connect.ts';
import { findRunningEngine, startEmbeddedEngine } from '../server/database/embedded-engine.ts';
import type { Env } from '../server/env.ts';
import { AppError, errorText } from '../server/errors.ts';
import { createLogger } from '../server/logger.ts';

type Opening = {
  /** Reads beside a running server instead of refusing to. */
  mayShare?: boolean;
};

/**
 * Connects to the database of the environment, runs, and closes; the embedded engine is started for it. A failure is
 * one line, and exit code 1.
 */
export async function withDatabase(env: Env, run: (where: string) => Promise<void>, { mayShare = false }: Opening = {}): Promise<void> {
  try {
    const running = mayShare && !env.MONGODB_URI ? findRunningEngine(env.DATA_DIR) : null;
    const given = env.MONGODB_URI ?? running;
    const engine = given ? null : await startEmbeddedEngine({ dataDir: env.DATA_DIR, log: createLogger({ level: 'silent' }) });
    try {
      await connectDatabase(given ?? engine?.uri ?? '');
      await run(env.MONGODB_URI ? 'the database of MONGODB_URI' : env.DATA_DIR);
    } finally {
      await disconnectDatabase();
      await engine?.stop();
    }
  } catch (error) {
    console.error(error instanceof AppError ? error.userMessage : errorText(error));
    process.exit(1);
  }
}
