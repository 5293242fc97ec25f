/** Threads that changed, told to whichever lists are open: they ask for these alone, not for themselves again. */
type Listener = (threadIds: readonly string[]) => void;

const listeners = new Set<Listener>();

export function onThreadNews(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function tellThreadNews(threadIds: readonly string[]): void {
  for (const listener of listeners) listener(threadIds);
}
