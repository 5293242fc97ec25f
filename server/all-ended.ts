/**
 * Waits until all of them have ended, also when one fails, and throws the first failure then. With `Promise.all` the others
 * would go on when the run they belong to is called over, beside the next one.
 */
export async function allEnded<Value>(work: Promise<Value>[]): Promise<Value[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
