const UNDO_MS = 10_000;
let undoable: { takeBack: () => void; until: number } | null = null;

/** Says something in passing. The library comes with the first toast, to keep the first load small. */
export const toast = {
  success: (words: string) => show('success', words),
  error: (words: string) => show('error', words),
  info: (words: string) => show('info', words),
  /**
   * Says what was done and offers ten seconds to take it back: with its button, or with `z` (see `undoLast`).
   * @returns takes the words away again, for a deed that failed after all
   */
  undo: (words: string, act: () => unknown): (() => void) => {
    let isOver = false;
    let dismiss = (): void => undefined;
    const end = () => {
      isOver = true;
      if (undoable === offer) undoable = null;
      dismiss();
    };
    const offer = {
      until: Date.now() + UNDO_MS,
      takeBack: () => {
        end();
        act();
      },
    };
    // `z` may be pressed before the words stand there.
    undoable = offer;
    void import('sonner').then((sonner) => {
      if (isOver) return;
      const id = sonner.toast(words, { duration: UNDO_MS, action: { label: 'Undo', onClick: offer.takeBack } });
      dismiss = () => void sonner.toast.dismiss(id);
    });
    return end;
  },
};

/** Takes back what the last `toast.undo` still offers. @returns whether there was anything */
export function undoLast(): boolean {
  if (!undoable || Date.now() > undoable.until) return false;
  undoable.takeBack();
  return true;
}

async function show(look: 'success' | 'error' | 'info', words: string): Promise<void> {
  const sonner = await import('sonner');
  sonner.toast[look](words);
}
