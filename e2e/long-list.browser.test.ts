import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { newId } from '../server/database/model-from.ts';
import { ThreadModel } from '../server/inbox/thread.model.ts';
import { buildThread } from '../server/test/build.ts';
import { startDatabase, type TestDatabase } from '../server/test/start-database.ts';
import { MAIL_KINDS } from '../shared/message.ts';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { tasksWhile } from './task-times.ts';

/** Fifty thousand threads in one list: as much as a busy brokerage gathers in years. */
const THREADS = 50_000;
const LONGEST_TASK_MS = 50;

let database: TestDatabase;
let world: BrowserWorld;
let page: Page;

beforeAll(async () => {
  database = await startDatabase();
  await seed();
  world = await startBrowserWorld({ MONGODB_URI: database.uri });
  page = (await world.open('/inbox/all')).page;
}, 240_000);
afterAll(async () => {
  await world.stop();
  await database.stop();
});

async function seed(): Promise<void> {
  const [kinds, now] = [MAIL_KINDS.filter((kind) => kind !== 'spam' && kind !== 'spam_report'), Date.now()];
  const threads = ThreadModel.collection;
  // The server builds the indexes when it starts: once over all is quicker than with each.
  await threads.dropIndexes();
  for (let from = 0; from < THREADS; from += 5000) {
    const some = Array.from({ length: 5000 }, (_, n) =>
      buildThread({
        ...{ id: newId(), subject: `Thread ${from + n}`, kind: kinds[n % kinds.length], lastWords: `The words of thread ${from + n}` },
        ...{ lastMessageAt: new Date(now - (from + n) * 60_000), participants: [`p${from + n}@example.com`], unread: n % 3 === 0 ? 1 : 0 },
      }),
    );
    await threads.insertMany(some as never[], { ordered: false });
  }
}

const atTop = () => page.evaluate(() => document.querySelector('ul[aria-label=Conversations]')?.parentElement?.scrollTop ?? -1);

test('the first screen draws what is in sight and no more', async () => {
  await page.locator('[data-thread]').first().waitFor();
  expect(await page.locator('[data-thread]').count()).toBeLessThan(40);
}, 60_000);

test('scrolled through as fast as a wheel turns, no task holds the page up, and every row passes in its order', async () => {
  await page.locator('[data-thread]').first().hover();
  const seen: number[] = [];
  const tasks = await tasksWhile({ browser: world.browser, page }, async () => {
    for (let turn = 0; turn < 150; turn++) {
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(30);
      if (turn % 10 === 0) seen.push(Number(/Thread (\d+)/.exec((await page.locator('[data-thread]').last().textContent()) ?? '')?.[1]));
    }
  });
  const [longest = 0] = tasks;
  const tooLong = tasks.filter((ms) => ms > LONGEST_TASK_MS);
  console.log(
    `longest task ${longest.toFixed(0)} ms, ${tooLong.length} of ${tasks.length} above ${LONGEST_TASK_MS} ms, at ${await atTop()} px`,
  );
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBeGreaterThan(700);
  // A machine whose cores are shared slows a task down in its own time too: one may be, and not by much.
  expect(tooLong.length).toBeLessThan(2);
  expect(longest).toBeLessThan(LONGEST_TASK_MS * 4);
}, 120_000);
