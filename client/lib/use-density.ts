import { useSyncExternalStore } from 'react';

export type Density = 'comfortable' | 'compact';
const KEY = 'density';
/** The height of a list row in px; as CSS it is `var(--row)`. */
export const ROW_HEIGHT: Record<Density, number> = { comfortable: 60, compact: 44 };

const listeners = new Set<() => void>();
const read = (): Density => (localStorage.getItem(KEY) === 'compact' ? 'compact' : 'comfortable');

/** How close together the rows of lists stand, in this browser; every list follows at once. */
export function useDensity(): { density: Density; rowHeight: number; setDensity(density: Density): void } {
  const density = useSyncExternalStore(subscribe, read);
  return { density, rowHeight: ROW_HEIGHT[density], setDensity };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setDensity(density: Density): void {
  localStorage.setItem(KEY, density);
  document.documentElement.dataset.density = density;
  for (const listener of listeners) listener();
}
