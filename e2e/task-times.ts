import type { Browser, Page } from 'playwright-core';

type TraceEvent = { name: string; tid: number; tdur?: number; args?: { name?: string } };

/**
 * The tasks of the page's main thread while something is done, longest first, in ms of its own time: on a busy machine the
 * clock on the wall counts the work of others too.
 */
export async function tasksWhile({ browser, page }: { browser: Browser; page: Page }, act: () => Promise<unknown>): Promise<number[]> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const main = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(({ tid }) => tid);
  return traceEvents
    .filter(({ name, tid, tdur }) => name.endsWith('RunTask') && main.includes(tid) && tdur !== undefined)
    .map(({ tdur = 0 }) => tdur / 1000)
    .sort((a, b) => b - a);
}
