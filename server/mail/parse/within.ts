const LIMIT_MS = 30_000;

/** What a parser's worker answers: what was asked for, or why there is none. */
type Answer<Value> = { value?: Value; error?: string };

/** Asks a worker and ends it, whatever it says. @throws Error when it fails or takes too long */
export async function askWorker<Value>(worker: Worker, question: unknown): Promise<Value> {
  try {
    return await within(
      new Promise<Value>((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<Answer<Value>>) => {
          if (data.value !== undefined) resolve(data.value);
          else reject(new Error(data.error ?? 'the mail could not be parsed'));
        };
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(question);
      }),
    );
  } finally {
    worker.terminate();
  }
}

/** A parser that runs away is given up. */
export async function within<Value>(parsing: Promise<Value>): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`the mail could not be parsed within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  try {
    return await Promise.race([parsing, late]);
  } finally {
    clearTimeout(timer);
  }
}
