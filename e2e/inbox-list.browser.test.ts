import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { LOOKS, looksOf } from './look-at.ts';
import type { Visit } from './open-browser.ts';
import { until } from './sign-in.ts';
import { rowOf } from './watch-page.ts';

/** The left half of the inbox, with an admin and an agent. The AI is off: here the list is looked at, not what is written. */
let world: BrowserWorld;
let visit: Visit;
let page: Page;
let tom: { id: string; email: string; password: string };

const PEOPLE = ['Ana', 'Ben', 'Cora', 'Dev', 'Eli', 'Fay', 'Gus', 'Hana', 'Ivo', 'Jana', 'Kim', 'Leo', 'Mia', 'Nils', 'Ola', 'Pia'];
const mailOf = (name: string, text = `Hello, I am looking for three bedrooms.\n\n${name}`) => ({
  ...{ from: `${name.toLowerCase()}@example.com`, name, subject: `House for ${name}`, text },
});

beforeAll(async () => {
  world = await startBrowserWorld({ AI_MODE: 'off' });
  visit = await world.open('/inbox/all');
  page = visit.page;
}, 90_000);
afterAll(() => world.stop());

const receive = (name: string, text?: string) => world.api.rehearsal.receive.mutate(mailOf(name, text));
const threads = async (view: 'all' | 'snoozed' | 'closed' = 'all') => (await world.api.inbox.list.query({ view })).threads;
const threadOf = async (name: string) => (await threads()).find(({ contactName }) => contactName === name);
const row = (name: string, on = page) => rowOf(on, `House for ${name}`);
const countOf = (view: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: new RegExp(`^${view}( \\d+)?$`) });
/** As somebody does from whom the row was taken in the middle of a press: comes anew. */
const closeRow = (name: string) =>
  until(`the button of ${name}`, async () => {
    await page.mouse.move(0, 0);
    await row(name).hover();
    const close = page.getByRole('button', { name: `Close ${name}` });
    const isPressed = await close.click({ timeout: 2000 }).catch(() => false);
    return isPressed !== false;
  });
const press = (...keys: string[]) => keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());

test('an empty inbox says what will be here; a list that cannot be loaded says so, and how to go on', async () => {
  await page.getByText('No mail yet').waitFor();
  await page.route('**/trpc/*inbox.list*', (route) => route.abort());
  await page.getByRole('link', { name: 'Snoozed' }).first().click();
  await page.getByRole('status', { name: 'Loading' }).waitFor();
  await page.getByRole('alert').getByText('Openhouse cannot be reached').waitFor();
  await page.unroute('**/trpc/*inbox.list*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Nothing snoozed').waitFor();
  await page.getByRole('link', { name: /^All/ }).first().click();
}, 60_000);

test('mail arrives in its views, and their counts follow without a reload', async () => {
  for (const name of PEOPLE) await receive(name);
  for (const name of ['Ana', 'Pia']) await row(name).waitFor({ timeout: 45_000 });
  await until('the counts', async () => /16/.test((await countOf('All').textContent()) ?? ''));
  const ana = await threadOf('Ana');
  await world.api.inbox.assign.mutate({ threadId: ana?.id ?? '', userId: (await world.api.users.me.query()).id });
  await until('the count of Mine', async () => /1/.test((await countOf('Mine').textContent()) ?? ''));
  await row('Ana').getByText('Ada Larkin has this conversation').waitFor();
}, 60_000);

test('while one reads further down, what comes waits behind a pill and nothing moves', async () => {
  await page.setViewportSize({ width: 1440, height: 600 });
  await row('Pia').waitFor();
  const box = page.locator('ul[aria-label=Conversations]').locator('..');
  await box.evaluate((list) => list.scrollTo({ top: 300 }));
  const topOf = (name: string) => row(name).evaluate((link) => Math.round(link.getBoundingClientRect().top));
  await row('Hana').waitFor();
  const before = await topOf('Hana');
  for (const name of ['Quin', 'Rosa', 'Sven']) await receive(name);
  const pill = page.getByRole('button', { name: '3 new' });
  await pill.waitFor({ timeout: 45_000 });
  // A pixel is how rows of a fraction's height are rounded.
  expect(Math.abs((await topOf('Hana')) - before)).toBeLessThanOrEqual(1);
  // A thread further down answers and moves up: what is between moves down by one row, and is held again.
  await world.api.rehearsal.receive.mutate({ ...mailOf('Ana', 'Are you there?'), inReplyTo: await messageIdOf('Ana') });
  await page.getByRole('button', { name: '4 new' }).waitFor();
  expect(Math.abs((await topOf('Hana')) - before)).toBeLessThanOrEqual(1);
  await page.getByRole('button', { name: '4 new' }).click();
  await row('Sven').waitFor();
  await pill.waitFor({ state: 'detached' });
  // High enough for every row: from here on none is out of sight.
  await page.setViewportSize({ width: 1440, height: 1800 });
}, 60_000);

