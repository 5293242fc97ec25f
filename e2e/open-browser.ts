import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { windowCookie } from './sign-in.ts';
import { ADMIN } from './start-server.ts';

/** Debian's shell of Chromium draws the same pages without the window around them, for three quarters of the work. */
const SHELL = '/usr/lib/chromium/chromium-headless-shell';
const CHROMIUM = existsSync(SHELL) ? SHELL : '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
/** A window lives for seconds: to compile its code for a long run costs a tenth of all it does, and never pays. */
const HASTY = ['--js-flags=--no-opt'];
const PATIENCE_MS = 15_000;

type Person = { email: string; password: string };
type Look = {
  width?: number;
  dark?: boolean;
  /** What the window's clock is set to; left out, the zone of the rehearsal's brokerage, so that its calls are at the hour its mails name. */
  timeZone?: string;
  /** Whose session the window already has; left out, nobody is signed in. */
  as?: Person;
  /** Runs in the page before any script of its own. */
  script?: () => void;
};
export type Visit = { context: BrowserContext; page: Page; consoleErrors: string[] };

let opened: Promise<Browser> | null = null;

/**
 * The machine's own Chromium, without a screen and without a word to the network but to our server. Files that run in one
 * process share it and leave no window behind (`closeWindows`); it ends with the process.
 * @param isTimed what happens in it is measured: it runs as people's browsers do
 */
export async function openBrowser({ isTimed = false } = {}): Promise<Browser> {
  const before = await opened;
  if (before?.isConnected()) return before;
  opened = chromium.launch({ executablePath: CHROMIUM, headless: true, args: isTimed ? FLAGS : [...FLAGS, ...HASTY] });
  return opened;
}

export async function closeWindows(browser: Browser | undefined): Promise<void> {
  await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
}

/** A window of its own (cookies included), on the given page. Script errors are collected, to be expected empty. */
export async function visit(
  browser: Browser,
  url: string,
  { width = 1440, dark = false, timeZone = 'America/New_York', as, script }: Look = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    timezoneId: timeZone,
    locale: 'en-US',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  if (as) {
    const { origin } = new URL(url);
    const cookies = (await windowCookie(origin, as)).split('; ').map((cookie) => cookie.split('='));
    await context.addCookies(cookies.map(([name = '', ...value]) => ({ name, value: value.join('='), url: origin })));
  }
  const page = await context.newPage();
  if (script) await page.addInitScript(script);
  const consoleErrors: string[] = [];
  page.on('pageerror', (error) => consoleErrors.push(error.message));
  await page.goto(url);
  return { context, page, consoleErrors };
}

/** Signs in through the page, as a person does. */
export async function signInOnPage(page: Page, person: Person = ADMIN): Promise<void> {
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
