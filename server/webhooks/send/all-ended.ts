/**
 * Waits until every one has ended, also when one fails: what went on unwatched would outlive the lease of its job.
 * @throws the first fault
 */
export async function allEnded<T>(works: Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}
