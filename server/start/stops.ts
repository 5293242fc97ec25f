import type { Logger } from '../logger.ts';

/** How to undo one step of the start. Run in reverse order of the steps. */
export type Stops = { add: (name: string, stop: () => unknown) => void; run: () => Promise<void> };

export function createStops(log: Logger): Stops {
  const steps: { name: string; stop: () => unknown }[] = [];
  return {
    add: (name, stop) => void steps.push({ name, stop }),
    run: async () => {
      for (let step = steps.pop(); step; step = steps.pop()) {
        try {
          await step.stop();
        } catch (error) {
          log.error({ step: step.name, error }, 'a part did not stop cleanly');
        }
      }
    },
  };
}
