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

type Running = { server: RunningServer; api: Api };

/** A whole server with nobody who writes by themselves, and a Chromium to look at it. The mailbox is read once before it returns. */
export async function startBrowserWorld(env: Record<string, string> = {}, { isTimed = false } = {}): Promise<BrowserWorld> {
  const [running, browser] = await Promise.all([startQuietServer(env), openBrowser({ isTimed })]);
  const stop = async () => {
    await closeWindows(browser);
    await endServer(running);
  };
  return { ...running, browser, open: openIn(running, browser), stop };
}

let shared: Promise<Running & { settings: Settings }> | null = null;

/**
 * The same, but one for all files of this process that ask for it, one after another, as people share a server: each finds
 * the settings as they were at first, and besides its own people and mails those that others have left there. Starting one
 * takes as long as several tests, and one that has run for a while answers in half the time.
 */
export async function shareBrowserWorld(): Promise<BrowserWorld> {
  shared ??= startQuietServer({}).then(async (running) => {
    atEnd(() => endServer(running));
    return { ...running, settings: await running.api.settings.get.query() };
  });
  const [{ settings, ...running }, browser] = await Promise.all([shared, openBrowser()]);
  const { brokerage, voice, ai, calls, followUps, sending } = settings;
  await running.api.settings.update.mutate({ brokerage, voice, ai, calls, followUps, sending });
  return { ...running, browser, open: openIn(running, browser), stop: () => closeWindows(browser) };
}

async function startQuietServer(env: Record<string, string>): Promise<Running> {
  const quiet = { REHEARSAL_CUSTOMERS: 'off', POLL_CRON: NO_POLL, SETTLE_SECONDS: '0', ADMIN_NAME: ADMIN.name };
  const server = await startServer({ ...quiet, ...env, DATA_DIR: await newDataDir() });
  const api = await signIn(server.url);
  await firstPoll(api);
  return { server, api };
}

async function endServer({ server }: Running): Promise<void> {
  await server.stop();
  await removeDataDir(server.dataDir);
}

function openIn({ server }: Running, browser: Browser): BrowserWorld['open'] {
  return async (path, look = {}) => {
    const opened = await visit(browser, `${server.url}${path}`, { as: ADMIN, ...look });
    await opened.page.locator('[data-live=live]').waitFor({ state: 'attached' });
    return opened;
  };
}
