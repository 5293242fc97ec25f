const last = new Map<string, Promise<unknown>>();
const endedAt = new Map<string, number>();
let now = 0;

/**
 * Asks the server for one thing after the other where they concern the same thread: of two on their way at once it may do
 * the second first, and a thread closed right after its snooze was taken back would stand open.
 */
export function inTurn<Answer>(threadId: string, send: (threadId: string) => Promise<Answer>): Promise<Answer> {
  const ask = () => send(threadId);
  const answer = (last.get(threadId) ?? Promise.resolve()).then(ask, ask).finally(() => {
    endedAt.set(threadId, ++now);
    if (last.get(threadId) === answer) last.delete(threadId);
  });
  last.set(threadId, answer);
  return answer;
}

/** Whether something asked for this thread has no answer yet: what the screen shows of it is newer than what the server says. */
export const isUnderWay = (threadId: string): boolean => last.has(threadId);

/**
 * Call it before asking the server about threads; what it returns tells, once the answer is there, of which threads the
 * answer may be older than what a person did to them meanwhile.
 */
export function watchDeeds(): (threadId: string) => boolean {
  const began = now;
  return (threadId) => isUnderWay(threadId) || (endedAt.get(threadId) ?? 0) > began;
}
