import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { readFile } from 'node:fs/promises';
import { breakLists, refusalOf } from './break-lists.ts';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { LOOKS, looksOf } from './look-at.ts';
import { visit } from './open-browser.ts';
import { until } from './sign-in.ts';

/** Insights in a browser: figures of real mail, what stands behind each, other days, a file, and every state. */
let world: BrowserWorld;

const LONG = 'Maximiliana-Theodora von und zu Hohenlohe-Waldenburg-Schillingsfürst';

beforeAll(async () => {
  world = await startBrowserWorld({ HOLD_SECONDS: '0' });
  const { api } = world;
  const write = async (name: string, from: string) => {
    const text = `Hello, I am looking for three bedrooms in Orchard Falls, up to $640,000. What could I see?\n\n${name}`;
    await api.rehearsal.receive.mutate({ from, name, subject: `House for ${name}`, text });
  };
  await api.contacts.create.mutate({ email: 'iris@example.com', leadSource: 'Spring fair' });
  await Promise.all([write('Iris', 'iris@example.com'), write(LONG, 'theodora@example.com')]);
  const span = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 3_600_000) };
  await until('both to be answered', async () => (await api.insights.overview.query(span)).response.count === 2);
}, 120_000);
afterAll(() => world.stop());

test('a number opens what it counted, and each of those its conversation', async () => {
  const { page, consoleErrors } = await world.open('/insights');
  const glance = page.getByRole('region', { name: 'At a glance' });
  await glance.getByText('2 of 2').waitFor();
  const alone = glance.getByRole('button', { name: /By the AI alone/ });
  expect(await alone.textContent()).toContain('100 %');
  await alone.focus();
  await page.keyboard.press('Enter');
  const behind = page.getByRole('dialog', { name: 'Answers: AI alone' });
  await behind.getByText(LONG).first().waitFor();
  expect(await behind.getByRole('listitem').count()).toBe(2);
  expect(await behind.getByText(/waited \d+ s/).count()).toBe(2);
  await page.keyboard.press('Escape');
  await behind.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Wrote to us(?!,)/ }).click();
  await page.getByRole('dialog', { name: 'Leads: Wrote to us' }).getByRole('link', { name: /Iris/ }).click();
  await page.getByRole('heading', { name: 'House for Iris' }).first().waitFor();
  await page.goBack();
  expect(consoleErrors).toEqual([]);
}, 30_000);

test('beside each source all steps of the funnel are seen without scrolling', async () => {
  const { page } = await world.open('/insights', { width: 1440 });
  const table = page.getByRole('region', { name: 'Leads by where they came from' });
  await table.getByText('Spring fair').waitFor();
  await table.getByRole('columnheader', { name: 'Call booked' }).waitFor();
  expect(await table.evaluate((part) => part.scrollWidth - part.clientWidth)).toBe(0);
}, 30_000);

test('the charts are drawn, and their figures stand in a table for those who cannot see them', async () => {
  const { page } = await world.open('/insights');
  const card = page.getByRole('region', { name: 'Who answered' });
  await card.locator('.recharts-bar-rectangle path').first().waitFor({ state: 'attached' });
  await card.getByText('As a table').click();
  const rows = card.getByRole('row');
  expect(await rows.count()).toBe(31);
  expect(await rows.last().textContent()).toMatch(/200\d+ s\d+ s$/);
}, 30_000);

test('other days stand in the address, and days without mail say what will be seen', async () => {
  const { page } = await world.open('/insights');
  await page.getByRole('radio', { name: '7 days' }).click();
  await page.waitForURL(/days=7/);
  await page.getByRole('radio', { name: 'Other' }).click();
  await page.getByLabel('First day').fill('2020-01-01');
  await page.getByLabel('Last day').fill('2020-01-31');
  await page.waitForURL(/to=%?22?2020-01-31|to=2020-01-31/);
  await page.getByText('Nothing came in these days').waitFor();
  await page.reload();
  await page.getByText('Nothing came in these days').waitFor();
  expect(await page.getByLabel('Last day').inputValue()).toBe('2020-01-31');
  await page.getByRole('radio', { name: '30 days' }).click();
  await page.getByRole('switch', { name: 'Compare with before' }).click();
  await page.getByText('before: 0', { exact: true }).first().waitFor();
}, 30_000);

test('the days and the funnel go into a file', async () => {
  const { page } = await world.open('/insights');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export CSV' }).click()]);
  expect(download.suggestedFilename()).toMatch(/^insights \d{4}-\d{2}-\d{2} \d{4}-\d{2}-\d{2}\.csv$/);
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
  expect(lines[0]).toContain('Day,Mail in,Buyers');
  expect(lines.find((line) => line.startsWith('All,'))).toMatch(/^All,2,2,/);
}, 30_000);

test('while figures come they have a place, and a failure says so and is tried again', async () => {
  const { page, context } = await world.open('/contacts');
  let isBroken = true;
  await page.route(/insights\.overview/, async (route) => {
    if (isBroken) await route.fulfill({ status: 403, body: '{}' });
    else await route.continue();
  });
  await page.evaluate(() => history.pushState({}, '', '/insights'));
  await page.getByRole('status', { name: 'Loading' }).waitFor();
  const failed = page.getByRole('alert').filter({ has: page.getByRole('button', { name: 'Try again' }) });
  await failed.waitFor();
  isBroken = false;
  await failed.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('region', { name: 'At a glance' }).waitFor();
  await context.close();
}, 40_000);

test('without the brokerage’s clock there are no figures, which is said and tried again', async () => {
  const { page, context } = await world.open('/contacts');
  const settings = await breakLists(page, ['settings.get']);
  settings.turn('refused');
  await page.goto(`${world.server.url}/insights`);
  await page.getByText(refusalOf('settings.get')).waitFor();
  await settings.stop();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('region', { name: 'At a glance' }).waitFor();
  await context.close();
}, 40_000);

test('an agent is shown no way here, and at the address is told why', async () => {
  const invited = await world.api.users.invite.mutate({ name: 'Tom Vale', email: 'tom@larkinvale.example', role: 'agent' });
  const as = { email: 'tom@larkinvale.example', password: invited.password };
  const { page, context } = await visit(world.browser, `${world.server.url}/insights`, { as });
  await page.getByText('This is for team leads and admins.').waitFor();
  expect(await page.getByRole('link', { name: 'Insights' }).count()).toBe(0);
  await context.close();
}, 30_000);

describe.each([...LOOKS])('$look', ({ width, dark }) => {
  test('axe finds nothing serious, with figures and with what is behind one, and nothing is cut off sideways', async () => {
    const { page, context, consoleErrors } = await world.open('/insights?compare=true', { width, dark });
    await page.setViewportSize({ width, height: 2400 });
    await page.getByRole('region', { name: 'What the models cost' }).waitFor();
    await page.locator('.recharts-bar-rectangle path').first().waitFor({ state: 'attached' });
    expect(await looksOf(page, { width, dark })).toEqual([]);
    await page.getByRole('button', { name: /^Mail in/ }).click();
    await page.getByRole('dialog').getByText(LONG).first().waitFor();
    expect(await looksOf(page, { width, dark })).toEqual([]);
    expect(consoleErrors).toEqual([]);
    await context.close();
  }, 60_000);
});
