import { join } from 'node:path';

/** Whether we run as we were written, or put together in dist/server (`scripts/build-server.ts`), where scripts lie as they do here. */
const isAsWritten = import.meta.path.endsWith('.ts');

/**
 * Where a script is that runs beside the server: in a process or a worker of its own.
 * @param path below the server's folder, without its extension, e.g. `database/engine-process`
 */
export const scriptAt = (path: string): string => join(import.meta.dirname, `${path}.${isAsWritten ? 'ts' : 'js'}`);

/** Where the built pages are. */
export const BUILT_CLIENT = join(import.meta.dirname, isAsWritten ? '../dist/client' : '../client');
