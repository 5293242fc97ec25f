/**
 * Work whose outcome is the same for everybody who asks at the same time. Whoever asks while it is under way gets the
 * outcome of the next run, which begins after they asked: nobody is told what was, and however many ask, one run at a time
 * is all it costs. Between two runs it rests, `rest` times as long as the last one took.
 */
export function oneForAll<T>(work: () => Promise<T>, { rest }: { rest: number }): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | null = null;
  return () => {
    next ??= last.then(() => {
      next = null;
      const began = performance.now();
      const run = work();
      last = run.catch(() => undefined).then(() => Bun.sleep((performance.now() - began) * rest));
      return run;
    });
    return next;
  };
}
