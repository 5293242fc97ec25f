import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { LOOKS, looksOf } from './look-at.ts';
import type { Visit } from './open-browser.ts';
import { until } from './sign-in.ts';

/** The pane of the lead, worked in a browser: everything of it that a person changes, and every state of it. */
let world: BrowserWorld;
let opened: Visit;
let threadId: string;

beforeAll(async () => {
  world = await startBrowserWorld();
  const { api } = world;
  await api.settings.update.mutate({ ai: { holdSeconds: 600 } });
  await api.rehearsal.receive.mutate({
    from: 'iris@example.com',
    name: 'Iris Calloway',
    subject: 'House for Iris',
    text: 'Hello, I am looking for three bedrooms in Orchard Falls, up to $640,000. What could I see?\n\nIris Calloway',
  });
  const row = await until('the draft', async () =>
    (await api.inbox.list.query({ view: 'all' })).threads.find(
      ({ aiState, contactEmail }) => aiState === 'holding' && contactEmail === 'iris@example.com',
    ),
  );
  threadId = row.id;
  opened = await world.open(`/inbox/all/${threadId}`);
}, 90_000);
afterAll(() => world.stop());

const lead = () => opened.page.getByRole('complementary', { name: 'The lead' });
const contact = async () => (await world.api.inbox.thread.query({ threadId })).contact;

test('name, phone and language are corrected where they stand', async () => {
  await lead().getByRole('button', { name: 'Correct the contact' }).click();
  const form = lead().getByRole('form', { name: 'Correct the contact' });
  await form.getByLabel('Last name').fill('Calloway-Reyes');
  await form.getByLabel('Phone').fill('+1 207 555 0142');
  await form.getByLabel('Language').fill('es');
  await form.getByRole('button', { name: 'Keep' }).click();
  await lead().getByRole('heading', { name: 'Iris Calloway-Reyes' }).waitFor();
  await lead().getByText('Spanish').waitFor();
  expect(await contact()).toMatchObject({ lastName: 'Calloway-Reyes', mobilePhone: '+1 207 555 0142', preferredLanguage: 'es' });
}, 30_000);

test('what a colleague wrote there meanwhile is asked about, and what the AI filled in is told', async () => {
  const { page } = opened;
  const form = lead().getByRole('form', { name: 'Correct the contact' });
  const edit = (label: string, words: string) => form.getByLabel(label).fill(words);
  const contactId = (await contact())?.id ?? '';
  await world.api.contacts.update.mutate({ contactId, preferredLanguage: '' });
  await page.reload();
  await lead().getByRole('button', { name: 'Correct the contact' }).click();
  await edit('First name', 'Irene');
  await world.api.contacts.update.mutate({ contactId, firstName: 'Ira', preferredLanguage: 'es' });
  await form.getByRole('button', { name: 'Keep' }).click();
  const asks = page.getByRole('dialog', { name: 'Changed while you were editing' });
  await asks.getByText('Somebody changed this contact while you were editing it.').waitFor();
  expect(await asks.getByRole('list', { name: 'What is new' }).getByRole('listitem').allTextContents()).toEqual([
    ...['First nameNewerIraYoursIrene', 'LanguageNeweres'],
  ]);
  await asks.getByRole('button', { name: 'Go on editing' }).click();
  await edit('First name', 'Iris');
  await form.getByRole('button', { name: 'Keep' }).click();
  await asks.getByRole('button', { name: 'Save mine anyway' }).click();
  await lead().getByRole('heading', { name: 'Iris Calloway-Reyes' }).waitFor();
  expect(await contact()).toMatchObject({ firstName: 'Iris', preferredLanguage: 'es' });

  await world.api.contacts.update.mutate({ contactId, preferredLanguage: '' });
  await page.reload();
  await lead().getByRole('button', { name: 'Correct the contact' }).click();
  await edit('Phone', '+1 207 555 0143');
  await world.api.contacts.update.mutate({ contactId, preferredLanguage: 'es' });
  await form.getByRole('button', { name: 'Keep' }).click();
  await page.getByText('Saved. Filled in meanwhile: Language.').waitFor();
  expect(await contact()).toMatchObject({ mobilePhone: '+1 207 555 0143', preferredLanguage: 'es' });
}, 40_000);

