import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Locator } from 'playwright-core';
import { type BrowserWorld, shareBrowserWorld } from './browser-world.ts';

/** What the server does not take: the words say that fields are marked, and the first of them is in sight with the cursor in it. */
let world: BrowserWorld;

beforeAll(async () => {
  world = await shareBrowserWorld();
  await world.api.contacts.create.mutate({ email: 'odile@refused.example', firstName: 'Odile', lastName: 'Marsh' });
}, 90_000);
afterAll(() => world.stop());

const WORDS = /See the marked fields\./;

/** It has the cursor, it is marked, and nothing lies over it. */
async function isShown(field: Locator): Promise<void> {
  await field.and(field.page().locator('[aria-invalid=true]:focus')).waitFor();
  const onTop = await field.evaluate((box) => {
    const { x, y, width, height } = box.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) === box;
  });
  expect(onTop).toBe(true);
}

test('a folded part of a mailbox opens where its fault is', async () => {
  const { page, context } = await world.open('/settings/mailboxes', { width: 390 });
  await page.getByRole('button', { name: 'Add a mailbox' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a mailbox' });
  await dialog.getByLabel('Email address').fill('desk@refused.example');
  for (const n of [0, 1]) await dialog.getByLabel('Server', { exact: true }).nth(n).fill('mail.refused.example');
  const more = dialog.getByText('More: folders');
  await more.click();
  await dialog.getByLabel('Folder for new mail').fill('');
  await more.click();
  await dialog.getByLabel('Email address').scrollIntoViewIfNeeded();
  await dialog.getByRole('button', { name: 'Add mailbox' }).click();
  await dialog.getByText(WORDS).waitFor();
  await isShown(dialog.getByLabel('Folder for new mail'));
  await context.close();
}, 30_000);

test('a contact’s dialog goes to the address that is none, and keeps what was typed', async () => {
  const [odile] = (await world.api.contacts.list.query({ search: 'odile@refused.example' })).items;
  const { page, context } = await world.open(`/contacts/${odile?.id}`, { width: 390 });
  await page.setViewportSize({ width: 390, height: 480 });
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit the contact' });
  await dialog.getByLabel('Other addresses').fill('odile@home.example, nowhere');
  await dialog.getByLabel('Notes').fill('Met at the fair');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText(WORDS).waitFor();
  await isShown(dialog.getByLabel('Other addresses'));
  expect(await dialog.getByLabel('Notes').inputValue()).toBe('Met at the fair');
  await dialog.getByLabel('Other addresses').fill('odile@home.example');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await context.close();
}, 30_000);

test('Settings go to the first field that is wrong, hours of the week among them', async () => {
  const { page, context } = await world.open('/settings/brokerage');
  await page.setViewportSize({ width: 1440, height: 480 });
  await page.getByLabel('Locale').fill('not a locale');
  await page.getByLabel('Website').fill('nope');
  await page.getByLabel('Locale').scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(WORDS).waitFor();
  await isShown(page.getByLabel('Website'));
  await page.getByRole('button', { name: 'Discard' }).click();

  await page.getByRole('link', { name: 'Calls', exact: true }).last().click();
  await page.getByLabel('Wednesday to').fill('08:00');
  await page.getByLabel('Remind both sides').scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(WORDS).waitFor();
  await isShown(page.getByLabel('Wednesday to'));
  await page.getByRole('button', { name: 'Discard' }).click();
  await context.close();
}, 30_000);

test('a campaign goes to the step and the mail that hold the fault, once somebody asks to save', async () => {
  const { id } = await world.api.campaigns.create.mutate({ name: 'Refused', subject: 'Hello', body: 'Hello', audience: {} });
  const { page, context } = await world.open(`/campaigns/${id}?step=audience`);
  const tab = (name: string | RegExp) => page.getByRole('tab', { name }).click();
  const notSaved = page.getByRole('alert').filter({ hasText: /Not saved: .* See the marked fields\./ });
  const days = page.getByLabel('In touch within so many days');
  await days.fill('99999');
  await notSaved.waitFor();
  await tab('Schedule');
  await page.getByLabel('Mails per minute').waitFor();
  await page.getByRole('button', { name: 'Save again' }).click();
  await isShown(days);
  await days.fill('30');
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();

  await tab('Content');
  await page.getByRole('button', { name: 'Add a later mail' }).click();
  const text = page.getByLabel('Text');
  await text.fill('a word '.repeat(20_000));
  await notSaved.waitFor();
  await tab('First mail');
  await page.getByLabel('Subject', { exact: true }).and(page.locator('[value=Hello]')).waitFor();
  await page.getByRole('button', { name: 'Send me a test' }).click();
  await isShown(text);
  expect((await text.inputValue()).length).toBeGreaterThan(100_000);
  await text.fill('A word');
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  await context.close();
}, 60_000);
