import { afterAll, beforeAll, expect, test } from 'bun:test';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { until } from './sign-in.ts';
import { writtenIn } from './watch-page.ts';

/** Asking the AI why, what if, and to write for a person: none of it leaves the screen. */
let world: BrowserWorld;
let thread: { id: string; mailId: string };

beforeAll(async () => {
  world = await startBrowserWorld({ HOLD_SECONDS: '3600' });
  const text = 'Hello,\n\nwe look for three bedrooms in Orchard Falls, up to $650,000. A garden would make us happy.\n\nJune';
  await world.api.rehearsal.receive.mutate({ from: 'june@inbox.example', name: 'June Okafor', subject: 'A garden', text });
  const rows = async () => (await world.api.inbox.list.query({ view: 'all' })).threads;
  const { id } = await until('a held draft', async () => (await rows()).find(({ aiState }) => aiState === 'holding'));
  const { decisions } = await world.api.inbox.thread.query({ threadId: id });
  thread = { id, mailId: decisions[0]?.messageId ?? '' };
}, 120_000);
afterAll(() => world?.stop());

test('a replay shows side by side what another setting would have done', async () => {
  const { page, consoleErrors } = await world.open(`/inbox/all/${thread.id}?why=${thread.mailId}`);
  await page.getByRole('button', { name: 'Replay with…' }).click();
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await page.getByText('Nothing would differ.').waitFor();
  await page.getByLabel('Call when ready (%)').fill('0');
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await page.getByText('things would differ.').waitFor();
  const [was, would] = await page.getByRole('dialog').getByRole('article').allInnerTexts();
  expect([was, would]).toEqual([expect.stringContaining('Suggest properties'), expect.stringContaining('Ask for call')]);
  expect((await world.api.inbox.thread.query({ threadId: thread.id })).decisions.map(({ move }) => move)).toEqual(['suggest_properties']);
  expect(consoleErrors).toEqual([]);
}, 60_000);

test('the AI writes into the composer, and gives back what stood there', async () => {
  const { page, consoleErrors } = await world.open(`/inbox/all/${thread.id}`);
  const composer = page.locator('#composer');
  await composer.fill('We have two homes for you.');
  await page.getByRole('button', { name: 'AI help' }).click();
  await page.getByRole('menuitem', { name: 'In Spanish' }).click();
  await page.getByText('Written by the AI and checked').waitFor();
  expect(await writtenIn(page)).toStartWith('Hola, June:');
  await page.getByRole('button', { name: 'Put mine back' }).click();
  expect(await writtenIn(page)).toBe('We have two homes for you.');
  const { messages, thread: stored } = await world.api.inbox.thread.query({ threadId: thread.id });
  expect([messages.length, stored.isTakenOver]).toEqual([2, false]);
  expect(consoleErrors).toEqual([]);
}, 60_000);
