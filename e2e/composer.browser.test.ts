import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { faultsOf, LOOKS, looksOf } from './look-at.ts';
import type { Visit } from './open-browser.ts';
import { until } from './sign-in.ts';
import { rowOf, writtenIn } from './watch-page.ts';

/** Writing to a customer and to colleagues, in one thread that nobody else answers. Each test continues the one before. */
let world: BrowserWorld;
let windows: Visit[];
let ada: Page;
let tom: Page;
let threadId: string;

const LEAD = {
  from: 'vera@example.com',
  name: 'Vera Lund',
  subject: 'Near the harbour',
  text: 'Do you have three bedrooms in Harbour?\n\nVera',
};
const press = (page: Page, ...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const sent = () => world.api.rehearsal.sentTo.query({ address: LEAD.from });
const view = () => world.api.inbox.thread.query({ threadId });
const keptIn = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('reply:')));
const option = (page: Page, words: string) => page.getByRole('listbox').getByRole('option').filter({ hasText: words }).first();

beforeAll(async () => {
  world = await startBrowserWorld({ AI_MODE: 'off' });
  await world.api.settings.update.mutate({ sending: { undoSeconds: 30 } });
  await world.api.templates.create.mutate({ name: 'Viewing', text: 'Which day suits you, {{ firstName }}?' });
  const { user, password } = await world.api.users.invite.mutate({ name: 'Tom Vale', email: 'tom@larkinvale.example', role: 'lead' });
  await world.api.rehearsal.receive.mutate(LEAD);
  threadId = (await until('the mail', async () => (await world.api.inbox.list.query({ view: 'all' })).threads[0])).id;
  windows = await Promise.all([
    world.open(`/inbox/all/${threadId}`),
    world.open('/inbox/needs_you', { as: { email: user.email, password } }),
  ]);
  [ada, tom] = windows.map(({ page }) => page) as [Page, Page];
}, 90_000);
afterAll(() => world?.stop());

test('what is typed before the editor is there stands in it, letter for letter', async () => {
  const { promise: go, resolve } = Promise.withResolvers<void>();
  await ada.route('**/assets/rich-editor*', async (route) => {
    await go;
    await route.continue();
  });
  // The thread is there, and its keys with it.
  await ada.getByRole('heading', { name: LEAD.subject }).waitFor();
  await ada.locator('[data-message]').first().waitFor();
  await press(ada, 'r');
  await ada.keyboard.type('Hello Vera, ');
  expect(await ada.locator('textarea#composer').count()).toBe(1);
  resolve();
  await ada.keyboard.type('this is typed on and on until the editor has come, ', { delay: 10 });
  await ada.locator('.composer').waitFor();
  await ada.keyboard.type('jk and still.');
  expect(await writtenIn(ada)).toBe('Hello Vera, this is typed on and on until the editor has come, jk and still.');
  await ada.getByRole('heading', { name: LEAD.subject }).waitFor();
}, 30_000);

test('a slash offers listings with their picture, times for a call and templates; keys alone put them in', async () => {
  await press(ada, 'Enter', 'Control+b');
  await ada.keyboard.type('Three');
  await press(ada, 'Control+b');
  await ada.keyboard.type(' of them:');
  await press(ada, 'Enter');
  await ada.keyboard.type('- one');
  await press(ada, 'Enter');
  await ada.keyboard.type('two');
  await press(ada, 'Enter', 'Enter');
  await ada.keyboard.type('/call');
  await option(ada, 'Offer 3 times').waitFor();
  await press(ada, 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'Enter');
  const times = ada.getByRole('button', { name: /^Do not offer / });
  await times.nth(2).waitFor();
  await times.first().click();
  await ada.locator('#composer').focus();
  await ada.keyboard.type('/pippin');
  await option(ada, 'Pippin Lane').locator('img').waitFor();
  expect(await ada.locator('#composer').getAttribute('aria-activedescendant')).toBeTruthy();
  expect(await faultsOf(ada)).toEqual([]);
  await press(ada, 'Enter');
  await ada.getByRole('list', { name: 'Sent with it' }).getByText('Pippin Lane').waitFor();
  await ada.keyboard.type('/view');
  await option(ada, 'Viewing').waitFor();
  await press(ada, 'Enter');
  await ada.getByText('Which day suits you, Vera?').waitFor();
  await ada.setInputFiles('input[type=file]', { name: 'Plan & more.txt', mimeType: 'text/plain', buffer: Buffer.from('the plan') });
  await ada.getByRole('button', { name: 'Remove Plan & more.txt' }).waitFor();
}, 60_000);

