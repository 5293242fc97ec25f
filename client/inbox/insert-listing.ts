type Asked = { threadId: string; listingKey: string };

const NAME = 'openhouse:insert-listing';

/** Asks the reply box of a thread to send a listing with what is being written. The panes know nothing else of each other. */
export function insertListing(asked: Asked): void {
  window.dispatchEvent(new CustomEvent<Asked>(NAME, { detail: asked }));
}

/** Listens as the reply box of a thread. @returns how to stop */
export function onInsertListing(threadId: string, insert: (listingKey: string) => void): () => void {
  const hear = (event: Event) => {
    const { detail } = event as CustomEvent<Asked>;
    if (detail.threadId === threadId) insert(detail.listingKey);
  };
  window.addEventListener(NAME, hear);
  return () => window.removeEventListener(NAME, hear);
}