async function messageIdOf(name: string): Promise<string> {
  const thread = await threadOf(name);
  return (await world.api.inbox.thread.query({ threadId: thread?.id ?? '' })).messages[0]?.messageId ?? '';
}

test('filters stand in the address and as chips; the chip lets one go', async () => {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByLabel('Owner').selectOption({ label: 'Ada Larkin' });
  await page.keyboard.press('Escape');
  await row('Sven').waitFor({ state: 'detached' });
  await row('Ben').waitFor({ state: 'detached' });
  expect(await page.locator('[data-thread]').count()).toBe(1);
  expect(new URL(page.url()).searchParams.get('owner')).toMatch(/\w{8}/);
  await page.reload();
  await row('Ana').waitFor();
  expect(await page.locator('[data-thread]').count()).toBe(1);
  await page.getByRole('button', { name: 'Remove the filter Ada Larkin’s' }).click();
  await row('Ben').waitFor();
  expect(new URL(page.url()).searchParams.get('owner')).toBeNull();
});

test('a search marks its words where they stand, in a subject, a name or deep in a mail, and Escape leaves it', async () => {
  await receive('Tess', `${'We drove by last week. '.repeat(20)} The lighthouse cottage is what we dream of. <b>bold</b>`);
  await row('Tess').waitFor();
  await press('/');
  await page.keyboard.type('lighthouse cottage');
  await row('Ben').waitFor({ state: 'detached' });
  expect(await row('Tess').locator('mark').allTextContents()).toEqual(['lighthouse', 'cottage']);
  expect(await page.locator('[data-thread] b').count()).toBe(0);
  await page.getByLabel('Search mail').fill('tess');
  await row('Tess').locator('mark', { hasText: 'Tess' }).first().waitFor();
  await page.getByLabel('Search mail').fill('nothing has these words');
  await page.getByText('Nothing matches').waitFor();
  await page.getByText('Searched in all conversations, also those in Closed').waitFor();
  await page.getByRole('button', { name: 'Show everything in this view' }).click();
  await row('Ben').waitFor();
  await press('/');
  await page.keyboard.type('tess');
  await row('Ben').waitFor({ state: 'detached' });
  await press('Escape', 'Escape');
  await row('Ben').waitFor();
  expect(await page.getByLabel('Search mail').inputValue()).toBe('');
}, 60_000);

test('what is closed goes at once and comes back with z as it was, still new', async () => {
  await closeRow('Ben');
  await row('Ben').waitFor({ state: 'detached' });
  await until('the closing', async () => (await threads('closed')).length === 1);
  await press('z');
  await row('Ben').getByText('1 unread').waitFor();
  expect(await threads('closed')).toEqual([]);
}, 30_000);

test('a search says where it looked, and finds what is closed when it looks everywhere; the palette finds it too', async () => {
  const ben = await threadOf('Ben');
  await world.api.inbox.close.mutate({ threadId: ben?.id ?? '' });
  await page
    .getByRole('link', { name: /^Unassigned/ })
    .first()
    .click();
  await row('Cora').waitFor();
  await row('Ben').waitFor({ state: 'detached' });
  await page.getByLabel('Search mail').fill('ben');
  await page.getByText('Searched in Unassigned only, not in Closed.').waitFor();
  await page.getByRole('button', { name: 'Search everywhere' }).click();
  await row('Ben')
    .getByText(/^Closed/)
    .waitFor();
  expect(new URL(page.url()).pathname).toBe('/inbox/all');

  await press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find or do anything' });
  await palette.getByRole('combobox').fill('house for ben');
  await palette.getByText('Ben · closed').waitFor();
  await press('Escape');
  await palette.waitFor({ state: 'detached' });
  await page.getByLabel('Search mail').fill('');
  await world.api.inbox.reopen.mutate({ threadId: ben?.id ?? '', undo: true });
  await row('Ben').waitFor();
}, 60_000);

