import { LONG_LIST, openLongList, scrollThrough } from '../e2e/long-list.ts';
import { buildClient } from '../scripts/build-client.ts';
import type { Row } from './bench.ts';
import { quantile, round } from './figures.ts';

const LONGEST_TASK_MS = 50;

/** Scrolling through a long list in Chromium: what holds the page up, in time of its own, and how its frames follow each other. */
export async function benchScroll(): Promise<Row[]> {
  buildClient();
  const list = await openLongList();
  try {
    await list.page.locator('[data-thread]').first().waitFor();
    const { tasks, frames } = await scrollThrough(list);
    const [longest = 0] = tasks;
    const what = `scrolling ${LONG_LIST} conversations`;
    const tooLong = tasks.filter((ms) => ms > LONGEST_TASK_MS).length;
    const seconds = frames.reduce((sum, ms) => sum + ms, 0) / 1000;
    return [
      { what: `${what}: longest task`, value: round(longest, 1), unit: 'ms', goal: `≤ ${LONGEST_TASK_MS}`, ok: longest <= LONGEST_TASK_MS },
      {
        what: `${what}: tasks above ${LONGEST_TASK_MS} ms, of ${tasks.length}`,
        value: tooLong,
        unit: 'tasks',
        goal: '0',
        ok: tooLong === 0,
      },
      { what: `${what}: frames`, value: round(frames.length / seconds, 1), unit: 'a second', goal: null, ok: null },
      { what: `${what}: between two frames`, value: round(quantile(frames, 0.95), 1), unit: 'ms p95', goal: null, ok: null },
    ];
  } finally {
    await list.stop();
  }
}
