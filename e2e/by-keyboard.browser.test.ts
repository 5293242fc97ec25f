import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import type { Visit } from './open-browser.ts';
import { until } from './sign-in.ts';
import { rowOf } from './watch-page.ts';

/** A day at the inbox with the mouse unplugged: not one click in this file. Each test continues the one before. */
let world: BrowserWorld;
let visit: Visit;
let page: Page;

const NAMES = ['Iris', 'Jon', 'Kaya', 'Lena'];

beforeAll(async () => {
  world = await startBrowserWorld({ AI_MODE: 'off' });
  await world.api.settings.update.mutate({ sending: { undoSeconds: 0 } });
  await world.api.users.invite.mutate({ name: 'Tom Vale', email: 'tom@larkinvale.example', role: 'agent' });
  visit = await world.open('/inbox/all');
  page = visit.page;
  for (const name of NAMES) {
    const from = `${name.toLowerCase()}@example.com`;
    await world.api.rehearsal.receive.mutate({
      from,
      name,
      subject: `House for ${name}`,
      text: `Hello, three bedrooms please.\n\n${name}`,
    });
    await rowOf(page, `House for ${name}`).waitFor();
  }
}, 90_000);
afterAll(() => world.stop());

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const row = (name: string) => rowOf(page, `House for ${name}`);
const opened = (name: string) => page.getByRole('heading', { name: `House for ${name}`, exact: true }).waitFor();
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
const sentTo = (name: string) => world.api.rehearsal.sentTo.query({ address: `${name.toLowerCase()}@example.com` });

test('j and k walk the list, and what they stand on has the focus; Enter opens and reads it', async () => {
  await press('j');
  await until('the first row', async () => (await focused()).includes('House for Lena'));
  await press('j', 'j', 'k');
  await until('the second row', async () => (await focused()).includes('House for Kaya'));
  await press('Enter');
  await opened('Kaya');
  await row('Kaya').getByText('1 unread').waitFor({ state: 'detached' });
});

test('what opens by a key gives the focus back to the row one stands on', async () => {
  await press('Escape');
  await until('the row that stood open', async () => (await focused()).includes('House for Kaya'));
  for (const [keys, dialog] of [
    ['?', 'Keys'],
    ['Control+k', 'Find or do anything'],
    ['s', 'Snooze'],
    ['a', 'Assign'],
  ] as const) {
    await press(keys);
    await page.getByRole('dialog', { name: dialog }).waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await until(`the focus after ${dialog}`, async () => (await focused()).includes('House for Kaya'));
  }
  await press('Control+k');
  await page.keyboard.type('snooze this');
  await page.getByRole('option', { name: /Snooze this conversation/ }).waitFor();
  await press('Enter');
  await page.getByRole('dialog', { name: 'Snooze' }).waitFor();
  await press('Escape');
  await until('the focus after a dialog out of the palette', async () => (await focused()).includes('House for Kaya'));
}, 30_000);

test('with one open, j and k take the focus along, so that Enter does not lead back', async () => {
  await press('Enter');
  await opened('Kaya');
  await press('j');
  await opened('Jon');
  await until('the focus on the open row', async () => (await focused()).includes('House for Jon'));
  await press('Enter');
  await Bun.sleep(300);
  await opened('Jon');
  await press('k');
  await opened('Kaya');
  await until('the focus back', async () => (await focused()).includes('House for Kaya'));
}, 30_000);

test('e in the list leaves the cursor on the next row, which a second e closes, and z brings it back', async () => {
  await press('Escape');
  await until('the row that stood open', async () => (await focused()).includes('House for Kaya'));
  await press('e');
  await row('Kaya').waitFor({ state: 'detached' });
  await until('the next row', async () => (await focused()).includes('House for Jon'));
  await press('e');
  await row('Jon').waitFor({ state: 'detached' });
  await until('the next row', async () => (await focused()).includes('House for Iris'));
  await press('z');
  await row('Jon').waitFor();
  await until('the row that is back', async () => (await focused()).includes('House for Jon'));
  const closed = (await world.api.inbox.list.query({ view: 'closed' })).threads;
  for (const { id } of closed) await world.api.inbox.reopen.mutate({ threadId: id });
  await row('Kaya').waitFor();
  await press('k', 'Enter');
  await opened('Kaya');
}, 30_000);