test('what the server refuses stands again where it was, and says why', async () => {
  await page.route('**/trpc/inbox.close*', (route) => route.abort());
  await closeRow('Ben');
  await page.getByText('Openhouse cannot be reached').first().waitFor();
  await row('Ben').waitFor();
  await page.unroute('**/trpc/inbox.close*');
}, 30_000);

test('what one points at keeps its buttons while the focus goes elsewhere, and a press on them counts', async () => {
  await row('Ben').hover();
  await row('Cora').focus();
  await page.getByRole('button', { name: 'Close Cora' }).waitFor();
  await page.getByRole('button', { name: 'Snooze Ben' }).click({ timeout: 5000 });
  await page.getByRole('dialog').getByText('Tomorrow at 9:00').waitFor();
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}, 30_000);

test('what is done without a connection is not said to be done: the row is back, and stays when the connection is', async () => {
  await row('Ben').hover();
  await visit.context.setOffline(true);
  await page.getByRole('button', { name: 'Close Ben' }).click();
  await page.getByText('Not done. Openhouse cannot be reached').first().waitFor();
  await row('Ben').waitFor();
  await until('no word of a closing', async () => (await page.getByText('Closed.', { exact: true }).count()) === 0, { seconds: 3 });
  await row('Ben').hover();
  await page.getByRole('button', { name: 'Snooze Ben' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Tomorrow at 9:00/ })
    .click();
  await row('Ben').waitFor();
  await visit.context.setOffline(false);
  await page.locator('[data-live=live]').waitFor({ state: 'attached' });
  await row('Ben').waitFor();
  expect([...(await threads('closed')), ...(await threads('snoozed'))]).toEqual([]);
  visit.consoleErrors.splice(0);
}, 30_000);

test('an open conversation and what is being written stay when the server cannot answer', async () => {
  await row('Ben').click();
  await page.locator('#composer').pressSequentially('Half a sentence');
  const writes = page.locator('#composer');
  await page.route('**/trpc/**', (route) => route.abort());
  const failed = page.waitForEvent('requestfailed');
  await page.evaluate(() => {
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
  });
  await failed;
  // As long as it takes to ask again and give up.
  await Bun.sleep(5000);
  expect(await page.getByRole('heading', { name: 'House for Ben', exact: true }).count()).toBe(1);
  await writes.getByText('Half a sentence').waitFor();
  await page.unroute('**/trpc/**');
  await writes.fill('');
  await page.goto(`${world.server.url}/inbox/all`);
  await row('Ben').waitFor();
  visit.consoleErrors.splice(0);
}, 30_000);

test('snoozed, a thread waits in its view, wakes when it is time, and then needs somebody', async () => {
  await row('Cora').hover();
  await page.getByRole('button', { name: 'Snooze Cora' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Tomorrow at 9:00/ })
    .click();
  await row('Cora').waitFor({ state: 'detached' });
  await page
    .getByText(/Snoozed until/)
    .first()
    .waitFor();
  await until('the snooze', async () => (await threads('snoozed')).length === 1);
  const [cora] = await threads('snoozed');
  await world.api.inbox.snooze.mutate({ threadId: cora?.id ?? '', until: new Date(Date.now() + 1000) });
  await until('its moment', async () => {
    // The timetable's own run may be the one that wakes it.
    await world.api.system.runJob.mutate({ name: 'wake-threads' });
    return (await threads('snoozed')).length === 0;
  });
  await row('Cora').getByText('1 unread').waitFor();
  await countOf('Needs you').getByText(/\d/).waitFor();
}, 30_000);