test('a draft survives a reload with its looks, its listings and its files', async () => {
  await ada.reload();
  await ada.locator('.composer strong', { hasText: 'Three' }).waitFor();
  await ada.locator('.composer li').nth(1).waitFor();
  expect(await ada.getByRole('button', { name: /^Do not offer / }).count()).toBe(2);
  // Kept in the browser for who wrote it, and for nobody else who signs in there.
  const { id } = await world.api.users.me.query();
  expect(await keptIn(ada)).toEqual([`reply:${id}:${threadId}`]);
  for (const words of ['Pippin Lane', 'Plan & more.txt']) await ada.getByRole('list', { name: 'Sent with it' }).getByText(words).waitFor();
}, 30_000);

test('taken back, the mail gives its words back; sent, it leaves as HTML and as plain text, with its file', async () => {
  await ada.locator('#composer').focus();
  await press(ada, 'Control+Enter');
  await ada.locator('[data-draft=holding]').getByRole('button', { name: 'Undo' }).click();
  await ada.locator('.composer strong', { hasText: 'Three' }).waitFor();
  expect(await ada.getByRole('button', { name: /^Do not offer / }).count()).toBe(2);
  expect(await sent()).toEqual([]);
  await ada.locator('#composer').focus();
  await press(ada, 'Control+Enter');
  await ada.locator('[data-draft=holding]').getByRole('button', { name: 'Send now' }).click();
  const mail = await until('the mail', async () => (await sent())[0]);
  expect(mail.text).toContain('\n\nThree of them:\n\n- one\n- two\n\n');
  expect(mail.text).toContain('Which day suits you, Vera?');
  expect(mail.text).toContain('Pippin Lane');
  expect(mail.text).not.toContain('**');
  const [reply] = (await view()).messages.filter(({ direction, delivery }) => direction === 'outbound' && delivery?.state !== 'voided');
  expect(reply?.html).toContain('<strong>Three</strong>');
  expect(mail.text).toContain('Times for a call');
  expect(reply?.offeredSlots).toHaveLength(2);
  // On Calls they stand as times that nobody has chosen yet.
  await tom.goto(`${world.server.url}/calls?week=${reply?.offeredSlots[0]?.startsAt.toISOString().slice(0, 10)}`);
  await tom.getByRole('region', { name: 'Week' }).getByRole('link', { name: LEAD.name }).first().waitFor();
  await tom.goto(`${world.server.url}/inbox/needs_you`);
  expect(reply?.attachments.map(({ fileName }) => fileName)).toEqual(['Plan & more.txt']);
  expect([await writtenIn(ada), await keptIn(ada)]).toEqual(['', []]);
  await ada.getByRole('list', { name: 'Attachments' }).getByText('Plan & more.txt').waitFor();
}, 60_000);

