import { type Mime, readMime } from './read-mime.ts';
import { askWorker, within } from './within.ts';

/** Smaller mail is parsed in a few milliseconds: a worker would cost more than it spares. */
const LARGE = 256 * 1024;

/** Takes a mail apart within bounds of time; a large one in a worker, off the event loop. */
export async function readBounded(raw: Uint8Array): Promise<Mime> {
  if (raw.length < LARGE) return within(readMime(raw));
  return askWorker<Mime>(new Worker(new URL('./read-mime-worker.ts', import.meta.url)), raw);
}
