/** Where the text of a draft being written lives until its message is saved with text. */
export const draftTextKey = (messageId: string) => ['draft-text', messageId];
/** Who looks at a thread now. */
export const presenceKey = (threadId: string) => ['presence', threadId];
