type Asked = { threadId: string; listingKey: string };

const NAME = 'openhouse:insert-listing';

/**
 * Asks the reply box of a thread to send a listing with what is being written. The panes know nothing else of each other.
 * @returns false when no reply box is open there
 */
export function insertListing(asked: Asked): boolean {
  // A box that takes it says so by preventing the default, of which there is none.
  return !window.dispatchEvent(new CustomEvent<Asked>(NAME, { detail: asked, cancelable: true }));
}

/** Listens as the reply box of a thread. @returns how to stop */
export function onInsertListing(threadId: string, insert: (listingKey: string) => void): () => void {
  const hear = (event: Event) => {
    const { detail } = event as CustomEvent<Asked>;
    if (detail.threadId !== threadId) return;
    event.preventDefault();
    insert(detail.listingKey);
  };
  window.addEventListener(NAME, hear);
  return () => window.removeEventListener(NAME, hear);
}