test('/ finds, Enter in the list opens what was found, Escape leaves step by step', async () => {
  await press('/');
  await page.keyboard.type('iris');
  await row('Jon').waitFor({ state: 'detached' });
  await row('Iris').locator('mark').first().waitFor();
  await press('Escape', 'Escape');
  await page.getByText('need you').or(page.getByText('Nothing needs you right now')).first().waitFor();
  await press('j');
  await until('the row that was found', async () => (await focused()).includes('House for Iris'));
  await press('Enter');
  await opened('Iris');
  await press('Escape', 'Escape');
  await row('Jon').waitFor();
});

test('Enter in the search leads to the first it finds, however soon it is pressed', async () => {
  await press('/');
  await page.keyboard.type('jon');
  await press('Enter');
  await until('the row that was found', async () => (await focused()).includes('House for Jon'));
  await press('Enter');
  await opened('Jon');
  await press('Escape', 'Escape');
  await row('Iris').waitFor();
  await press('/');
  await page.keyboard.type('nobody of that name');
  await press('Enter');
  await page.getByText('Nothing matches').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('inbox-search');
  await press('Control+a', 'Backspace', 'Escape');
  await row('Iris').waitFor();
}, 30_000);

test('r writes, ⌘Enter sends, and the thread is mine', async () => {
  await press('Home');
  await press('k', 'k', 'k', 'k', 'j', 'j', 'Enter');
  await opened('Jon');
  await press('r');
  await page.keyboard.type('Hello Jon, when may I show you two houses?');
  await press('Control+Enter');
  await until('the mail', async () => (await sentTo('Jon')).length === 1);
  expect((await sentTo('Jon'))[0]?.text).toContain('when may I show you two houses?');
  await page.getByText('You have this conversation.').waitFor();
}, 60_000);

test('after ⌘Enter the keys mean the conversation again: z takes the mail back and its words stand there to be written on', async () => {
  await world.api.settings.update.mutate({ sending: { undoSeconds: 10 } });
  await press('r');
  await page.keyboard.type('Shall we say Friday?');
  await press('Control+Enter');
  const held = page.locator('[data-draft=holding]');
  const offer = page.locator('[data-sonner-toast]').getByText('On its way to Jon.');
  await held.waitFor();
  await until('the focus on what was sent', () => held.evaluate((card) => card === document.activeElement));
  await press('z');
  await held.waitFor({ state: 'detached' });
  await until('the words with the focus', async () => (await focused()) === 'Shall we say Friday?');
  await page.keyboard.type('!');
  expect(await page.locator('#composer').textContent()).toContain('Friday?');
  await offer.waitFor({ state: 'detached' });
  // The same by the button below the mail: what offered it in passing goes with it.
  await press('Control+Enter');
  await until('the focus on what was sent', () => held.evaluate((card) => card === document.activeElement));
  await offer.waitFor();
  await press('Tab', 'Tab', 'Tab');
  await until('Undo', async () => (await focused()).trim() === 'Undo');
  await press('Enter');
  await held.waitFor({ state: 'detached' });
  await offer.waitFor({ state: 'detached', timeout: 5000 });
  await until('the words with the focus', async () => (await focused()).includes('Shall we say Friday?'));
  await press('Control+a', 'Backspace', 'Escape');
  expect((await sentTo('Jon')).length).toBe(1);
  await world.api.settings.update.mutate({ sending: { undoSeconds: 0 } });
}, 60_000);

test('n notes for colleagues, and r after it writes to the customer again', async () => {
  await press('n');
  await page.keyboard.type('Ask them about the garden.');
  await press('Control+Enter');
  await page.getByRole('log').getByText('Ask them about the garden.').waitFor();
  await press('Escape', 'r');
  await page.keyboard.type('Hello');
  await until('the reply', async () => (await page.getByRole('textbox', { name: 'Reply' }).textContent())?.trim() === 'Hello');
  await press('Control+a', 'Backspace', 'Escape');
}, 30_000);

test('h hands back and t takes over', async () => {
  await press('h');
  await page.getByText('Handed back.').waitFor();
  await page.getByText('You have this conversation.').waitFor({ state: 'detached' });
  await press('t');
  await page.getByText('You have this conversation.').waitFor();
}, 30_000);

