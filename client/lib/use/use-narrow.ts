import { useSyncExternalStore } from 'react';

const query = () => window.matchMedia('(max-width: 639.9px)');

/** Whether the window is a phone's: for what differs in more than its looks. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = query();
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => query().matches,
  );
}
