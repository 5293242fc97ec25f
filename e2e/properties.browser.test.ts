import { afterAll, beforeAll, expect, test } from 'bun:test';
import { type BrowserWorld, shareBrowserWorld } from './browser-world.ts';
import { faultsOf, go, LOOKS, looksOf, type Screen } from './look-at.ts';
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

test('a map that is left in the middle of a zoom leaves no error behind', async () => {
  const { page: other, context, consoleErrors } = await world.open('/properties?view=map');
  await other.locator('.plan-pin').first().waitFor();
  await other.getByRole('button', { name: 'Zoom out' }).evaluate((button: HTMLElement) => {
    button.click();
    setTimeout(() => history.pushState({}, '', '/properties'), 50);
  });
  await other.locator('.plan-pin').first().waitFor({ state: 'detached' });
  // As long as a zoom takes, and more.
  await Bun.sleep(600);
  expect(consoleErrors).toEqual([]);
  await context.close();
}, 30_000);

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

test('a listing that a colleague changed meanwhile is not written over unseen: nothing typed is lost, and one chooses', async () => {
  const { page } = here;
  const { listPrice, city } = await listing('PL-2003');
  const [theirs, mine] = [listPrice - 1000, listPrice + 2000];
  await go(page, ['/properties/PL-2003', 'main[data-listing] h1']);
  await page.getByRole('button', { name: 'Edit' }).click();
  const [price, town, remarks] = [page.locator('[name=listPrice]'), page.locator('[name=city]'), page.locator('[name=privateRemarks]')];
  await price.fill(String(mine));
  await remarks.fill('The key is with the neighbour');
  await world.api.properties.update.mutate({ listingKey: 'PL-2003', change: { listPrice: theirs, city: 'Westbrook' } });
  const asks = page.getByRole('dialog', { name: 'Changed while you were editing' });
  const save = async () => {
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await asks.getByText('Somebody changed this listing while you were editing it.').waitFor();
  };
  const typed = async () => [await price.inputValue(), await town.inputValue(), await remarks.inputValue()];

  await save();
  const news = asks.getByRole('list', { name: 'What is new' }).getByRole('listitem');
  // The address in one line follows the city.
  const address = expect.stringMatching(/^Address in one lineNewer.*Westbrook/);
  expect(await news.allTextContents()).toEqual([`PriceNewer${theirs}Yours${mine}`, 'CityNewerWestbrook', address]);
  expect(await faultsOf(page)).toEqual([]);
  await asks.getByRole('button', { name: 'Go on editing' }).click();
  expect(await typed()).toEqual([String(mine), city, 'The key is with the neighbour']);
  expect(await listing('PL-2003')).toMatchObject({ listPrice: theirs, privateRemarks: expect.not.stringContaining('neighbour') });

  await save();
  await asks.getByRole('button', { name: 'Take the newer values' }).click();
  expect(await typed()).toEqual([String(theirs), 'Westbrook', 'The key is with the neighbour']);
  const taken = page.locator('[data-sonner-toast]').filter({ hasText: 'The newer values stand in the form.' });
  await taken.getByRole('button', { name: 'Undo' }).click();
  expect(await typed()).toEqual([String(mine), city, 'The key is with the neighbour']);

  await save();
  await asks.getByRole('button', { name: 'Save mine anyway' }).click();
  await page.locator('main[data-listing] h1').waitFor();
  // What was not touched here stays as the colleague has made it.
  expect(await listing('PL-2003')).toMatchObject({ listPrice: mine, city: 'Westbrook', privateRemarks: 'The key is with the neighbour' });
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

test('a file that can hold no listings is refused in words, and another may be chosen', async () => {
  const { page } = here;
  await go(page, ['/properties', 'h1:text-is("Properties")']);
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import listings' });
  const choose = (name: string, buffer: Buffer) => dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  const says = (words: string) => dialog.getByRole('alert').getByText(words).waitFor();
  await choose('empty.csv', Buffer.from('\uFEFF\r\n'));
  await says('This file is empty.');
  await choose('list.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]));
  await says('This file is no table of text');
  await choose('list.xlsx', Buffer.from('PK'));
  await says('Save it as CSV first');
  await choose('heads.csv', Buffer.from('ListingKey,ListPrice\n'));
  await says('nothing but the names of its columns');
  expect(await dialog.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
  // As Excel writes it: Windows-1252.
  const rows = [
    'ListingKey,StandardStatus,PropertyType,ListPrice,BedroomsTotal,StreetName,City',
    'X-0,Active,Residential,9,2,Rue du Pré,Zürich',
  ];
  await choose('list.csv', Buffer.from(rows.join('\n'), 'latin1'));
  await dialog.getByText('Would add').waitFor();
  expect(await dialog.getByRole('alert').count()).toBe(0);
  await dialog.getByRole('button', { name: 'Import 1 listing' }).click();
  await dialog.getByText('Added 1').waitFor();
  expect(await listing('X-0')).toMatchObject({ streetName: 'Rue du Pré', city: 'Zürich' });
  await dialog.getByRole('button', { name: 'Done' }).click();
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