test('a assigns: typed, chosen with Enter, and undone with z', async () => {
  await press('a');
  await page.getByRole('dialog', { name: 'Assign' }).waitFor();
  await page.getByRole('option', { name: /Tom Vale/ }).waitFor();
  await page.keyboard.type('tom');
  await press('Enter');
  await page.getByText('Tom Vale has this conversation.').waitFor();
  await press('z');
  await page.getByText('You have this conversation.').waitFor();
}, 30_000);

test('s snoozes: arrows choose; the thread leaves the list and says until when', async () => {
  await press('s');
  await page.getByRole('dialog', { name: 'Snooze' }).waitFor();
  await press('ArrowDown', 'Enter');
  await row('Jon').waitFor({ state: 'detached' });
  await page.getByRole('status').getByText('A new mail brings it back sooner').waitFor();
  await press('z');
  await row('Jon').waitFor();
}, 30_000);

test('e, z, e pressed faster than the server answers leave it closed', async () => {
  const deeds = /\/trpc\/inbox\.(close|reopen)/;
  const asked = Promise.withResolvers<void>();
  let answered = 0;
  page.on('response', (response) => {
    if (deeds.test(response.url())) answered++;
  });
  await page.route(deeds, async (route) => {
    await asked.promise;
    await route.continue();
  });
  await press('e');
  await row('Jon').waitFor({ state: 'detached' });
  await press('z');
  // The list will have it again with the second answer, the conversation says it is open before the first.
  await opened('Jon');
  await page.getByRole('button', { name: 'Close (e)' }).waitFor();
  await press('e');
  asked.resolve();
  await until('three answers, one after the other', async () => answered === 3);
  // What the last of them brings with it.
  await Bun.sleep(1000);
  const closed = await world.api.inbox.list.query({ view: 'closed' });
  expect(closed.threads.map(({ subject }) => subject)).toEqual(['House for Jon']);
  expect(await row('Jon').count()).toBe(0);
  await page.unroute(deeds);
  await press('z');
  await row('Jon').waitFor();
}, 30_000);

test('e closes and goes on to the next one, which a second e closes; z takes it back and shows it, u makes new again', async () => {
  await opened('Jon');
  await press('e');
  await row('Jon').waitFor({ state: 'detached' });
  await opened('Lena');
  await press('e');
  await row('Lena').waitFor({ state: 'detached' });
  await until('both closed', async () => (await world.api.inbox.list.query({ view: 'closed' })).threads.length === 2);
  await press('z');
  await row('Lena').waitFor();
  await opened('Lena');
  const closed = (await world.api.inbox.list.query({ view: 'closed' })).threads.filter(({ subject }) => subject === 'House for Jon');
  for (const { id } of closed) await world.api.inbox.reopen.mutate({ threadId: id });
  await row('Jon').waitFor();
  await press('k');
  await opened('Jon');
  await press('u');
  await row('Jon').getByText('1 unread').waitFor();
  await page.getByRole('heading', { name: 'House for Jon', exact: true }).waitFor({ state: 'detached' });
}, 30_000);

const place = () => page.evaluate(() => document.activeElement?.closest('[data-thread], [aria-label]')?.getAttribute('aria-label') ?? '');
const isOn = (name: string) => until(`the focus on ${name}`, async () => (await focused()).includes(`House for ${name}`), { seconds: 5 });

