import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Browser } from 'playwright-core';
import { breakLists, refusalOf } from './break-lists.ts';
import { looksOf } from './look-at.ts';
import { closeWindows, openBrowser, signInOnPage, type Visit, visit } from './open-browser.ts';
import { ADMIN, newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

/** Nobody has ever signed in here. Each test goes on where the one before ended. */
let server: RunningServer;
let browser: Browser;
let first: Visit;

beforeAll(async () => {
  const empty = { ADMIN_EMAIL: '', ADMIN_PASSWORD: '', REHEARSAL_CUSTOMERS: 'off' };
  [server, browser] = await Promise.all([newDataDir().then((DATA_DIR) => startServer({ ...empty, DATA_DIR })), openBrowser()]);
  first = await visit(browser, server.url);
}, 60_000);
afterAll(async () => {
  await closeWindows(browser);
  await server.stop();
  await removeDataDir(server.dataDir);
});

test('an empty server asks for its first admin, and a password of seven characters is not taken', async () => {
  const { page } = first;
  await page.getByRole('heading', { name: 'Open the house' }).waitFor();
  await page.getByLabel('Your name').fill(ADMIN.name);
  await page.getByLabel('Email').fill(ADMIN.email);
  await page.getByLabel('Password').fill('1234567');
  await page.getByRole('button', { name: 'Create my account' }).click();
  expect(await page.getByLabel('Password').evaluate((field: HTMLInputElement) => field.validity.tooShort)).toBe(true);
  expect(await page.getByRole('heading', { name: 'Open the house' }).isVisible()).toBe(true);
});

test('the first admin is led through three steps, goes on where they left, and may skip into the rehearsal', async () => {
  const { page } = first;
  await page.getByLabel('Password').fill(ADMIN.password);
  await page.getByRole('button', { name: 'Create my account' }).click();
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Harbour Homes');
  await page.getByLabel('Website').fill('harbourhomes.example');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('The signature (under Voice) now says “Harbour Homes” too.').waitFor();
  // What is said stands beside the form, and cuts nothing off it.
  expect(await page.locator('main').evaluate((main) => main.clientHeight === innerHeight)).toBe(true);
  await page.getByRole('heading', { name: 'Where do customers write to?' }).waitFor();
  expect(await looksOf(page, { width: 1440 })).toEqual([]);
  const boxes = await breakLists(page, ['settings.mailboxes']);
  boxes.turn('refused');
  await page.reload();
  await page.getByText(refusalOf('settings.mailboxes')).waitFor();
  await boxes.stop();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByLabel('Email address').fill('hello@harbourhomes.example');
  expect(await page.getByLabel('Server', { exact: true }).first().inputValue()).toBe('imap.harbourhomes.example');
  await page.getByRole('button', { name: 'Skip, and rehearse' }).click();
  await page.getByText('No key is set').waitFor();
  await page.getByRole('button', { name: 'Begin the rehearsal' }).click();
  await page.getByRole('heading', { name: 'Inbox', exact: true }).waitFor();
  await page.locator('[data-live=live]').waitFor();
  expect(new URL(page.url()).pathname).toBe('/inbox/all');
  await page.getByRole('link', { name: 'System' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Inbox', exact: true }).waitFor();
}, 40_000);

test('nobody becomes the first a second time: the next visitor is asked to sign in', async () => {
  const { page, context } = await visit(browser, server.url);
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  const answer = await context.request.post(`${server.url}/trpc/users.createFirst`, {
    headers: { origin: server.url },
    data: { json: { name: 'Second', email: 'second@larkinvale.example', password: 'another-password' } },
  });
  expect(answer.status()).toBeGreaterThanOrEqual(400);
  await signInOnPage(page, { email: 'second@larkinvale.example', password: 'another-password' });
  await page.getByRole('alert').waitFor();
  await context.close();
});

test('a wrong password is told in plain words, for a known address as for an unknown one', async () => {
  const { page, context } = await visit(browser, server.url);
  for (const email of [ADMIN.email, 'nobody@larkinvale.example']) {
    await signInOnPage(page, { email, password: 'not-the-password' });
    await page.getByRole('alert').filter({ hasText: 'This email and password do not belong together.' }).waitFor();
    await page.reload();
  }
  await context.close();
});

test('signing in leads where one wanted to go, and signing out shuts the door behind', async () => {
  const { page, context, consoleErrors } = await visit(browser, `${server.url}/contacts`);
  await signInOnPage(page);
  await page.getByRole('heading', { name: 'Contacts', exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/contacts');

  await page.getByRole('button', { name: ADMIN.name }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  await page.goto(`${server.url}/settings`);
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  expect([...consoleErrors, ...first.consoleErrors]).toEqual([]);
  await context.close();
});