test('a note calls a colleague, who finds the thread under Needs you, opens it, and is called no more; the customer gets nothing', async () => {
  await ada.getByRole('button', { name: 'Note', exact: true }).click();
  await ada.locator('#composer').pressSequentially('She is kind. @to');
  await option(ada, 'Tom Vale').waitFor();
  await press(ada, 'Enter');
  await ada.keyboard.type('can you call her?');
  await press(ada, 'Control+Enter');
  await ada.locator('[data-note] .mention', { hasText: '@Tom Vale' }).waitFor();
  await rowOf(tom, LEAD.name).getByText('You were mentioned').waitFor();
  await rowOf(tom, LEAD.name).click();
  await tom.locator('[data-note]', { hasText: 'can you call her?' }).waitFor();
  await rowOf(tom, LEAD.name).waitFor({ state: 'detached' });
  expect(await sent()).toHaveLength(1);
  // Only who wrote it may change it.
  expect(await tom.getByRole('button', { name: 'Edit the note' }).count()).toBe(0);
  await ada.getByRole('button', { name: 'Edit the note' }).click({ force: true });
  await ada.getByLabel('Text of the note').fill('She is kind. I called her.');
  await ada.getByRole('button', { name: 'Save the note' }).first().click();
  await tom.locator('[data-note]', { hasText: 'I called her.' }).waitFor();
}, 60_000);

test('who writes is warned when a colleague answers meanwhile, and decides', async () => {
  await ada.getByRole('button', { name: 'Reply', exact: true }).click();
  await ada.locator('#composer').pressSequentially('My own answer');
  await tom.getByText('writes in this conversation now.').waitFor();
  await tom.getByRole('button', { name: 'Reply', exact: true }).click();
  await tom.locator('#composer').pressSequentially('Tom has answered.');
  await press(tom, 'Control+Enter');
  await tom.locator('[data-draft=holding]').getByRole('button', { name: 'Send now' }).click();
  await until('the mail of Tom', async () => (await sent()).length === 2);
  await ada.getByText('Tom has answered.').last().waitFor();
  await ada.getByRole('button', { name: 'I have read it' }).waitFor();
  await ada.locator('#composer').focus();
  await press(ada, 'Control+Enter');
  await ada.getByRole('alert').getByText('Tom Vale').waitFor();
  expect(await sent()).toHaveLength(2);
  await ada.getByRole('button', { name: 'Send anyway' }).click();
  await ada.locator('[data-draft=holding]').getByRole('button', { name: 'Send now' }).click();
  await until('the mail of Ada', async () => (await sent()).length === 3);
}, 60_000);

test('a draft that is open in two windows of one person leaves once: sent in one, it is gone from the other; the next words ask nothing', async () => {
  const before = (await sent()).length;
  await ada.locator('#composer').focus();
  await ada.locator('.composer').waitFor();
  await ada.keyboard.type('Saturday');
  const twin = (await windows[0]?.context.newPage()) as Page;
  await twin.goto(ada.url());
  await until('the draft in the other window', async () => (await writtenIn(twin)) === 'Saturday');
  await ada.keyboard.type(' at ten?');
  await press(ada, 'Control+Enter');
  await twin.locator('[data-draft=holding]').getByRole('button', { name: 'Send now' }).click();
  await until('the mail', async () => (await sent()).length === before + 1);
  await until('an empty composer', async () => (await writtenIn(twin)) === '');
  await twin.locator('#composer').focus();
  await press(twin, 'Control+Enter');
  expect(await twin.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true);

  for (const words of ['Bring boots.', 'And an umbrella.']) {
    await ada.locator('#composer').focus();
    await ada.keyboard.type(words);
    await press(ada, 'Control+Enter');
    await ada.locator('[data-draft=holding]', { hasText: words }).getByRole('button', { name: 'Send now' }).click();
  }
  await until('both', async () => (await sent()).length === before + 3);
  expect(await ada.getByRole('alert').count()).toBe(0);
  await twin.close();
}, 60_000);

test('a reply that is sent without a connection says that it waits, and leaves once when there is one', async () => {
  const before = (await sent()).length;
  await ada.locator('#composer').focus();
  await ada.keyboard.type('From the train.');
  await windows[0]?.context.setOffline(true);
  await ada.waitForFunction(() => !navigator.onLine);
  await press(ada, 'Control+Enter');
  await ada.getByRole('status').getByText('Not sent yet: there is no connection.').waitFor();
  await press(ada, 'Control+Enter');
  await windows[0]?.context.setOffline(false);
  await ada.locator('[data-draft=holding]', { hasText: 'From the train.' }).getByRole('button', { name: 'Send now' }).click();
  await until('the mail', async () => (await sent()).length === before + 1);
  expect(await writtenIn(ada)).toBe('');
}, 60_000);

