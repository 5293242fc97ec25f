import { afterAll, beforeAll, expect, test } from 'bun:test';
import { type BrowserWorld, shareBrowserWorld } from './browser-world.ts';
import { go, LOOKS, looksOf, type Screen } from './look-at.ts';
import type { Visit } from './open-browser.ts';
import { until } from './sign-in.ts';

/** The catalogue in a browser: filtered by address, on a map that asks nobody, written, imported, and asked who wants a home. */
let world: BrowserWorld;
let here: Visit;

beforeAll(async () => {
  world = await shareBrowserWorld();
  await world.api.settings.update.mutate({ ai: { mode: 'off' } });
  here = await world.open('/properties');
}, 120_000);
afterAll(() => world.stop());

const listing = (listingKey: string) => world.api.properties.byKey.query({ listingKey });

test('filters narrow the catalogue and stay in the address, through the table, the map and back', async () => {
  const { page } = here;
  await page.getByRole('list', { name: 'Listings' }).getByRole('link').first().waitFor();
  await page.getByLabel('Sale or lease').selectOption('lease');
  await page.getByLabel('Search listings').fill('Mill Hill');
  await page.waitForURL(/deal=lease.*q=Mill/);
  await until('only leases', async () => (await page.getByRole('list', { name: 'Listings' }).getByRole('link').count()) === 3);
  await page.getByRole('radio', { name: 'Table' }).click();
  await page.getByRole('grid', { name: 'Listings' }).getByRole('row').nth(3).waitFor();
  const foreign: string[] = [];
  page.on('request', (request) => !request.url().startsWith(world.server.url) && foreign.push(request.url()));
  const ground = Promise.withResolvers<void>();
  await page.route(/properties\.tiles/, (route) => ground.promise.then(() => route.continue()));
  await page.getByRole('radio', { name: 'Map' }).click();
  const map = page.getByRole('region', { name: 'Map of the listings' });
  await map.locator('.plan-pin').nth(2).waitFor();
  expect(await map.locator('.plan-pin').count()).toBe(3);
  // Who stands on a pin stays there when the ground under it comes.
  await map.locator('.plan-pin').first().focus();
  const answered = page.waitForResponse(/properties\.tiles/);
  ground.resolve();
  await answered;
  await map.locator('.plan-paper').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('main[data-listing] h1').waitFor();
  await page.getByRole('link', { name: 'All listings' }).click();
  await map.waitFor();
  expect(foreign).toEqual([]);
  await page.getByLabel('Search listings').fill('no such street');
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await until('all of them', async () => (await map.locator('.plan-pin').count()) > 50);
}, 60_000);

test('a new price and status are seen in another window, and stand in the history', async () => {
  const other = await world.open('/properties/PL-2002');
  await go(here.page, ['/properties/PL-2002', 'main[data-listing] h1']);
  await here.page.getByRole('button', { name: 'Edit' }).click();
  await here.page.getByLabel('Price', { exact: false }).first().fill('');
  await here.page.getByRole('button', { name: 'Save' }).click();
  await here.page.getByText('A listing on the market has a price.').waitFor();
  await here.page.getByLabel('Price', { exact: false }).first().fill('456,700');
  await here.page.getByRole('link', { name: 'Contacts' }).first().click();
  await here.page.getByRole('alertdialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Cancel' }).click();
  expect(await here.page.getByLabel('Price', { exact: false }).first().inputValue()).toBe('456,700');
  await here.page.getByRole('button', { name: 'Save' }).click();
  await other.page.getByText('$456,700').first().waitFor();
  await here.page.getByRole('button', { name: /^Status:/ }).click();
  await here.page.getByRole('menuitem', { name: 'Pending' }).click();
  await other.page.getByRole('button', { name: 'Status: Pending' }).waitFor();
  expect((await listing('PL-2002')).history).toHaveLength(3);
  await other.context.close();
}, 60_000);

test('a new listing that says nothing is not taken, and the way leads to the first thing it lacks', async () => {
  await go(here.page, ['/properties/new', 'h1:text-is("New listing")']);
  await here.page.getByLabel('Remarks', { exact: false }).last().focus();
  await here.page.getByRole('button', { name: 'Add the listing' }).click();
  await here.page.getByText('Please say where it is: the city, or an address.').waitFor();
  expect(await here.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('listPrice');
}, 40_000);

test('who would want a home is told with reasons, and a campaign to them begins from there', async () => {
  const { page } = here;
  await go(page, ['/properties/PL-2037', 'main[data-listing] h1']);
  const people = page.getByRole('complementary', { name: 'People and this listing' });
  await people.getByText('within the budget').first().waitFor();
  const write = people.getByRole('link', { name: /Write a campaign to/ });
  expect(decodeURIComponent((await write.getAttribute('href')) ?? '')).toMatch(
    /^\/campaigns\/new\?contactIds=\["\w+.*listingKeys=\["PL-2037"\]/,
  );
}, 60_000);

test('a file is read before anything is changed, its faults are told, and then it is imported', async () => {
  const { page } = here;
  await go(page, ['/properties', 'h1:text-is("Properties")']);
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import listings' });
  const rows = ['X-1,Active,House,"$250,000",2,Mill Road,Eastbrook', 'X-2,Active,Residential,cheap,2,Mill Road,Eastbrook'];
  const csv = ['ListingKey,StandardStatus,PropertyType,wanted,BedroomsTotal,StreetName,City', ...rows].join('\n');
  await dialog.locator('input[type=file]').setInputFiles({ name: 'mls.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await dialog.getByText('2 rows cannot be taken').waitFor();
  await dialog.getByLabel('Column wanted').selectOption('listPrice');
  await dialog.getByText('is not a number').waitFor();
  await expect(listing('X-1')).rejects.toThrow();
  await dialog.getByRole('button', { name: 'Import 1 listing' }).click();
  await dialog.getByText('Added 1').waitFor();
  expect(await listing('X-1')).toMatchObject({ listPrice: 250_000, city: 'Eastbrook', propertySubType: 'SingleFamilyResidence' });
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download what is wrong' }).click();
  expect((await download).suggestedFilename()).toBe('listings-rejected.csv');
  await dialog.getByRole('button', { name: 'Done' }).click();
  expect(here.consoleErrors).toEqual([]);
}, 60_000);

test.each([...LOOKS])(
  'axe finds nothing serious and nothing is cut off: $look',
  async ({ width, dark }) => {
    const { page, context, consoleErrors } = await world.open('/properties', { width, dark });
    const screens: Screen[] = [
      ['/properties', 'ul[aria-label=Listings] img'],
      ['/properties?view=table', '[role=grid] [role=row]:nth-child(3)'],
      ['/properties?view=map', '.plan-pin'],
      ['/properties/PL-2037', 'main[data-listing] h1'],
      ['/properties/new', 'h1:text-is("New listing")'],
    ];
    const found: string[] = [];
    for (const screen of screens) {
      await go(page, screen);
      for (const fault of await looksOf(page, { width, dark })) found.push(`${screen[0]}: ${fault}`);
    }
    expect(found).toEqual([]);
    expect(consoleErrors).toEqual([]);
    await context.close();
  },
  90_000,
);
