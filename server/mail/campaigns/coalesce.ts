type Waiting<I, O> = { item: I; resolve: (output: O) => void; reject: (error: unknown) => void };

/**
 * Gathers calls into groups: while one group is under way, the next one fills. A lone call goes at once, and many at
 * the same time share one round trip, without a timer and without anybody waiting for others.
 * @param work answers a group in its order
 */
export function coalesce<I, O>(work: (items: I[]) => Promise<O[]>, { most = 100 }: { most?: number } = {}): (item: I) => Promise<O> {
  const waiting: Waiting<I, O>[] = [];
  let isBusy = false;
  const run = async () => {
    isBusy = true;
    while (waiting.length > 0) {
      const group = waiting.splice(0, most);
      try {
        const outputs = await work(group.map(({ item }) => item));
        for (const [at, { resolve }] of group.entries()) resolve(outputs[at] as O);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    isBusy = false;
  };
  return (item) =>
    new Promise<O>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // A moment later: those who ask in the same turn go together.
      if (!isBusy) {
        isBusy = true;
        queueMicrotask(() => void run());
      }
    });
}