test('stage, owner and tags change by a click, and a change can be taken back', async () => {
  const { page } = opened;
  const before = (await contact())?.stage;
  await lead()
    .getByRole('button', { name: /^Stage:/ })
    .click();
  await page.getByRole('menuitem', { name: 'Nurture' }).click();
  await until('the stage', async () => (await contact())?.stage === 'nurture');
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the stage before', async () => (await contact())?.stage === before);
  await lead()
    .getByRole('button', { name: /^Owner:/ })
    .click();
  await page.getByRole('menuitem', { name: 'Ada Larkin' }).click();
  await lead().getByRole('button', { name: 'Owner: Ada Larkin' }).waitFor();
  await lead().getByRole('button', { name: 'Tag', exact: true }).click();
  await lead().getByLabel('New tag').fill('harbour');
  await page.keyboard.press('Enter');
  await lead().getByRole('button', { name: 'Take the tag harbour off' }).waitFor();
  expect((await contact())?.tags).toEqual(['harbour']);
}, 40_000);

test('the score says what it is made of, and its parts add up to it', async () => {
  const { page } = opened;
  const ring = lead().getByRole('button', { name: /^Score \d+ of 100/ });
  const points = Number(await ring.textContent());
  expect(points).toBeGreaterThan(0);
  await ring.click();
  const made = page.getByRole('dialog', { name: 'What the score is made of' });
  const parts = await made.locator('dd').allTextContents();
  expect(parts.reduce((sum, words) => sum + Number.parseInt(words, 10), 0)).toBe(points);
  await page.keyboard.press('Escape');
}, 30_000);

test('what they want is corrected in place and stands as the agent’s word', async () => {
  const { page } = opened;
  const budget = lead().locator('dl > div', { hasText: 'Budget up to' });
  await budget.hover();
  await lead().getByRole('button', { name: 'Correct Budget up to' }).click();
  await budget.getByRole('textbox').fill('700000');
  await page.keyboard.press('Enter');
  await budget.getByText('$700,000').waitFor();
  await budget.focus();
  await budget.getByText('set by an agent').waitFor();
}, 30_000);

test('follow-ups are called off, and the reason stands there', async () => {
  // Nobody is followed up before we have spoken: the draft goes.
  const { messages } = await world.api.inbox.thread.query({ threadId });
  await world.api.inbox.sendNow.mutate({ messageId: messages.at(-1)?.id ?? '' });
  await lead().getByRole('button', { name: 'Cancel the follow-ups' }).click({ timeout: 30_000 });
  await lead().getByText('No follow-up: a person called them off.').waitFor();
  await lead().getByRole('button', { name: 'Follow up after all' }).click();
  await lead().getByText('Follow-up 1').waitFor();
}, 60_000);

test('a matching listing says why, and goes into the reply', async () => {
  const { page } = opened;
  // More money, more that they have not been shown.
  await world.api.contacts.setSlot.mutate({ contactId: (await contact())?.id ?? '', slot: 'budgetMax', value: 900_000 });
  const put = lead()
    .getByRole('button', { name: /^Put .+ into the reply$/ })
    .first();
  const [, address = ''] = /^Put (.+) into the reply$/.exec((await put.getAttribute('aria-label')) ?? '') ?? [];
  await put.click();
  await page.getByRole('list', { name: 'Sent with it' }).getByText(address).waitFor();
}, 30_000);

