import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { type BrowserWorld, shareBrowserWorld } from './browser-world.ts';
import { LOOKS, looksOf } from './look-at.ts';
import { type Visit, visit } from './open-browser.ts';
import { signIn, until } from './sign-in.ts';

/** The pipeline in a browser: leads by stage, moved by pointer, key and menu, taken back, and seen moving in another window. */
let world: BrowserWorld;
let here: Visit;
let there: Visit;
let agent: { email: string; password: string };

beforeAll(async () => {
  world = await shareBrowserWorld();
  await world.api.settings.update.mutate({ ai: { mode: 'off' } });
  const invited = await world.api.users.invite.mutate({ email: 'bo@larkinvale.example', name: 'Bo Vale', role: 'agent' });
  agent = { email: 'bo@larkinvale.example', password: invited.password };
  [here, there] = await Promise.all([world.open('/pipeline'), world.open('/pipeline')]);
}, 120_000);
afterAll(() => world.stop());

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const cards = (page: Page, name: string) => column(page, name).getByRole('article');
const card = (page: Page, stage: string, name: string) => column(page, stage).getByRole('article', { name, exact: true });
const nameOf = async (page: Page, stage: string, at: number) => (await cards(page, stage).nth(at).getAttribute('aria-label')) ?? '';
const countOf = async (page: Page, stage: string) => Number(/\d+/.exec((await column(page, stage).locator('h2').textContent()) ?? '')?.[0]);
const stageOf = async (name: string) => (await world.api.contacts.list.query({ search: name })).items[0]?.stage;

test('a lead dragged into another column is there at once, in the other window too, and Undo takes it back', async () => {
  await Promise.all([cards(here.page, 'New').first().waitFor(), cards(there.page, 'New').first().waitFor()]);
  const [name, before] = [await nameOf(here.page, 'New', 1), await countOf(here.page, 'Engaged')];
  await card(here.page, 'New', name).dragTo(column(here.page, 'Engaged'));
  await card(here.page, 'Engaged', name).waitFor();
  await card(there.page, 'Engaged', name).waitFor();
  await until('the totals', async () => (await countOf(there.page, 'Engaged')) === before + 1);
  await until('its stage', async () => (await stageOf(name)) === 'engaged');
  await here.page.getByRole('button', { name: 'Undo' }).click();
  await card(there.page, 'New', name).waitFor();
  expect(await countOf(here.page, 'Engaged')).toBe(before);
}, 60_000);

test('by keyboard alone: arrows walk the cards, Alt and an arrow move a lead and the focus goes along, m opens the stages', async () => {
  const { page } = here;
  const [first, second] = [await nameOf(page, 'Hot', 0), await nameOf(page, 'Hot', 1)];
  const focused = () => page.evaluate(() => document.activeElement?.closest('[data-card]')?.getAttribute('aria-label'));
  await card(page, 'Hot', first).getByRole('link').focus();
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(second);
  await page.keyboard.press('Alt+ArrowRight');
  await card(page, 'Call scheduled', second).waitFor();
  await until('the focus to follow', async () => (await focused()) === second);
  await until('its stage', async () => (await stageOf(second)) === 'call_scheduled');
  await page.keyboard.press('m');
  await page.getByRole('menuitem', { name: 'Under contract' }).press('Enter');
  await card(page, 'Under contract', second).waitFor();
  await until('its stage', async () => (await stageOf(second)) === 'under_contract');
  expect([here.consoleErrors, there.consoleErrors]).toEqual([[], []]);
}, 60_000);

test('a move that the server refuses goes back to where it was and says why; who may not move has no menu', async () => {
  const { page, context } = await visit(world.browser, `${world.server.url}/pipeline`, { as: agent });
  await cards(page, 'Nurture').first().waitFor();
  const name = await nameOf(page, 'Nurture', 0);
  await page.route('**/trpc/contacts.setStage**', (route) => route.abort());
  await card(page, 'Nurture', name)
    .getByRole('button', { name: `Move ${name}` })
    .click();
  await page.getByRole('menuitem', { name: 'Closed' }).click();
  await page.getByText('Openhouse cannot be reached').waitFor();
  await card(page, 'Nurture', name).waitFor();
  await context.close();

  const bo = await signIn(world.server.url, agent);
  const letter = { from: 'lena@example.com', name: 'Lena Moreau', subject: 'A house', text: 'Hello, I look for a house. Lena' };
  await world.api.rehearsal.receive.mutate(letter);
  // Read, though not answered: as long as nobody knows what she wants, she stands on another side of the board.
  const thread = await until('the mail, read', async () =>
    (await world.api.inbox.list.query({ view: 'all' })).threads.find(({ kind, contactEmail }) => kind && contactEmail === letter.from),
  );
  await world.api.inbox.takeOver.mutate({ threadId: thread.id });
  const contactId = thread.contactId ?? '';
  await expect(bo.contacts.setStage.mutate({ contactId, stage: 'hot' })).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
  const other = await visit(world.browser, `${world.server.url}/pipeline`, { as: agent });
  const lena = other.page.getByRole('article', { name: 'Lena Moreau', exact: true });
  await lena.getByText('Owner: Ada Larkin').waitFor({ state: 'attached' });
  expect(await lena.getByRole('button').count()).toBe(0);
  await other.context.close();
}, 60_000);

test('sides, owner and search narrow the board and stay in the address; an empty column says what it is for', async () => {
  const { page } = here;
  await page.getByRole('radio', { name: 'Sellers' }).click();
  await page.waitForURL(/side=sellers/);
  await column(page, 'New').getByText('hopes for').first().waitFor();
  await page.getByLabel('Search the pipeline').fill('nobody of this name');
  await column(page, 'Hot').getByText('Who is ready to talk').waitFor();
  expect(await countOf(page, 'Hot')).toBe(0);
  await page.getByLabel('Search the pipeline').fill('');
  await page.getByRole('combobox', { name: 'Owner' }).click();
  await page.getByRole('option', { name: 'Mine' }).click();
  await page.waitForURL(/owner=/);
  await column(page, 'Engaged').getByText('Who answers us').waitFor();
}, 60_000);

test('says what is wrong when it cannot be read, and loads on asking', async () => {
  const { page, context } = await world.open('/inbox/all');
  const asked = /\/trpc\/[^?]*pipeline\./;
  await page.route(asked, (route) => route.abort());
  await page.evaluate(() => history.pushState({}, '', '/pipeline'));
  await page.getByRole('alert').first().waitFor();
  await page.unroute(asked);
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await cards(page, 'New').first().waitFor();
  await context.close();
}, 60_000);

test.each([...LOOKS])(
  'axe finds nothing serious and nothing is cut off: $look',
  async ({ width, dark }) => {
    const { page, context, consoleErrors } = await world.open('/pipeline?stage=nurture', { width, dark });
    await cards(page, 'Nurture').nth(3).waitFor();
    expect(await cards(page, 'New').count()).toBe(width < 600 ? 0 : 20);
    expect(await looksOf(page, { width, dark })).toEqual([]);
    expect(consoleErrors).toEqual([]);
    await context.close();
  },
  60_000,
);
