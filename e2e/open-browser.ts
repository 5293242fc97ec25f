import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { ADMIN } from './start-server.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The machine's own Chromium, without a screen and without a word to the network but to our server. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: FLAGS });
}

export type Visit = { context: BrowserContext; page: Page; consoleErrors: string[] };

/** A window of its own (cookies included), on the given page. Script errors are collected, to be expected empty. */
export async function visit(browser: Browser, url: string, options: { width?: number; dark?: boolean } = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: 900 },
    colorScheme: options.dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const consoleErrors: string[] = [];
  page.on('pageerror', (error) => consoleErrors.push(error.message));
  await page.goto(url);
  return { context, page, consoleErrors };
}

/** Signs in through the page, as a person does. */
export async function signInOnPage(page: Page, person: { email: string; password: string } = ADMIN): Promise<void> {
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
