import { useState } from 'react';
import { keepHere } from './keep-here.ts';

/** A piece of this browser's own state that survives a reload: an unsent draft, a density, a theme. */
export function useStored(key: string, initial: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => localStorage.getItem(key) ?? initial);
  const store = (next: string) => {
    setValue(next);
    if (next === '') localStorage.removeItem(key);
    else keepHere(key, next);
  };
  return [value, store];
}
