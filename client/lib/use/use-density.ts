import { storedChoice } from './stored-choice.ts';

export type Density = 'comfortable' | 'compact';
/** In px; as CSS it is `var(--row)`. */
const ROW_HEIGHT: Record<Density, number> = { comfortable: 60, compact: 44 };

const choice = storedChoice<Density>('density', ['comfortable', 'compact']);

/** How close together the rows of lists stand, in this browser; every list follows at once. */
export function useDensity(): { density: Density; rowHeight: number; setDensity(density: Density): void } {
  const density = choice.use();
  return { density, rowHeight: ROW_HEIGHT[density], setDensity: choice.set };
}