test('several are picked and closed in one go, and one undo gives all of them back', async () => {
  for (const name of ['Dev', 'Eli', 'Fay']) {
    await row(name).hover();
    await page.getByLabel(`Pick ${name}`).check();
  }
  const bar = page.getByRole('toolbar', { name: 'With the picked conversations' });
  await bar.getByText('3 picked').waitFor();
  await bar.getByRole('button', { name: 'Close' }).click();
  for (const name of ['Dev', 'Eli', 'Fay']) await row(name).waitFor({ state: 'detached' });
  await bar.waitFor({ state: 'detached' });
  await page.getByText('Closed: 3 conversations.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  for (const name of ['Dev', 'Eli', 'Fay']) await row(name).waitFor();
}, 30_000);

test('a lead assigns; the agent sees whose it is, and no button that would be refused', async () => {
  const invited = await world.api.users.invite.mutate({ name: 'Tom Vale', email: 'tom@larkinvale.example', role: 'agent' });
  tom = { id: invited.user.id, email: invited.user.email, password: invited.password };
  await row('Gus').click();
  await page.getByRole('button', { name: 'Assign (a)', exact: true }).waitFor();
  await press('a');
  await page.getByRole('dialog', { name: 'Assign' }).getByText('tom@larkinvale.example').waitFor();
  await page.keyboard.type('tom');
  await press('Enter');
  await page.getByText('Tom Vale has this conversation.').waitFor();
  await press('z');
  await page.getByText('Tom Vale has this conversation.').waitFor({ state: 'detached' });

  const other = await world.open('/inbox/all', { as: tom });
  await row('Ana', other.page).hover();
  for (const name of ['Close Ana', 'Snooze Ana', 'Assign Ana']) expect(await other.page.getByRole('button', { name }).count()).toBe(0);
  await row('Hana', other.page).hover();
  await other.page.getByRole('button', { name: 'Close Hana' }).waitFor();
  expect(await other.page.getByRole('button', { name: 'Assign Hana' }).count()).toBe(0);
  await row('Ana', other.page).click();
  await other.page.getByText('Ada Larkin has this conversation.').first().waitFor();
  for (const name of ['Take over', 'Close (e)', 'Snooze (s)', 'Assign (a)']) {
    expect([name, await other.page.getByRole('button', { name, exact: true }).count()]).toEqual([name, 0]);
  }
  expect(other.consoleErrors).toEqual([]);
  await other.context.close();
}, 60_000);

describe.each([...LOOKS])('$look', ({ width, dark }) => {
  test('with filters, picks, a search, long words and a thumb, nothing is amiss', async () => {
    if (width === 1440 && !dark) {
      const long = 'Wohnungsbesichtigungsterminvereinbarung'.repeat(4);
      await world.api.rehearsal.receive.mutate({ from: 'long@example.com', name: long, subject: `House for ${long}`, text: long });
    }
    const other = await world.open('/inbox/all?q=house&owner=nobody-of-ours', { width, dark });
    await other.page.getByText('Nothing matches').waitFor();
    expect(await looksOf(other.page, { width, dark })).toEqual([]);
    await other.page.getByRole('button', { name: /^Remove the filter/ }).click();
    await other.page.locator('[data-thread] mark').first().waitFor();
    await other.page.keyboard.press('x');
    await other.page.getByText('1 picked').waitFor();
    expect(await looksOf(other.page, { width, dark })).toEqual([]);
    await other.page.keyboard.press('s');
    await other.page.getByRole('dialog').waitFor();
    expect(await looksOf(other.page, { width, dark })).toEqual([]);
    expect(other.consoleErrors).toEqual([]);
    await other.context.close();
  }, 60_000);
});

test('of a name and what it stands for the name is cut last, and the head of a mail stands on one line', async () => {
  await world.api.rehearsal.receive.mutate({
    from: 'maximiliana@example.com',
    name: 'Maximiliana Oyelaran-Featherstone',
    subject: 'House for Maximiliana',
    text: 'Hello, I am looking for three bedrooms.',
  });
  await row('Maximiliana').waitFor();
  const { threads } = await world.api.inbox.list.query({ view: 'all', search: 'Maximiliana' });
  const contactId = threads[0]?.contactId ?? '';
  await world.api.contacts.setStage.mutate({ contactId, stage: 'under_contract' });
  await row('Maximiliana').getByText('Under contract').waitFor();
  const name = row('Maximiliana').getByText('Maximiliana Oyelaran-Featherstone', { exact: true });
  expect(await name.evaluate((words) => words.scrollWidth <= words.clientWidth)).toBe(true);
  await row('Maximiliana').click();
  const head = page.locator('article header').last();
  await head.waitFor();
  const centres = await head.evaluate((head) =>
    [...head.children].map((part) => part.getBoundingClientRect()).map(({ top, height }) => top + height / 2),
  );
  expect(centres.length).toBeGreaterThan(2);
  expect(Math.max(...centres) - Math.min(...centres)).toBeLessThanOrEqual(1);
}, 30_000);

test('nothing of all this left an error behind', () => expect(visit.consoleErrors).toEqual([]));
