const last = new Map<string, Promise<unknown>>();

/**
 * Asks the server for one thing after the other where they concern the same thread: of two on their way at once it may do
 * the second first, and a thread closed right after its snooze was taken back would stand open.
 */
export function inTurn<Answer>(threadId: string, send: (threadId: string) => Promise<Answer>): Promise<Answer> {
  const answer = (last.get(threadId) ?? Promise.resolve()).then(() => send(threadId));
  const settled = answer.then(
    () => undefined,
    () => undefined,
  );
  last.set(threadId, settled);
  settled.then(() => last.get(threadId) === settled && last.delete(threadId));
  return answer;
}
