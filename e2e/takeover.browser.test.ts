import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import type { Visit } from './open-browser.ts';
import { until } from './sign-in.ts';
import { ADMIN } from './start-server.ts';
import { rowOf, writtenIn } from './watch-page.ts';

/** Two people look at one thread while the AI is about to answer it. Each test continues the one before. */
const HOLD_S = 8;
const LEAD = {
  from: 'noah.berg@example.com',
  name: 'Noah Berg',
  subject: 'Looking in Mill Hill',
  text: 'Hi, I am looking for a house with a garage in Mill Hill, up to $700,000. What do you have?\n\nNoah',
};

let world: BrowserWorld;
let windows: Visit[];
let ada: Page;
let tom: Page;

beforeAll(async () => {
  world = await startBrowserWorld({ HOLD_SECONDS: String(HOLD_S) });
  await world.api.settings.update.mutate({ sending: { undoSeconds: 3 } });
  const invited = await world.api.users.invite.mutate({ name: 'Tom Vale', email: 'tom@larkinvale.example', role: 'agent' });
  const asTom = { email: invited.user.email, password: invited.password };
  windows = await Promise.all([world.open('/inbox/all'), world.open('/inbox/all', { as: asTom })]);
  [ada, tom] = windows.map(({ page }) => page) as [Page, Page];
}, 90_000);
afterAll(() => world.stop());

const sent = () => world.api.rehearsal.sentTo.query({ address: LEAD.from });

test('two people who have one thread open see of each other, and that the other writes', async () => {
  await world.api.rehearsal.receive.mutate(LEAD);
  for (const page of [ada, tom]) await rowOf(page, LEAD.subject).click();
  await ada.getByText('Tom Vale has this conversation open too.').waitFor();
  await tom.getByText(`${ADMIN.name} has this conversation open too.`).waitFor();
  await tom.locator('#composer').fill('Hello Noah');
  await ada.getByText('Tom Vale writes in this conversation now.').waitFor();
  await tom.locator('#composer').fill('');
  await ada.getByText('Tom Vale has this conversation open too.').waitFor();
}, 60_000);

test('taken over during the countdown, the draft is withdrawn before both, and the AI never sends it', async () => {
  await tom.locator('[data-draft=holding]').waitFor({ timeout: 30_000 });
  const [deadline] = await Promise.all([Date.now() + HOLD_S * 1000, ada.locator('[data-draft=holding]').waitFor()]);
  await ada.getByRole('timer').waitFor();
  await tom.locator('#composer').fill('Hello Noah, this is Tom.');
  await ada.locator('[data-draft=holding]').getByRole('button', { name: 'Take over' }).click();
  await tom.getByText(`${ADMIN.name} has this conversation. The AI`).waitFor();
  await tom.getByText('Your text is kept').waitFor();
  for (const page of [ada, tom]) {
    await page.getByText('An AI draft was withdrawn').waitFor();
    expect(await page.locator('[data-draft]').count()).toBe(0);
  }
  await ada.getByRole('button', { name: 'Hand back' }).first().waitFor();
  // An agent may not act on a colleague's thread, and is not offered to.
  for (const name of ['Hand back', 'Take over', 'Close (e)', 'Snooze (s)']) expect(await tom.getByRole('button', { name }).count()).toBe(0);
  expect(await rowOf(tom, LEAD.subject).textContent()).toContain(ADMIN.name);

  // Past the moment at which it would have left, and after one more turn of both jobs.
  await until('the end of the hold', async () => Date.now() > deadline + 1000);
  await world.api.system.runJob.mutate({ name: 'answer-threads' });
  await world.api.system.runJob.mutate({ name: 'send-outbox' });
  expect(await sent()).toEqual([]);
}, 60_000);

test('while a person has the thread, a new mail of the customer is shown to both and not answered', async () => {
  const { messages } = await world.api.inbox.thread.query({ threadId: (await rowOf(ada, LEAD.subject).getAttribute('data-thread')) ?? '' });
  const text = 'One more thing: does any of them have a pool?';
  await world.api.rehearsal.receive.mutate({ ...LEAD, text, inReplyTo: messages[0]?.messageId ?? '' });
  for (const page of [ada, tom]) await page.locator('[data-message]', { hasText: text }).waitFor();
  await world.api.system.runJob.mutate({ name: 'answer-threads' });
  await world.api.system.runJob.mutate({ name: 'send-outbox' });
  expect(await ada.locator('[data-draft]').count()).toBe(0);
  expect(await sent()).toEqual([]);
}, 60_000);

test("a person's reply can be taken back while its undo runs, and then is not sent", async () => {
  await ada.locator('#composer').fill('This one was sent too early.');
  await tom.getByText(`${ADMIN.name} writes in this conversation now.`).waitFor();
  await ada.getByRole('button', { name: 'Send', exact: true }).click();
  await ada.locator('[data-draft=holding]').getByRole('button', { name: 'Undo' }).click();
  await ada.locator('[data-draft]').waitFor({ state: 'detached' });
  expect(await sent()).toEqual([]);
  await until('its words back in the composer', async () => (await writtenIn(ada)) === 'This one was sent too early.');
}, 60_000);

test("a person's reply waits for its undo, leaves, is confirmed, and is signed by who wrote it", async () => {
  await ada.locator('#composer').fill('Hi Noah, this is Ada. Two houses fit; may I call you tomorrow?');
  await ada.keyboard.press('Control+Enter');
  const draft = ada.locator('[data-draft=holding]');
  await draft.getByText('Your mail').waitFor();
  await draft.getByText(/Sends in 0:0\d/).waitFor();
  await until('an empty composer', async () => (await writtenIn(ada)) === '');
  await tom.locator('[data-delivery=accepted]').waitFor();
  await world.api.system.runJob.mutate({ name: 'reconcile-sent' });
  for (const page of [tom, ada]) await page.locator('[data-message] [data-delivery=confirmed]').waitFor();
  const [mail, ...more] = await sent();
  expect(more).toEqual([]);
  expect(mail?.text).toContain('may I call you tomorrow?');
  expect(mail?.headers.from).toContain(ADMIN.name);
}, 60_000);

test('handed back, both windows know, and the AI answers the next mail', async () => {
  await ada.getByRole('button', { name: 'Hand back' }).first().click();
  await tom.getByText('The AI stays quiet').waitFor({ state: 'detached' });
  await ada.getByRole('button', { name: 'Take over', exact: true }).first().waitFor();
  const { messageId } = (await sent())[0] ?? {};
  await world.api.rehearsal.receive.mutate({ ...LEAD, text: 'Sure. Which two houses do you mean?', inReplyTo: messageId ?? '' });
  await tom.locator('[data-draft=holding]').waitFor({ timeout: 30_000 });
  await ada.getByRole('button', { name: 'Send now' }).click();
  await until('the answer of the AI', async () => (await sent()).length === 2);
  const threadId = (await rowOf(ada, LEAD.subject).getAttribute('data-thread')) ?? '';
  await world.api.inbox.assign.mutate({ threadId, userId: null });
  await tom.locator('#composer').waitFor();
  expect(await writtenIn(tom)).toBe('Hello Noah, this is Tom.');
  expect(windows.flatMap(({ consoleErrors }) => consoleErrors)).toEqual([]);
}, 60_000);
