import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { faultsOf, go, LOOKS, looksOf, type Screen } from './look-at.ts';
import { visit } from './open-browser.ts';
import { until } from './sign-in.ts';
import { rowOf, writtenIn } from './watch-page.ts';

/**
 * The app with something on it: by keyboard, on a phone, in the chosen theme. To axe come the screens that have no test of their
 * own looks; the others are looked at where they are worked with.
 */
let world: BrowserWorld;

const LEADS = ['Iris', 'Jon', 'Kaya'];
let screens: Record<string, Screen>;

beforeAll(async () => {
  world = await startBrowserWorld({ REHEARSAL_CUSTOMERS: 'on', REHEARSAL_SPEED: '0.001' });
  await world.api.settings.update.mutate({ ai: { holdSeconds: 600 } });
  for (const name of LEADS) {
    await world.api.rehearsal.receive.mutate({
      from: `${name.toLowerCase()}@example.com`,
      name,
      subject: `House for ${name}`,
      text: `Hello, I am looking for three bedrooms in Orchard Falls, up to $640,000. What could I see?\n\n${name}`,
    });
    await until(`the mail of ${name}`, async () => (await rows())[0]?.contactName === name);
  }
  await until('the drafts', async () => (await rows()).filter((row) => row.aiState === 'holding').length === LEADS.length);
  const [newest] = await rows();
  const { messages } = await world.api.inbox.thread.query({ threadId: newest?.id ?? '' });
  const [campaign] = (await world.api.campaigns.list.query({})).items;
  const [contact] = (await world.api.contacts.list.query({ search: 'iris@example.com' })).items;
  const thread = `/inbox/all/${newest?.id}`;
  screens = {
    inbox: ['/inbox/all', 'body:not(:has([data-message])) [data-thread]'],
    thread: [thread, '[data-draft=holding]'],
    why: [`${thread}?why=${messages[0]?.id}`, 'aside[aria-label=Why] h4'],
    contact: [`/contacts/${contact?.id}`, 'aside[aria-label=Contact] h2'],
    campaigns: ['/campaigns', 'h1:text-is("Campaigns")'],
    campaign: [`/campaigns/${campaign?.campaign.id}`, '[role=tab]:text-is("Audience")'],
    'new campaign': ['/campaigns/new', 'h1:text-is("New campaign")'],
    settings: ['/settings/team', 'main h2'],
    system: ['/system', 'h2:text-is("Jobs")'],
    rehearsal: ['/rehearsal', 'h2:text-is("The cast")'],
  };
}, 90_000);
afterAll(() => world.stop());

const rows = async () => (await world.api.inbox.list.query({ view: 'all' })).threads;

describe.each([...LOOKS])('$look', ({ width, dark }) => {
  test('axe finds nothing serious on these screens, nothing is cut off sideways, and the colours are those of the theme', async () => {
    const { page, context, consoleErrors } = await world.open('/inbox/all', { width, dark });
    // What has to be scrolled to has no colours for axe.
    await page.setViewportSize({ width, height: 1800 });
    const found: string[] = [];
    for (const [name, screen] of Object.entries(screens)) {
      await go(page, screen);
      for (const fault of await looksOf(page, { width, dark })) found.push(`${name}: ${fault}`);
    }
    expect(found).toEqual([]);
    expect(consoleErrors).toEqual([]);
    await context.close();
  }, 180_000);

  test('axe finds nothing serious at the door', async () => {
    const { page, context } = await visit(world.browser, world.server.url, { width, dark });
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await page.getByLabel('Email').fill('nobody@larkinvale.example');
    await page.getByLabel('Password').fill('not-the-password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    expect(await faultsOf(page, { dark })).toEqual([]);
    await context.close();
  }, 30_000);
});

test('a theme chosen by hand stands over that of the system, and survives a reload', async () => {
  const { page, context } = await world.open('/contacts');
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.getByRole('button', { name: 'Ada Larkin' }).click();
  await page.getByRole('menuitem', { name: 'Theme: Dark' }).click();
  await page.locator('html[data-theme=dark]').waitFor();
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.reload();
  await page.getByRole('heading', { name: 'Contacts', exact: true }).waitFor();
  expect(await paper()).toBe(dark);
  await context.close();
}, 30_000);

test('a contact says what the lead wants in the words of the inbox, each value with its quote', async () => {
  const { page, context } = await world.open(screens.contact?.[0] ?? '');
  const contact = page.getByRole('complementary', { name: 'Contact' });
  const fact = (name: string) => contact.locator('dl > div', { hasText: name });
  await fact('Budget up to').getByText('$640,000', { exact: true }).waitFor();
  await fact('Bedrooms, at least').getByText('“three bedrooms”').waitFor();
  await context.close();
}, 30_000);

test('on a phone one walks from the list to a thread, its draft, its lead and back', async () => {
  const { page, context } = await world.open('/inbox/all', { width: 390 });
  await rowOf(page, 'House for Iris').click();
  await page.locator('[data-draft=holding]').waitFor();
  expect(await rowOf(page, 'House for Iris').isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Show the lead' }).click();
  await page.getByRole('complementary', { name: 'The lead' }).getByText('Orchard Falls').first().waitFor();
  await page.getByRole('button', { name: 'Hide the lead' }).click();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await rowOf(page, 'House for Iris').waitFor();
  const bar = page.getByRole('navigation', { name: 'Main' });
  await bar.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'System' }).click();
  await page.getByRole('heading', { name: 'System', exact: true }).waitFor();
  await bar.getByRole('link', { name: 'Contacts' }).click();
  await page.getByRole('heading', { name: 'Contacts', exact: true }).waitFor();
  await context.close();
}, 60_000);

