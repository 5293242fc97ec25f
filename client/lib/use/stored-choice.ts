import { useSyncExternalStore } from 'react';
import { keepHere } from './keep-here.ts';

/** One of a few ways this browser likes it, kept over reloads and written on the root element for CSS; the first is the usual one. */
export function storedChoice<Value extends string>(key: 'theme' | 'density', values: readonly [Value, ...Value[]]) {
  const listeners = new Set<() => void>();
  const read = (): Value => values.find((value) => value === localStorage.getItem(key)) ?? values[0];
  const set = (value: Value) => {
    if (value === values[0]) {
      localStorage.removeItem(key);
      delete document.documentElement.dataset[key];
    } else {
      keepHere(key, value);
      document.documentElement.dataset[key] = value;
    }
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    set,
    use: (): Value => useSyncExternalStore(subscribe, read),
  };
}
