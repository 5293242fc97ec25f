/** Somebody else took a time while it was chosen here; the server refuses it in the same words. */
export const TIME_TAKEN = 'This time is not free any more. Please choose another one.';