test('what closes takes no focus along: from within a conversation it goes to a row, and there is none that it could be lost from', async () => {
  for (const name of NAMES) await row(name).waitFor();
  await press('Escape', 'Home', 'k', 'k', 'k', 'k', 'Enter');
  const order = await page
    .locator('[data-thread]')
    .evaluateAll((rows) => rows.map((row) => /House for (\w+)/.exec(row.textContent)?.[1] ?? ''));
  const [first = '', second = ''] = order;
  await opened(first);
  await page.getByRole('button', { name: 'Close (e)' }).waitFor();
  const within = page.getByRole('button', { name: 'Conversation', exact: true }).or(page.getByRole('log').getByRole('button')).first();
  await within.focus();
  await press('e');
  await opened(second);
  await isOn(second);
  // Escape in the composer leaves it for the conversation, and another for the row.
  await press('r', 'Escape');
  await until('the conversation', async () => (await place()) === 'Conversation');
  await press('Escape');
  await isOn(second);
  // The way of the browser, out and in again.
  await press('Enter');
  await opened(second);
  await within.focus();
  await page.goBack();
  await page.getByRole('heading', { name: `House for ${second}`, exact: true }).waitFor({ state: 'detached' });
  await isOn(second);
  // The last of a list leaves no row to stand on: the list itself has it.
  const rest = order.slice(1);
  await press('Enter');
  for (const name of rest) {
    await opened(name);
    await within.focus();
    await press('e');
    await row(name).waitFor({ state: 'detached' });
  }
  await until('the list', async () => (await place()) === 'Conversations', { seconds: 5 });
  await press('z');
  await isOn(rest.at(-1) ?? '');
  await press('Escape');
  const closed = (await world.api.inbox.list.query({ view: 'closed' })).threads;
  for (const { id } of closed) await world.api.inbox.reopen.mutate({ threadId: id });
  await row(first).waitFor();
  await press('k', 'k', 'k', 'k');
}, 60_000);

test('on a phone, where a conversation covers the list, the focus goes to what is to be seen', async () => {
  const phone = await world.open('/inbox/all', { width: 390 });
  const isIn = (name: string) => () => phone.page.evaluate((label) => document.activeElement?.getAttribute('aria-label') === label, name);
  await rowOf(phone.page, 'House for Iris').focus();
  await phone.page.keyboard.press('Enter');
  await phone.page.getByRole('heading', { name: 'House for Iris', exact: true }).waitFor();
  await until('the conversation', isIn('Conversation'));
  await phone.page.getByRole('button', { name: 'Back to the list' }).press('Enter');
  await until('the row', () => rowOf(phone.page, 'House for Iris').evaluate((row) => row === document.activeElement));
  await phone.context.close();
}, 30_000);

test('x picks several, and e closes them together', async () => {
  await press('x', 'j', 'x');
  await page.getByText('2 picked').waitFor();
  await press('e');
  await page.getByText('Closed: 2 conversations.').waitFor();
  await until('both closed', async () => (await world.api.inbox.list.query({ view: 'closed' })).threads.length === 2);
  await press('z');
  await until('both back', async () => (await world.api.inbox.list.query({ view: 'closed' })).threads.length === 0);
}, 30_000);

test('? tells every key that works here, and ⌘K does the same by name', async () => {
  await press('Enter', '?');
  const help = page.getByRole('dialog');
  for (const words of ['Next conversation', 'Take over from the AI', 'Snooze this conversation', 'Take back what was just done']) {
    await help.getByText(words).first().waitFor();
  }
  const keys = await help.locator('dt').allInnerTexts();
  expect(keys.filter((key) => key === 'Z')).toHaveLength(1);
  await press('Escape');
  await help.waitFor({ state: 'detached' });
  await press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await page.keyboard.type('snooze this');
  await page.getByRole('option', { name: /Snooze this conversation/ }).waitFor();
  await press('Enter');
  await page.getByRole('dialog', { name: 'Snooze' }).waitFor();
  await press('Escape');
  expect(visit.consoleErrors).toEqual([]);
}, 30_000);

test('a button of a row gives the focus back to its row, and where that leaves the list, to the one in its place', async () => {
  const { page: other, context } = await world.open('/inbox/all');
  const rows = other.locator('[data-thread]');
  await rows.nth(1).waitFor();
  const ids = await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.thread));
  const hasFocus = (id: string | undefined) => until(`the focus on ${id}`, () => other.locator(`[data-thread="${id}"]:focus`).count());
  const button = (name: RegExp) => other.getByRole('list', { name: 'Conversations' }).locator('li').first().getByRole('button', { name });
  await rows.first().focus();
  await button(/^Snooze/).press('Enter');
  await other.getByRole('dialog', { name: 'Snooze' }).waitFor();
  await other.keyboard.press('Escape');
  await hasFocus(ids[0]);
  await button(/^Snooze/).press('Enter');
  await other.getByRole('button', { name: /^Tomorrow/ }).press('Enter');
  await hasFocus(ids[1]);
  await button(/^Close/).press('Enter');
  await hasFocus(ids[2]);
  await context.close();
}, 40_000);
