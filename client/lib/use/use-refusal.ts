import { useEffect, useRef } from 'react';
import { errorWords, faultAt } from '../words/error-words.ts';

/** What the server said against a form: the words for all of it, those for each field, and the way to the first of these. */
export function useRefusal(error: unknown) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) goToFault(form.current);
  }, [error]);
  return { form, words: error ? errorWords(error) : null, errorOf: (path: string) => faultAt(error, path) };
}

/**
 * Puts the cursor into the first field that is marked as wrong and brings it into sight, out of a folded part if need be.
 * @returns whether there is one
 */
export function goToFault(root: ParentNode | null): boolean {
  const field = root?.querySelector<HTMLElement>('[aria-invalid=true]');
  if (!field) return false;
  for (let fold = field.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
  return true;
}
