import { storedChoice } from './stored-choice.ts';

export type Theme = 'system' | 'light' | 'dark';
const choice = storedChoice<Theme>('theme', ['system', 'light', 'dark']);

/** Light, dark, or as the system is, in this browser. */
export function useTheme(): { theme: Theme; setTheme(theme: Theme): void } {
  return { theme: choice.use(), setTheme: choice.set };
}