test('j and k walk the list, Enter opens, r writes, Escape leaves, w explains, / searches, ? tells the keys', async () => {
  const { page, context, consoleErrors } = await world.open('/inbox/all');
  await rowOf(page, 'House for Kaya').waitFor();
  const isOpen = (name: string) => page.getByRole('heading', { name: `House for ${name}`, exact: true }).waitFor();
  const press = (key: string) => page.keyboard.press(key);
  await press('Enter');
  await isOpen('Kaya');
  await press('j');
  await isOpen('Jon');
  await press('j');
  await isOpen('Iris');
  await press('j');
  await isOpen('Iris');
  await press('k');
  await isOpen('Jon');
  expect(await page.locator('[data-thread][aria-current]').textContent()).toContain('House for Jon');

  await press('r');
  await page.keyboard.type('jkt are letters here');
  expect(await writtenIn(page)).toBe('jkt are letters here');
  await isOpen('Jon');
  await press('Escape');
  await press('w');
  await page.getByRole('complementary', { name: 'Why' }).waitFor();
  await press('Escape');
  await page.getByRole('complementary', { name: 'The lead' }).waitFor();

  await press('/');
  await page.keyboard.type('iris');
  await rowOf(page, 'House for Jon').waitFor({ state: 'detached' });
  expect(await page.locator('#inbox-search').inputValue()).toBe('iris');
  await press('Escape');
  await press('?');
  await page.getByRole('dialog').getByText('Take over from the AI').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await press('j');
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await isOpen('Jon');
  expect(consoleErrors).toEqual([]);
  await context.close();
}, 60_000);

test('what is written and not sent survives a reload; t takes over, h hands back, e closes, and z takes it back', async () => {
  const [newest] = await rows();
  const { page, context } = await world.open(`/inbox/all/${newest?.id}`);
  await page.locator('[data-draft=holding]').waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type('Half a thought');
  await page.reload();
  await page.getByText('Half a thought').waitFor();
  await page.keyboard.press('t');
  await page.getByText('An AI draft was withdrawn').waitFor();
  await page.getByText('It is yours. The AI stands down.').waitFor();
  await page.keyboard.press('h');
  await page.locator('[data-draft=holding]').waitFor({ timeout: 30_000 });
  await page.keyboard.press('e');
  await until('the thread to be closed', async () => !(await rows()).some(({ id }) => id === newest?.id));
  await page.keyboard.press('z');
  // What is shown at once is asked of the server in its turn.
  await until('the thread to be open', async () => (await rows()).some(({ id }) => id === newest?.id));
  await context.close();
}, 60_000);

test('Tab reaches everything from the top, and what has the focus shows it', async () => {
  const { page, context } = await world.open('/inbox/all');
  await rowOf(page, 'House for Kaya').waitFor();
  const seen: string[] = [];
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press('Tab');
    const { words, outline } = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement) || focused === document.body) return { words: '', outline: '' };
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      return { words: focused.ariaLabel ?? focused.textContent ?? '', outline: outlineStyle === 'none' ? '0px' : outlineWidth };
    });
    if (words && outline === '0px') throw new Error(`no focus is seen on: ${words.slice(0, 80)}`);
    seen.push(words);
  }
  for (const words of ['Contacts', 'System', 'Search mail', 'House for Kaya']) expect(seen.some((one) => one.includes(words))).toBe(true);
  await context.close();
}, 60_000);