test('who reads above is told of a new mail below, and a long thread folds its past to single lines', async () => {
  const { messages } = await view();
  const first = messages[0]?.messageId ?? '';
  for (let n = 1; n <= 5; n++)
    await world.api.rehearsal.receive.mutate({
      ...LEAD,
      text: `One more question, number ${n}.\n${'A line.\n'.repeat(20)}`,
      inReplyTo: first,
    });
  await until('the five', async () => (await view()).messages.some(({ visibleText }) => visibleText.includes('number 5.')));
  await ada.locator('[data-message]', { hasText: 'number 5.' }).waitFor({ timeout: 30_000 });
  await ada.getByRole('log').hover();
  await ada.mouse.wheel(0, -4000);
  await world.api.rehearsal.receive.mutate({ ...LEAD, text: 'The very last question.', inReplyTo: first });
  await ada.getByRole('button', { name: 'New mail below' }).click({ timeout: 30_000 });
  await until('the end', () => ada.locator('[data-message]', { hasText: 'The very last question.' }).last().isVisible());
  await ada.getByRole('button', { name: 'New mail below' }).waitFor({ state: 'detached' });
  await ada.reload();
  const folded = ada.locator('[data-folded]');
  await folded.first().waitFor();
  const before = await folded.count();
  expect(before).toBeGreaterThan(2);
  await folded.first().click();
  expect(await folded.count()).toBe(before - 1);
  await ada.locator('[data-message]', { hasText: 'three bedrooms in Harbour' }).waitFor();
}, 60_000);

test('one mail is shown as it was on the wire, is reached by its link, and begins a conversation of its own', async () => {
  const { messages } = await view();
  const asked = messages.find(({ visibleText }) => visibleText.startsWith('One more question, number 2.'));
  await ada.goto(`${world.server.url}/inbox/all/${threadId}?mail=${asked?.id}`);
  const mail = ada.locator(`#m-${asked?.id}`);
  await until('the linked mail in sight and in focus', () => mail.evaluate((element) => element === document.activeElement));
  await mail.getByRole('button', { name: 'More about this mail' }).click();
  await ada.getByRole('menuitem', { name: 'Show original' }).click();
  await ada.getByRole('dialog').getByText('In-Reply-To').waitFor();
  expect(await faultsOf(ada)).toEqual([]);
  await press(ada, 'Escape');
  await mail.getByRole('button', { name: 'More about this mail' }).click();
  await ada.getByRole('menuitem', { name: 'Split from here…' }).click();
  await ada.getByLabel('Subject of the new conversation').fill('The other matter');
  await ada.getByRole('button', { name: 'Split', exact: true }).click();
  await ada.getByRole('heading', { name: 'The other matter' }).waitFor();
  await rowOf(ada, LEAD.subject).waitFor();
  expect(windows.flatMap(({ consoleErrors }) => consoleErrors)).toEqual([]);
}, 60_000);

test.each([...LOOKS])(
  'the editor, a note and an open menu are right $look',
  async ({ width, dark }) => {
    const { page, context, consoleErrors } = await world.open(`/inbox/all/${threadId}`, { width, dark });
    await page.locator('[data-note]').waitFor();
    await page.locator('#composer').focus();
    await page.locator('.composer').waitFor();
    await page.keyboard.type('/');
    await option(page, 'Draft for me').waitFor();
    expect(await looksOf(page, { width, dark })).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Note', exact: true }).click();
    expect(await looksOf(page, { width, dark })).toEqual([]);
    expect(consoleErrors).toEqual([]);
    await context.close();
  },
  60_000,
);
