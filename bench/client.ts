import type { CDPSession, Page } from 'playwright-core';
import { type BrowserWorld, startBrowserWorld } from '../e2e/browser-world.ts';
import { type MailWorld, startMailWorld } from '../e2e/mail-world.ts';
import { buildClient } from '../scripts/build-client.ts';
import { inboxFirstLoad } from '../scripts/first-load.ts';
import { rawMail } from '../server/test/mail-world.ts';
import type { Row } from './bench.ts';
import { quantile, round } from './figures.ts';

const LOADS = 7;
const BUDGET_KB = 200;
/** Of an hour at a brokerage: mails that come in while somebody reads one conversation after the other. */
const [MAILS, TOGETHER] = [60, 5];
/** The first mails fill what a page keeps anyway. */
const WARM_UP = 20;

/** The page of the inbox in Chromium: what it loads, when it first shows something, what holds it up, what it keeps. */
export async function benchClient(): Promise<Row[]> {
  buildClient();
  const mail = await startMailWorld();
  const world = await startBrowserWorld({ ...mail.env, AI_MODE: 'off' });
  try {
    const kilobytes = inboxFirstLoad().gzip / 1000;
    for (let n = 0; n < WARM_UP; n++) await mail.dovecot.deliver(letter(n));
    const paints: number[] = [];
    for (let n = 0; n < LOADS; n++) paints.push(await firstPaint(world));
    const { page } = await world.open('/inbox/all', { script: noteLongTasks });
    await page.locator('[data-thread]').first().waitFor();
    const loading = await longTasksOf(page);
    const { early, late } = await traffic({ mail, page });
    const tasks = (await longTasksOf(page)).slice(loading.length);
    return [
      row('first load of the inbox, JavaScript, gzip', kilobytes, 'kB', { goal: `≤ ${BUDGET_KB}`, ok: kilobytes <= BUDGET_KB }),
      row('first contentful paint of the inbox', quantile(paints, 0.5), 'ms p50'),
      row('longest task while it loads', Math.max(0, ...loading), 'ms'),
      row('tasks above 50 ms while it loads', loading.length, 'tasks'),
      row(`longest task while ${WARM_UP + MAILS} mails come in and are read`, Math.max(0, ...tasks), 'ms'),
      row('tasks above 50 ms meanwhile', tasks.length, 'tasks'),
      row('heap of the page after its first mails', early, 'MB'),
      row(`heap of the page after ${MAILS} more`, late, 'MB'),
    ];
  } finally {
    await world.stop();
    await mail.stop();
  }
}

function row(what: string, value: number, unit: string, { goal = null, ok = null }: Partial<Pick<Row, 'goal' | 'ok'>> = {}): Row {
  return { what, value: round(value, 1), unit, goal, ok };
}

async function firstPaint(world: BrowserWorld): Promise<number> {
  // A window of its own has nothing in its cache.
  const { page, context } = await world.open('/inbox/all');
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  await context.close();
  return paint;
}

/** In the page: every task that held it up for more than 50 ms, as the browser itself counts them. */
function noteLongTasks(): void {
  const tasks: number[] = [];
  Object.assign(window, { tasks });
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
}

const longTasksOf = (page: Page) => page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);

type Traffic = { mail: MailWorld; page: Page };

/** What an hour brings, without its pauses. The heap is looked at after the garbage is gone. */
async function traffic({ mail, page }: Traffic): Promise<{ early: number; late: number }> {
  const session = await page.context().newCDPSession(page);
  const readOn = async (from: number, to: number) => {
    for (let n = from; n < to; n++) {
      // Some come together; they are read one by one.
      if (n % TOGETHER === 0) for (let next = n; next < n + TOGETHER; next++) await mail.dovecot.deliver(letter(next));
      await page
        .locator('[data-thread]', { hasText: subjectOf(n) })
        .first()
        .click();
      await page.locator('[data-message]').first().waitFor();
    }
  };
  await readOn(WARM_UP, 2 * WARM_UP);
  const early = await heapOf(session);
  await readOn(2 * WARM_UP, 2 * WARM_UP + MAILS);
  return { early, late: await heapOf(session) };
}

/** @returns MB */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1_000_000;
}

const subjectOf = (n: number) => `House number ${n}.`;
const letter = (n: number) =>
  rawMail({
    from: `Person ${n} <client${n}@example.com>`,
    subject: subjectOf(n),
    id: `<client-${n}@example.com>`,
    text: 'Hello, do you have three bedrooms near the harbour?\r\n'.repeat(8),
  });
