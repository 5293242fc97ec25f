/** Says something in passing. The library comes with the first toast, to keep the first load small. */
export const toast = {
  success: (words: string) => show('success', words),
  error: (words: string) => show('error', words),
  info: (words: string) => show('info', words),
};

async function show(look: 'success' | 'error' | 'info', words: string): Promise<void> {
  const sonner = await import('sonner');
  sonner.toast[look](words);
}
