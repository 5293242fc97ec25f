import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { type BrowserWorld, shareBrowserWorld } from './browser-world.ts';
import type { Visit } from './open-browser.ts';
import { until } from './sign-in.ts';
import { rowOf } from './watch-page.ts';

/** What a person can do with an answer of the AI that has not left. The hold is so long that nothing leaves by itself. */
let world: BrowserWorld;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  world = await shareBrowserWorld();
  await world.api.settings.update.mutate({ ai: { holdSeconds: 600 }, sending: { undoSeconds: 2 } });
  visit = await world.open('/inbox/all');
  page = visit.page;
  // All at once: while a test looks at one answer, the next ones are being written.
  for (const name of ['Una', 'Ben', 'Cleo', 'Fay']) await write(name);
  // Of another kind than the others: a correction is an example for mails like it.
  await write('Dan', 'Do you have an apartment to rent in Mill Hill, two bedrooms, from next month?');
  // A row that comes while another is clicked moves it from under the click.
  for (const name of ['Una', 'Ben', 'Cleo', 'Fay', 'Dan']) await rowOf(page, `House for ${name}`).waitFor();
}, 90_000);
afterAll(() => world.stop());

const addressOf = (name: string) => `${name.toLowerCase()}@example.com`;
const sentTo = (name: string) => world.api.rehearsal.sentTo.query({ address: addressOf(name) });

const WISH = 'Hello, I am looking for three bedrooms in Orchard Falls, up to $640,000. What could I see?';
async function write(name: string, wish = WISH): Promise<void> {
  const letter = { from: addressOf(name), name, subject: `House for ${name}`, text: `${wish}\n\n${name}` };
  await world.api.rehearsal.receive.mutate(letter);
}

/** Opens the thread of a customer and waits for its draft. */
async function draftFor(name: string, state: 'holding' | 'review') {
  await rowOf(page, `House for ${name}`).click();
  await page.getByRole('heading', { name: `House for ${name}` }).waitFor();
  const draft = page.locator(`[data-draft=${state}]`);
  await draft.waitFor({ timeout: 30_000 });
  return draft;
}

test('Send now ends the countdown: the mail leaves at once', async () => {
  const draft = await draftFor('Una', 'holding');
  await draft.getByText(/Sends in (9:[345]\d|10:00)/).waitFor();
  await draft.getByRole('button', { name: 'Send now' }).click();
  await page.locator('[data-delivery=accepted], [data-delivery=confirmed]').waitFor();
  expect(await sentTo('Una')).toHaveLength(1);
}, 60_000);

test('the focus stays with an answer that leaves under it', async () => {
  await world.api.rehearsal.receive.mutate({ from: addressOf('Gil'), name: 'Gil', subject: 'House for Gil', text: WISH });
  await rowOf(page, 'House for Gil').waitFor();
  const draft = await draftFor('Gil', 'holding');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-message') ?? document.activeElement?.id);
  const draftId = (await draft.getAttribute('id'))?.slice(2) ?? '';
  // Out of the editor it falls to the answer.
  await draft.getByRole('button', { name: 'Edit' }).press('Enter');
  await page.getByLabel('Text of the draft').press('Escape');
  await until('the focus on the answer', async () => (await focused()) === `m-${draftId}`);
  await page.getByRole('button', { name: 'Approve and send' }).press('Enter');
  await page.locator('[data-delivery=accepted], [data-delivery=confirmed]').waitFor();
  await until('the focus on the mail that left', async () => (await focused()) === draftId, { seconds: 5 });

  await world.api.rehearsal.receive.mutate({ from: addressOf('Hal'), name: 'Hal', subject: 'House for Hal', text: WISH });
  await rowOf(page, 'House for Hal').waitFor();
  await draftFor('Hal', 'holding');
  await page.locator('[data-draft]').focus();
  const threadId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const { messages } = await world.api.inbox.thread.query({ threadId });
  // A colleague, or its moment, sends it.
  await world.api.inbox.sendNow.mutate({ messageId: messages.find(({ delivery }) => delivery)?.id ?? '' });
  await page.locator('[data-delivery=accepted], [data-delivery=confirmed]').waitFor();
  expect(await focused()).toBe(messages.find(({ delivery }) => delivery)?.id);
}, 90_000);

test('an answer waits from the moment somebody edits it, also after Cancel, and leaves in their words when they say so', async () => {
  const held = await draftFor('Ben', 'holding');
  await held.getByRole('button', { name: 'Edit' }).click();
  const draft = page.locator('[data-draft=review]');
  await draft.getByText('It waits for you').waitFor();
  const words = draft.getByLabel('Text of the draft');
  expect(await words.inputValue()).toContain('Ben');
  await draft.getByRole('button', { name: 'Cancel' }).click();
  await draft.getByText('Waits for your approval').waitFor();

  await draft.getByRole('button', { name: 'Edit' }).click();
  await words.fill('Hello Ben,\n\nthis text was written by a person instead.');
  // Another thread is looked at in between: what was typed is there again.
  await rowOf(page, 'House for Una').click();
  await page.getByRole('heading', { name: 'House for Una' }).waitFor();
  await rowOf(page, 'House for Ben').click();
  expect(await words.inputValue()).toContain('written by a person');
  await draft.getByRole('button', { name: 'Save the draft' }).click();
  await draft.getByText('this text was written by a person instead.').waitFor();
  expect(await sentTo('Ben')).toEqual([]);
  await draft.getByRole('button', { name: 'Approve and send' }).click();
  await until('the mail', async () => (await sentTo('Ben')).length === 1);
  const [mail] = await sentTo('Ben');
  expect(mail?.text).toContain('this text was written by a person instead.');
  expect(mail?.text).not.toContain('Orchard Falls');
}, 60_000);

