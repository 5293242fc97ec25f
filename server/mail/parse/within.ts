const LIMIT_MS = 30_000;

/** What a parser's worker answers: what was asked for, or why there is none. */
export type Answer<Value> = { value: Value } | { error: string };

/** Asks a worker and ends it, whatever it says. @throws Error when it fails or takes too long */
export async function askWorker<Value>(worker: Worker, question: unknown): Promise<Value> {
  try {
    return opened(await answerOf<Value>(worker, question));
  } finally {
    worker.terminate();
  }
}

/** @throws Error when there is no answer in time: then the worker may be busy with this question still */
export async function answerOf<Value>(worker: Worker, question: unknown, { limitMs = LIMIT_MS } = {}): Promise<Answer<Value>> {
  return within(
    new Promise<Answer<Value>>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Answer<Value>>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(question);
    }),
    { limitMs },
  );
}

export function opened<Value>(answer: Answer<Value>): Value {
  if ('error' in answer) throw new Error(answer.error);
  return answer.value;
}

/** A parser that runs away is given up. */
export async function within<Value>(parsing: Promise<Value>, { limitMs = LIMIT_MS } = {}): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`the mail could not be parsed within ${limitMs / 1000} s`)), limitMs);
  try {
    return await Promise.race([parsing, late]);
  } finally {
    clearTimeout(timer);
  }
}
