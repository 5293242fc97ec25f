import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { type BrowserWorld, shareBrowserWorld } from './browser-world.ts';
import { faultsOf, go, LOOKS, looksOf } from './look-at.ts';
import type { Visit } from './open-browser.ts';
import { until } from './sign-in.ts';

/** Contacts as an admin keeps them: found, changed many at once, taken back, and known one by one. */
let world: BrowserWorld;
let visit: Visit;
let page: Page;

const LONG = 'Bartholomew-Maximilian Featherstonehaugh-Cholmondeley von und zu Liechtenstein der Ältere';

beforeAll(async () => {
  world = await shareBrowserWorld();
  await world.api.contacts.create.mutate({ email: 'ana@lake.example', firstName: 'Ana', lastName: 'Reyes' });
  await world.api.contacts.create.mutate({ email: 'ben@lake.example', firstName: 'Ben', lastName: 'Okoye' });
  await world.api.contacts.create.mutate({ email: `${'very.long.address.'.repeat(3)}x@lake.example`, firstName: LONG, lastName: LONG });
  visit = await world.open('/contacts');
  page = visit.page;
}, 90_000);
afterAll(() => world.stop());

const rowsOf = () => page.getByRole('grid', { name: 'Contacts' }).getByRole('row');
const row = (words: string) => rowsOf().filter({ hasText: words });
const contact = async (email: string) => (await world.api.contacts.list.query({ search: email, limit: 5 })).items[0];
const pane = () => page.getByRole('complementary', { name: 'Contact' });

test('the list is found by words and conditions, and its address can be shared', async () => {
  await row('Ana Reyes').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('lake.example');
  await page.locator('[data-found="3"]').waitFor();
  await page.getByLabel('Stage', { exact: true }).selectOption('hot');
  await page.getByText('Nobody matches').waitFor();
  expect(page.url()).toContain('stage=hot');
  await page.reload();
  await page.getByText('Nobody matches').waitFor();
  await page.getByRole('button', { name: 'Clear the conditions' }).click();
  await row('Ana Reyes').waitFor();
});

