import { toast } from './toast.ts';

/**
 * Puts words on the clipboard and says so. Browsers give it to secure pages alone, and only if one lets them: elsewhere it is said
 * that they are to be copied by hand, instead of a press that does nothing.
 */
export async function copyText(words: string, done = 'Copied.'): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    void toast.success(done);
  } catch {
    void toast.error('This browser does not let Openhouse copy here. Select the words and copy them by hand.');
  }
}
