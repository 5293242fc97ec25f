import { type Mime, readMime } from './read-mime.ts';

/** Smaller mail is parsed in a few milliseconds: a worker would cost more than it spares. */
const LARGE = 256 * 1024;
const LIMIT_MS = 30_000;

/** Takes a mail apart within bounds of time; a large one in a worker, off the event loop. */
export async function readBounded(raw: Uint8Array): Promise<Mime> {
  if (raw.length < LARGE) return within(readMime(raw));
  const worker = new Worker(new URL('./read-mime-worker.ts', import.meta.url));
  try {
    return await within(
      new Promise<Mime>((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<{ mime?: Mime; error?: string }>) => {
          if (data.mime) resolve(data.mime);
          else reject(new Error(data.error ?? 'the mail could not be parsed'));
        };
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(raw);
      }),
    );
  } finally {
    worker.terminate();
  }
}

async function within(parsing: Promise<Mime>): Promise<Mime> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`the mail could not be parsed within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  try {
    return await Promise.race([parsing, late]);
  } finally {
    clearTimeout(timer);
  }
}
