import type { Browser } from 'playwright-core';
import { atEnd } from '../server/test/at-end.ts';
import type { Settings } from '../shared/settings.ts';
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

type Running = { server: RunningServer; api: Api; settings: Settings };
const running = new Map<string, Promise<Running>>();

/**
 * A whole server with nobody who writes by themselves, and a Chromium to look at it. The mailbox is read once before it
 * returns. Files that run in one process and ask for the same server share it, one after another, as people share one:
 * each finds the settings as they were, and besides its own what others have left there.
 */
export async function startBrowserWorld(env: Record<string, string> = {}): Promise<BrowserWorld> {
  const key = JSON.stringify(env);
  const started = running.get(key) ?? startQuietServer(env);
  running.set(key, started);
  const [{ server, api, settings }, browser] = await Promise.all([started, openBrowser()]);
  const { brokerage, voice, ai, calls, followUps, sending } = settings;
  await api.settings.update.mutate({ brokerage, voice, ai, calls, followUps, sending });
  return {
    server,
    api,
    browser,
    open: async (path, look = {}) => {
      const opened = await visit(browser, `${server.url}${path}`, { as: ADMIN, ...look });
      await opened.page.locator('[data-live=live]').waitFor({ state: 'attached' });
      return opened;
    },
    // The server ends with the process.
    stop: () => closeWindows(browser),
  };
}

async function startQuietServer(env: Record<string, string>): Promise<Running> {
  const quiet = { REHEARSAL_CUSTOMERS: 'off', POLL_CRON: NO_POLL, SETTLE_SECONDS: '0', ADMIN_NAME: ADMIN.name };
  const server = await startServer({ ...quiet, ...env, DATA_DIR: await newDataDir() });
  atEnd(async () => {
    await server.stop();
    await removeDataDir(server.dataDir);
  });
  const api = await signIn(server.url);
  await firstPoll(api);
  return { server, api, settings: await api.settings.get.query() };
}