test('what was typed into an answer that left meanwhile is kept in the reply box, and one is told', async () => {
  const draft = await draftFor('Fay', 'holding');
  await draft.getByRole('button', { name: 'Edit' }).click();
  const waiting = page.locator('[data-draft=review]');
  await waiting.getByLabel('Text of the draft').fill('Hello Fay, my own words.');
  const threadId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const { messages } = await world.api.inbox.thread.query({ threadId });
  const answer = messages.find(({ delivery }) => delivery?.state === 'review');
  await world.api.inbox.sendNow.mutate({ messageId: answer?.id ?? '' });
  await page.getByText('Your words are kept in the reply box').waitFor();
  await page.getByLabel('Reply', { exact: true }).getByText('Hello Fay, my own words.').waitFor();
  expect(await page.locator('[data-draft]').count()).toBe(0);
}, 60_000);

test('a discarded draft is gone from the conversation, and nothing is sent', async () => {
  const draft = await draftFor('Cleo', 'holding');
  await draft.getByRole('button', { name: 'Discard' }).press('Enter');
  await page.getByText('An AI draft was withdrawn').waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await until('the focus on the conversation', async () => (await focused()) === 'Conversation', { seconds: 5 });
  expect(await page.locator('[data-draft]').count()).toBe(0);
  await world.api.system.runJob.mutate({ name: 'answer-threads' });
  await world.api.system.runJob.mutate({ name: 'send-outbox' });
  expect(await sentTo('Cleo')).toEqual([]);
}, 60_000);

test('a mail that a person calls spam leaves the lead’s views, and its answer is withdrawn', async () => {
  await draftFor('Dan', 'holding');
  const header = page.getByRole('region', { name: 'Conversation' });
  await header.getByRole('button', { name: 'Renter' }).first().click();
  await page.getByRole('menuitem', { name: 'Spam', exact: true }).click();
  await page.locator('[data-message]').first().getByTitle('Corrected by a person').waitFor();
  await page.getByText('An AI draft was withdrawn: a person corrected what the mail is').waitFor();
  await world.api.system.runJob.mutate({ name: 'answer-threads' });
  expect(await page.locator('[data-draft]').count()).toBe(0);
  await page.getByRole('link', { name: /^Spam/ }).first().click();
  await rowOf(page, 'House for Dan').waitFor();
  await page
    .getByRole('link', { name: /^Buyers/ })
    .first()
    .click();
  await rowOf(page, 'House for Una').waitFor();
  expect(await rowOf(page, 'House for Dan').count()).toBe(0);
  expect(await sentTo('Dan')).toEqual([]);
}, 60_000);

test('set to Review in Settings, an answer waits for approval under "Needs you" and leaves only then', async () => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Autopilot' }).click();
  await page.getByText('a person approves every answer').click();
  await page.getByRole('button', { name: /^Save/ }).click();
  await until('the mode', async () => (await world.api.settings.get.query()).ai.mode === 'review');
  await write('Eve');
  await page
    .getByRole('link', { name: /^Needs you/ })
    .first()
    .click();
  await rowOf(page, 'House for Eve').getByText('Draft to review').waitFor({ timeout: 30_000 });
  const draft = await draftFor('Eve', 'review');
  await draft.getByText('Waits for your approval').waitFor();
  await world.api.system.runJob.mutate({ name: 'send-outbox' });
  expect(await sentTo('Eve')).toEqual([]);

  await draft.getByRole('button', { name: 'Approve and send' }).click();
  await page.locator('[data-delivery=accepted], [data-delivery=confirmed]').waitFor();
  expect(await sentTo('Eve')).toHaveLength(1);
  await rowOf(page, 'House for Eve').waitFor({ state: 'detached' });
}, 60_000);

test('with the AI off in one thread a person is asked, and nothing is written', async () => {
  await page.getByRole('link', { name: /^All/ }).first().click();
  await rowOf(page, 'House for Una').click();
  await page.getByRole('button', { name: 'As in Settings' }).click();
  await page.getByRole('menuitem', { name: /^Off/ }).click();
  await page.getByRole('button', { name: 'Off', exact: true }).waitFor();
  const [mail] = await sentTo('Una');
  const reply = { from: addressOf('Una'), subject: 'Re: House for Una', inReplyTo: mail?.messageId ?? '' };
  await world.api.rehearsal.receive.mutate({ ...reply, text: 'Thank you. Has any of them a garage?' });
  await page.getByText('A person must answer.').waitFor();
  expect(await page.locator('[data-draft]').count()).toBe(0);
  expect(visit.consoleErrors).toEqual([]);
}, 60_000);