test('many are tagged and moved at once, and it can be taken back', async () => {
  await page.getByLabel('Search contacts').fill('lake.example');
  await page.locator('[data-found="3"]').waitFor();
  for (const name of ['Ana Reyes', 'Ben Okoye']) await row(name).getByRole('checkbox').click();
  const bar = page.getByRole('region', { name: 'With the chosen contacts' });
  await bar.getByText('2 chosen').waitFor();
  await bar.getByRole('button', { name: 'Stage…' }).click();
  await page.getByRole('menuitem', { name: 'Hot' }).click();
  await page.getByText('2 contacts were moved to Hot.').waitFor();
  await row('Ana Reyes').getByText('Hot', { exact: true }).waitFor();
  expect((await contact('ana@lake.example'))?.stage).toBe('hot');
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the stage of before', async () => (await contact('ana@lake.example'))?.stage === 'new', { seconds: 15 });
  await row('Ana Reyes').getByText('New', { exact: true }).waitFor();

  await row('Ana Reyes').getByRole('checkbox').click();
  await bar.getByRole('button', { name: 'Choose all that are found' }).click();
  await bar.getByText('All 3 found').waitFor();
  await bar.getByRole('button', { name: 'Tags…' }).click();
  await page.getByRole('combobox', { name: 'Tags' }).click();
  await page.locator('[cmdk-input]').fill('lake');
  await page.getByRole('option', { name: /lake/ }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Put on' }).click();
  await page.getByText('3 contacts were tagged lake.').waitFor();
  expect((await contact('ben@lake.example'))?.tags).toEqual(['lake']);
}, 60_000);

test('somebody is written down by hand, and an address twice is refused with the reason', async () => {
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Email').fill('ana@lake.example');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByText(/already/i).waitFor();
  await dialog.getByLabel('Email').fill('cora@lake.example');
  await dialog.getByLabel('First name').fill('Cora');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await pane().getByRole('heading', { name: 'Cora' }).waitFor();
});

test('what is known of somebody is changed in place; what happened stands in the timeline', async () => {
  await pane().getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('dialog').getByLabel('Last name').fill('Lindqvist');
  await page.getByRole('dialog').getByLabel('Phone').fill('+1 207 555 0119');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await pane().getByRole('heading', { name: 'Cora Lindqvist' }).waitFor();
  await pane().getByLabel('Stage', { exact: true }).selectOption('nurture');
  await until('the stage', async () => (await contact('cora@lake.example'))?.stage === 'nurture');
  await pane().getByRole('tab', { name: 'Timeline' }).click();
  await pane().getByText('From New to Nurture').waitFor();
  await pane().getByLabel('Note').fill('Met at the open house');
  await pane().getByRole('button', { name: 'Add the note' }).click();
  await pane().getByRole('list', { name: 'Timeline' }).getByText('Met at the open house').waitFor();
}, 40_000);

test('what a colleague changed meanwhile is not written over unseen, and nothing typed is lost; what mail brought stays', async () => {
  await pane().getByRole('tab', { name: 'About' }).click();
  await pane().getByRole('button', { name: 'Edit' }).click();
  const form = page.getByRole('dialog', { name: 'Edit the contact' });
  const [notes, phone, other] = ['Notes', 'Phone', 'Other addresses'].map((label) => form.getByLabel(label));
  if (!notes || !phone || !other) throw new Error('three fields');
  await notes.fill('Likes the east side');
  await other.fill('cora@home.example');
  const { id: contactId = '' } = (await contact('cora@lake.example')) ?? {};
  const colleague = world.api.contacts.update;
  await colleague.mutate({ contactId, notes: 'Likes the west side', mobilePhone: '+1 207 555 0120', preferredLanguage: 'sv' });
  await world.api.contacts.setSlot.mutate({ contactId, slot: 'bedroomsMin', value: 3 });
  const asks = page.getByRole('dialog', { name: 'Changed while you were editing' });
  const save = async () => {
    await form.getByRole('button', { name: 'Save' }).click();
    await asks.getByText('Somebody changed this contact while you were editing it.').waitFor();
  };
  const typed = async () => [await notes.inputValue(), await other.inputValue(), await phone.inputValue()];
  const mine = ['Likes the east side', 'cora@home.example', '+1 207 555 0119'];

  await save();
  const news = asks.getByRole('list', { name: 'What is new' }).getByRole('listitem');
  expect(await news.allTextContents()).toEqual([
    'PhoneNewer+1 207 555 0120',
    'LanguageNewersv',
    'NotesNewerLikes the west sideYoursLikes the east side',
  ]);
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await asks.waitFor({ state: 'detached' });
  expect(await typed()).toEqual(mine);

  await save();
  await asks.getByRole('button', { name: 'Take the newer values' }).click();
  expect(await typed()).toEqual(['Likes the west side', 'cora@home.example', '+1 207 555 0120']);
  await page
    .locator('[data-sonner-toast]')
    .filter({ hasText: 'The newer values stand in the form.' })
    .getByRole('button', { name: 'Undo' })
    .click();
  expect(await typed()).toEqual(mine);

  await save();
  await asks.getByRole('button', { name: 'Save mine anyway' }).click();
  await form.waitFor({ state: 'detached' });
  // What was not touched here stays as the colleague has made it.
  expect(await contact('cora@lake.example')).toMatchObject({
    ...{ notes: 'Likes the east side', otherEmails: ['cora@home.example'], mobilePhone: '+1 207 555 0120', preferredLanguage: 'sv' },
    qualification: [{ slot: 'bedroomsMin', value: 3 }],
  });
}, 60_000);

test('who asks on the phone for no more mail gets none, and the history says on whose word', async () => {
  await pane().getByRole('tab', { name: 'About' }).click();
  await pane().getByRole('button', { name: 'Stop all mail…' }).click();
  await page.getByLabel('On whose word?').fill('Asked me on the phone');
  await page.getByRole('button', { name: 'Stop all mail', exact: true }).click();
  await pane().getByText('No campaign and no follow-up is sent to them.').waitFor();
  await pane().getByText('Asked me on the phone').waitFor();
  expect((await contact('cora@lake.example'))?.consent).toMatchObject({ state: 'unsubscribed', reason: 'Asked me on the phone' });
});

test('a change made elsewhere stands in the open list without a click', async () => {
  await page.keyboard.press('Escape');
  await page.getByLabel('Search contacts').fill('lake.example');
  await row('Ana Reyes').getByText('New', { exact: true }).waitFor();
  const ana = await contact('ana@lake.example');
  await world.api.contacts.setStage.mutate({ contactId: ana?.id ?? '', stage: 'active' });
  await row('Ana Reyes').getByText('Active', { exact: true }).waitFor({ timeout: 5000 });
});

test('strays are left out of the list and of what is done to all of it, until one asks for them', async () => {
  const header = 'From: Win Now <win@stray.example>\r\nTo: hello@larkinvale.example\r\nSubject: Win\r\nMessage-ID: <win@stray.example>\r\n';
  const raw = `${header}Precedence: bulk\r\nList-Id: <win.stray.example>\r\nList-Unsubscribe: <mailto:off@stray.example>\r\n\r\nWin a cruise.\r\n`;
  await world.api.rehearsal.receiveRaw.mutate({ raw });
  await until('the stray', async () => (await contact('win@stray.example'))?.isStray === true);
  await page.getByLabel('Search contacts').fill('');
  await page.waitForURL((url) => !url.search.includes('q='));
  await page.getByLabel('Stage', { exact: true }).selectOption('new');
  await row('Ben Okoye').waitFor();
  expect(await row('Win Now').count()).toBe(0);
  const strays = page.getByRole('button', { name: /^Strays/ });
  await row('Ben Okoye').getByRole('checkbox').click();
  const bar = page.getByRole('region', { name: 'With the chosen contacts' });
  await bar.getByRole('button', { name: 'Choose all that are found' }).click();
  await bar.getByText(/^All \d+ found$/).waitFor();
  await bar.getByRole('button', { name: 'Tags…' }).click();
  await page.getByRole('combobox', { name: 'Tags' }).click();
  await page.locator('[cmdk-input]').fill('everybody');
  await page.getByRole('option', { name: /everybody/ }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Put on' }).click();
  await page.getByText(/contacts were tagged everybody/).waitFor();
  expect(await contact('win@stray.example')).toMatchObject({ isStray: true, tags: [] });
  const said = page.locator('[data-sonner-toast]').filter({ hasText: 'tagged everybody' });
  await said.getByRole('button', { name: 'Undo' }).click();
  await until('the tags of before', async () => (await contact('ben@lake.example'))?.tags.length === 1);

  await page.getByLabel('Stage', { exact: true }).selectOption('');
  await strays.click();
  await row('Win Now').getByText('Stray', { exact: true }).waitFor();
  expect(await row('Ben Okoye').count()).toBe(0);
  expect(await strays.getAttribute('aria-pressed')).toBe('true');
  const count = await page.locator('[data-found]').getAttribute('data-found');
  expect(await strays.textContent()).toBe(`Strays${count}`);
  expect(await page.getByRole('button', { name: 'Keep as an audience…' }).count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  await strays.click();
  await page.getByLabel('Search contacts').fill('lake.example');
  await row('Ana Reyes').waitFor();
}, 60_000);

test('an audience that somebody removes while its contacts are looked at is told to be gone, and leads back to everybody', async () => {
  const { id } = await world.api.audiences.save.mutate({ name: 'By the lake', filter: { search: 'lake.example' } });
  const { page: other, context } = await world.open(`/contacts?audience=${id}`);
  await other.getByRole('row', { name: /Ana Reyes/ }).waitFor();
  await world.api.audiences.remove.mutate({ audienceId: id });
  await other.getByText('This audience is not there any more').waitFor();
  await other.getByRole('button', { name: 'Show everybody' }).click();
  await other.getByRole('row', { name: /Ana Reyes/ }).waitFor();
  await context.close();
}, 40_000);

test('what is found is handed over as a file', async () => {
  await page.locator('[data-found="4"]').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export' }).click()]);
  const csv = await Bun.file((await download.path()) ?? '').text();
  expect(csv.split('\n')[0]).toContain('Email');
  expect(csv).toContain('ana@lake.example');
  expect(csv).not.toContain('mailbox.example');
});

test('a list that cannot be fetched says so and offers another try', async () => {
  const { page: other, context } = await world.open('/calls');
  await other.route('**/trpc/**contacts.list**', (route) => route.abort());
  await other.evaluate(() => history.pushState({}, '', '/contacts'));
  await other
    .getByRole('alert')
    .getByText(/cannot be reached/)
    .waitFor({ timeout: 20_000 });
  await other.unroute('**/trpc/**contacts.list**');
  await other.getByRole('button', { name: 'Try again' }).click();
  await other.getByRole('grid', { name: 'Contacts' }).getByRole('row').nth(1).waitFor();
  await context.close();
}, 40_000);

test('an agent sees no campaign and no eraser, and keeps away from what is a colleague’s', async () => {
  const { user, password } = await world.api.users.invite.mutate({ email: 'agent@larkinvale.example', name: 'Abe Agent', role: 'agent' });
  const ana = await contact('ana@lake.example');
  const [admin] = (await world.api.users.list.query()).items.filter(({ role }) => role === 'admin');
  await world.api.contacts.change.mutate({ filter: { contactIds: [ana?.id ?? ''] }, change: { ownerId: admin?.id ?? null } });
  const { page: theirs, context } = await world.open(`/contacts/${ana?.id}`, { as: { email: user.email, password } });
  const about = theirs.getByRole('complementary', { name: 'Contact' });
  await about.getByRole('heading', { name: 'Ana Reyes' }).waitFor();
  expect(await about.getByLabel('Stage', { exact: true }).count()).toBe(0);
  expect(await about.getByRole('button', { name: 'Edit' }).count()).toBe(0);
  await about.getByRole('button', { name: 'Stop all mail' }).waitFor();
  await about.getByRole('button', { name: 'More' }).click();
  expect(await theirs.getByRole('menuitem').allTextContents()).not.toContain('Erase for good…');
  await context.close();
}, 40_000);

test('neither the list nor a contact has a fault of looks, however long a name is', async () => {
  const long = await contact('very.long.address');
  const found: string[] = [];
  for (const { width, dark } of LOOKS) {
    const look = await world.open('/contacts', { width, dark });
    await look.page.setViewportSize({ width, height: 1800 });
    for (const [path, sign] of [
      ['/contacts', '[role=grid] [role=row]:nth-child(2)'],
      [`/contacts/${long?.id}`, 'aside[aria-label=Contact] h2'],
    ] as const) {
      await go(look.page, [path, sign]);
      for (const fault of await looksOf(look.page, { width, dark })) found.push(`${width} ${dark} ${path}: ${fault}`);
    }
    await look.context.close();
  }
  expect(found).toEqual([]);
  expect(visit.consoleErrors).toEqual([]);
}, 120_000);
