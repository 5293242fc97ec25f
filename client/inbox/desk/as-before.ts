type PutBack = () => void;
type Kept = { putBack: PutBack; isDone: boolean };

const kept = new Map<string, Kept>();

/**
 * How threads stood before the deeds under way, so that a deed that never reached the server leaves no trace: of several on
 * one thread the first one counts, since the others began with what it showed.
 */
export const asBefore = {
  keep(threadId: string, putBack: PutBack): void {
    if (!kept.has(threadId)) kept.set(threadId, { putBack, isDone: false });
  },
  /** The server did one of them: what stood before is past, and the server knows what stands now. */
  did(threadId: string): void {
    const before = kept.get(threadId);
    if (before) before.isDone = true;
  },
  /** Nothing is under way for the thread any more. */
  settle(threadId: string): void {
    const before = kept.get(threadId);
    kept.delete(threadId);
    if (before && !before.isDone) before.putBack();
  },
};