test('a call is booked from beside the conversation; a time taken meanwhile is said so, and another one is chosen', async () => {
  const { page } = opened;
  await lead().getByRole('button', { name: 'Book a call' }).click();
  const when = lead().locator('form select');
  await when.locator('option').nth(3).waitFor({ state: 'attached' });
  const slotId = (await when.locator('option').nth(1).getAttribute('value')) ?? '';
  await when.selectOption({ index: 1 });
  const other = await world.api.contacts.create.mutate({ email: 'quick@example.com', firstName: 'Quick' });
  await world.api.calls.book.mutate({ contactId: other.id, startsAt: new Date(slotId) });
  // Where the news of it comes before the click, there is nothing to click, and the words stand there already.
  const taken = lead().getByText('This time is not free any more');
  await Promise.any([lead().getByRole('button', { name: 'Book it' }).click(), taken.waitFor()]);
  await taken.waitFor();
  await when.selectOption({ index: 2 });
  await lead().getByRole('button', { name: 'Book it' }).click();
  await until('the call', async () => (await world.api.inbox.thread.query({ threadId })).calls.length === 1);
  await lead().getByRole('region', { name: 'Calls' }).getByText('Booked', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: /^Stage: Call scheduled/ }).count()).toBe(1);
}, 40_000);

test('what happened stands there as it happens, this conversation’s and another’s, and leads to all of it', async () => {
  const { page } = opened;
  const timeline = lead().getByRole('list', { name: 'Timeline' });
  await timeline.getByText('A call').first().waitFor();
  expect(await timeline.getByRole('listitem').count()).toBe(8);
  expect(await timeline.getByRole('link').count()).toBe(0);
  await world.api.contacts.addNote.mutate({ contactId: (await contact())?.id ?? '', text: 'Wants to see the garden first' });
  await timeline.getByText('Wants to see the garden first').waitFor({ timeout: 5000 });
  // Elsewhere they write about something else: nothing in this conversation tells of it.
  await world.api.rehearsal.receive.mutate({
    ...{ from: 'iris@example.com', name: 'Iris Calloway', subject: 'Your office hours' },
    text: 'When are you open on Saturdays?\n\nIris',
  });
  const other = timeline.getByRole('listitem').filter({ hasText: 'They wrote: Your office hours' });
  await other.getByRole('link', { name: 'Open that conversation' }).waitFor({ timeout: 5000 });
  expect(await timeline.getByRole('listitem').count()).toBe(8);
  await lead().getByRole('link', { name: 'Whole timeline' }).click();
  const whole = page.getByRole('complementary', { name: 'Contact' }).getByRole('list', { name: 'Timeline' });
  await whole.getByText('They wrote: House for Iris').waitFor();
  const [shown] = (await contact())?.listings ?? [];
  const { unparsedAddress } = await world.api.properties.byKey.query({ listingKey: shown?.listingKey ?? '' });
  await whole.getByText(`Was sent ${unparsedAddress}`).first().waitFor();
  await page.goBack();
  await timeline.waitFor();
}, 40_000);

test('a folded part stays folded after a reload', async () => {
  const { page, consoleErrors } = opened;
  const part = lead().getByRole('button', { name: 'What they want' });
  await part.click();
  await page.reload();
  await part.waitFor();
  expect(await part.getAttribute('aria-expanded')).toBe('false');
  await part.click();
  await lead().getByText('Budget up to').waitFor();
  expect(consoleErrors).toEqual([]);
}, 30_000);

describe.each([...LOOKS])('$look', ({ width, dark }) => {
  test('axe finds nothing serious, and nothing is cut off sideways', async () => {
    const { page, context, consoleErrors } = await world.open(`/inbox/all/${threadId}`, { width, dark });
    await page.setViewportSize({ width, height: 1800 });
    if (width < 1280) await page.getByRole('button', { name: 'Show the lead' }).click();
    await page.getByRole('complementary', { name: 'The lead' }).getByText('May we mail them').waitFor();
    expect(await looksOf(page, { width, dark })).toEqual([]);
    expect(consoleErrors).toEqual([]);
    await context.close();
  }, 40_000);
});
