import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { type BrowserWorld, shareBrowserWorld } from './browser-world.ts';
import { faultsOf, LOOKS, looksOf } from './look-at.ts';
import type { Visit } from './open-browser.ts';
import { until } from './sign-in.ts';

/** A file of contacts from the drop to the rows that were left out; then two become one, and one is erased. Each test continues the one before. */
let world: BrowserWorld;
let visit: Visit;
let page: Page;

const PEOPLE = 60;
const LONG = 'Wilhelmina-Alexandrovna Featherstonehaugh-Cholmondeley of the Upper Harbour Terraces and Beyond';
const FILE = `Correo electrónico;Nombre;Apellidos;Loyalty no
${Array.from({ length: PEOPLE }, (_, n) => `guest${n}@fair.example;Guest${n};Quist;${n}`).join('\n')}
"${'long'.repeat(20)}@fair.example";"${LONG}";Quist;1
nonsense;Nobody;Atall;2
guest3@fair.example;Again;Quist;3
`;

beforeAll(async () => {
  world = await shareBrowserWorld();
  visit = await world.open('/contacts?open=import');
  page = visit.page;
}, 90_000);
afterAll(() => world.stop());

const dialog = () => page.getByRole('dialog');
const button = (name: string | RegExp) => dialog().getByRole('button', { name });

test('what is no CSV is refused in words', async () => {
  await dialog()
    .locator('input[type=file]')
    .setInputFiles({ name: 'people.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK') });
  await dialog().getByRole('alert').getByText('Save it as CSV first').waitFor();
  await dialog()
    .locator('input[type=file]')
    .setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') });
  await dialog().getByRole('alert').getByText('This file is empty.').waitFor();
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
  await dialog().locator('input[type=file]').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: picture });
  await dialog().getByRole('alert').getByText('This file is no table of text').waitFor();
});

test('a file is read, its columns are guessed in another language, and one may say what the rest holds', async () => {
  // As Excel in Europe writes it: semicolons, Windows-1252.
  const buffer = Buffer.from(FILE, 'latin1');
  await dialog().locator('input[type=file]').setInputFiles({ name: 'fair.csv', mimeType: 'text/csv', buffer });
  await dialog().getByRole('heading', { name: 'fair.csv' }).waitFor();
  expect(await dialog().getByLabel('What Correo electrónico holds').inputValue()).toBe('email');
  expect(await dialog().getByLabel('What Apellidos holds').inputValue()).toBe('lastName');
  expect(await dialog().getByLabel('What Loyalty no holds').inputValue()).toBe('');
  await dialog().getByLabel('Where they agreed to hear from you').fill('Spring fair, sheet 2');
  expect(await faultsOf(page)).toEqual([]);
});

test('what would happen is counted before anything is written', async () => {
  await button('See what would happen').click();
  await button(`Import ${PEOPLE + 1}`).waitFor();
  await dialog().getByText('not an email address: nonsense').waitFor();
  await dialog().getByText('the same address as row 5').waitFor();
  expect((await world.api.contacts.count.query({ filter: { search: 'quist' } })).total).toBe(0);
});

for (const { look, width, dark } of LOOKS) {
  test(`looks right ${look}`, async () => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    expect(await looksOf(page, { width, dark })).toEqual([]);
  });
}

test('it comes in, is seen at once, and what was left out can be fetched', async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  await button(/^Import/).click();
  await dialog().getByText('Everybody who could be taken in is here.').waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), button('Download them with the reasons').click()]);
  expect(file.suggestedFilename()).toBe('fair-left-out.csv');
  expect(await Bun.file((await file.path()) ?? '').text()).toContain('the same address as row 5');
  await button('Done').click();
  const { items } = await world.api.contacts.list.query({ search: 'guest7@' });
  expect(items[0]).toMatchObject({ firstName: 'Guest7', consent: { source: 'Spring fair, sheet 2' } });
}, 30_000);

test('opened again, the import of before is found there', async () => {
  await page.goto(`${world.server.url}/contacts?open=import`);
  await dialog()
    .getByText(`Imported: ${PEOPLE + 1} new, 0 updated, 2 left out`)
    .waitFor();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

test('two that are one person are merged side by side', async () => {
  const phone = '+1 207 555 3131';
  const kept = await world.api.contacts.create.mutate({
    email: 'nora@one.example',
    firstName: 'Nora',
    lastName: 'Vale',
    mobilePhone: phone,
  });
  const gone = await world.api.contacts.create.mutate({
    email: 'n.vale@two.example',
    firstName: 'N',
    lastName: 'Vale',
    mobilePhone: phone,
  });
  await page.goto(`${world.server.url}/contacts/${kept.id}`);
  await openFromContact('Merge');
  await dialog()
    .getByRole('button', { name: /same phone/ })
    .click();
  await dialog().getByText('Keep the left one').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await button('Merge into Nora Vale').click();
  await dialog().waitFor({ state: 'detached' });
  await until('the merge', async () => (await world.api.contacts.byId.query({ contactId: gone.id })).id === kept.id);
}, 30_000);

test('somebody is erased only after their address has been typed', async () => {
  await openFromContact('Erase');
  const go = button('Erase for good');
  expect(await go.isDisabled()).toBe(true);
  await dialog().getByRole('textbox').fill('nora@one.example');
  expect(await faultsOf(page)).toEqual([]);
  await go.click();
  await dialog().waitFor({ state: 'detached' });
  await until('the erasure', async () => (await world.api.contacts.list.query({ search: 'nora@one.example' })).items.length === 0);
}, 30_000);

async function openFromContact(what: 'Merge' | 'Erase'): Promise<void> {
  const pane = page.getByRole('complementary', { name: 'Contact' });
  await pane.getByRole('button', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${what}`) }).click();
}
