import type { Page } from 'playwright-core';
import { newId } from '../server/database/model-from.ts';
import { ThreadModel } from '../server/inbox/thread.model.ts';
import { buildThread } from '../server/test/build.ts';
import { startDatabase } from '../server/test/start-database.ts';
import { MAIL_KINDS } from '../shared/message.ts';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { tasksWhile } from './task-times.ts';

/** Fifty thousand threads in one list: as much as a busy brokerage gathers in years. */
export const LONG_LIST = 50_000;
const [TURNS, TURN_PX, TURN_MS, LOOK_EVERY] = [150, 400, 30, 10];

export type LongList = { world: BrowserWorld; page: Page; stop: () => Promise<void> };

/** An inbox of `LONG_LIST` conversations in an open page, the newest on top: `Thread 0`, `Thread 1` and so on. */
export async function openLongList(): Promise<LongList> {
  const database = await startDatabase();
  await fillInbox();
  const world = await startBrowserWorld({ MONGODB_URI: database.uri }, { isTimed: true });
  const { page } = await world.open('/inbox/all');
  const stop = async () => {
    await world.stop();
    await database.stop();
  };
  return { world, page, stop };
}

async function fillInbox(): Promise<void> {
  const [kinds, now] = [MAIL_KINDS.filter((kind) => kind !== 'spam' && kind !== 'spam_report'), Date.now()];
  const threads = ThreadModel.collection;
  // The server builds the indexes when it starts: once over all is quicker than with each.
  await threads.dropIndexes();
  for (let from = 0; from < LONG_LIST; from += 5000) {
    const some = Array.from({ length: 5000 }, (_, n) =>
      buildThread({
        ...{ id: newId(), subject: `Thread ${from + n}`, kind: kinds[n % kinds.length], lastWords: `The words of thread ${from + n}` },
        ...{ lastMessageAt: new Date(now - (from + n) * 60_000), participants: [`p${from + n}@example.com`], unread: n % 3 === 0 ? 1 : 0 },
      }),
    );
    await threads.insertMany(some as never[], { ordered: false });
  }
}

/**
 * Scrolls down the list as fast as a wheel turns.
 * @returns the tasks of the page meanwhile, longest first, and the time between its frames, both in ms; and the numbers of the
 * threads that were last in sight, now and then
 */
export async function scrollThrough({ world, page }: LongList): Promise<{ tasks: number[]; frames: number[]; seen: number[] }> {
  await page.locator('[data-thread]').first().hover();
  const seen: number[] = [];
  await page.evaluate(noteFrames);
  const tasks = await tasksWhile({ browser: world.browser, page }, async () => {
    for (let turn = 0; turn < TURNS; turn++) {
      await page.mouse.wheel(0, TURN_PX);
      await page.waitForTimeout(TURN_MS);
      if (turn % LOOK_EVERY !== 0) continue;
      const last = await page.locator('[data-thread]').last().textContent();
      seen.push(Number(/Thread (\d+)/.exec(last ?? '')?.[1]));
    }
  });
  const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames);
  return { tasks, frames, seen };
}

/** In the page: how long after the one before each frame was begun. */
function noteFrames(): void {
  const frames: number[] = [];
  Object.assign(window, { frames });
  let before = performance.now();
  const next = (now: number) => {
    frames.push(now - before);
    before = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}
