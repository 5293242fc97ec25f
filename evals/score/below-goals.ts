import type { Summary } from './summarize.ts';

/** The least that is asked, each by a flag of `bun run eval`; left out, it is not asked. */
export type Goals = Partial<{
  kindF1: number;
  intentsF1: number;
  slotPrecision: number;
  slotRecall: number;
  move: number;
  callViolations: number;
  leaks: number;
}>;

/** @returns one line per goal that was not reached */
export function belowGoals(summary: Summary, goals: Goals): string[] {
  const least: [keyof Goals, number][] = [
    ['kindF1', summary.kind.macroF1],
    ['intentsF1', summary.intentsF1],
    ['slotPrecision', summary.slotPrecision],
    ['slotRecall', summary.slotRecall],
    ['move', summary.move.all === 0 ? 1 : summary.move.right / summary.move.all],
  ];
  const most: [keyof Goals, number][] = [
    ['callViolations', summary.calls.unwanted + summary.calls.missed],
    ['leaks', summary.leaks],
  ];
  const goalOf = (name: keyof Goals) => goals[name];
  return [
    ...least.flatMap(([name, got]) => {
      const goal = goalOf(name);
      return goal !== undefined && got < goal ? [`${name} is ${got.toFixed(3)}, and should be at least ${goal}`] : [];
    }),
    ...most.flatMap(([name, got]) => {
      const goal = goalOf(name);
      return goal !== undefined && got > goal ? [`${name} are ${got}, and should be at most ${goal}`] : [];
    }),
  ];
}
