import type { Browser } from 'playwright-core';
import { closeWindows, openBrowser, type Visit, visit } from './open-browser.ts';
import { type Api, firstPoll, signIn } from './sign-in.ts';
import { ADMIN, newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

export type BrowserWorld = {
  server: RunningServer;
  api: Api;
  browser: Browser;
  /** A window of its own, signed in, on a path of the app. */
  open: (path: string, look?: Parameters<typeof visit>[2]) => Promise<Visit>;
  stop: () => Promise<void>;
};

/** No minute poll fires while a test runs: what arrives came over IDLE. */
const NO_POLL = '0 0 1 1 *';

/** A whole server with nobody who writes by themselves, and a Chromium to look at it. The mailbox is read once before it returns. */
export async function startBrowserWorld(env: Record<string, string> = {}): Promise<BrowserWorld> {
  const quiet = { REHEARSAL_CUSTOMERS: 'off', POLL_CRON: NO_POLL, SETTLE_SECONDS: '0', ADMIN_NAME: ADMIN.name };
  const [server, browser] = await Promise.all([
    newDataDir().then((DATA_DIR) => startServer({ ...quiet, ...env, DATA_DIR })),
    openBrowser(),
  ]);
  const api = await signIn(server.url);
  await firstPoll(api);
  return {
    server,
    api,
    browser,
    open: async (path, look = {}) => {
      const opened = await visit(browser, `${server.url}${path}`, { as: ADMIN, ...look });
      await opened.page.locator('[data-live=live]').waitFor({ state: 'attached' });
      return opened;
    },
    stop: async () => {
      await closeWindows(browser);
      await server.stop();
      await removeDataDir(server.dataDir);
    },
  };
}
