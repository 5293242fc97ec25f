import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Call } from '../shared/call.ts';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import type { Visit } from './open-browser.ts';
import { until } from './sign-in.ts';

/** The Calls screen in a browser: a booked call in its week, moved, called off, and the hours in which calls are taken. */
let world: BrowserWorld;
let visit: Visit;
let call: Call;
const looks: [string, { width?: number; dark?: boolean }][] = [
  ['light', {}],
  ['dark', { dark: true }],
  ['phone', { width: 390 }],
];

beforeAll(async () => {
  world = await startBrowserWorld();
  const { api } = world;
  await api.settings.update.mutate({ ai: { mode: 'off' } });
  const letter = {
    from: 'lena@example.com',
    name: 'Lena Moreau',
    subject: 'A house',
    text: 'Hello, I am looking for three bedrooms. Lena',
  };
  await api.rehearsal.receive.mutate(letter);
  const found = async () => (await api.contacts.list.query({ search: 'lena@example.com' })).items[0];
  const contact = await until('the customer', found);
  const { slots } = await api.calls.slots.query({ from: new Date(), to: new Date(Date.now() + 13 * 86_400_000) });
  const last = slots.at(-1);
  if (!last) throw new Error('nothing is free');
  call = await api.calls.book.mutate({ contactId: contact.id, startsAt: last.startsAt, topic: 'Three bedrooms near the harbour' });
  visit = await world.open(`/calls?week=${last.startsAt.toISOString().slice(0, 10)}`);
}, 60_000);
afterAll(() => world.stop());

const stored = async () => (await world.api.calls.list.query({})).items.find(({ id }) => id === call.id);

test('a booked call stands in its week, opens, and moves to another free time', async () => {
  const { page } = visit;
  await page.locator(`button[data-call="${call.id}"]:visible`).click();
  const pane = page.getByRole('complementary', { name: 'Call' });
  await pane.getByRole('heading', { name: 'Lena Moreau' }).waitFor();
  const choice = pane.getByLabel('Move the call to');
  await choice.locator('option').nth(3).waitFor({ state: 'attached' });
  await choice.selectOption({ index: 1 });
  await pane.getByRole('button', { name: 'Move it' }).click();
  await until('the call to move', async () => (await stored())?.sequence === 1);
  expect((await stored())?.startsAt.getTime()).toBeLessThan(call.startsAt.getTime());
}, 30_000);

test('calling it off asks once, and the time is free again', async () => {
  const { page } = visit;
  const pane = page.getByRole('complementary', { name: 'Call' });
  await pane.getByRole('button', { name: 'Cancel the call' }).click();
  await pane.getByRole('button', { name: 'Yes, cancel it' }).click();
  await until('the call to end', async () => (await stored())?.state === 'cancelled');
  await world.api.system.runJob.mutate({ name: 'remind-calls' });
  await until('the customer to be told', async () => (await world.api.rehearsal.sentTo.query({ address: 'lena@example.com' })).length >= 1);
}, 60_000);

test('hours are set in the editor, and from then on only they are offered', async () => {
  const { page } = visit;
  await page.getByRole('button', { name: 'When I take calls' }).click();
  const pane = page.getByRole('complementary', { name: 'When I take calls' });
  await pane.getByLabel('Monday to').fill('10:00');
  for (const day of ['Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
    await pane.getByRole('button', { name: `No calls on ${day} at this time` }).click();
  }
  await pane.getByRole('button', { name: 'Take calls at these times' }).click();
  await pane.getByLabel('Calendar address').waitFor();
  const { slots } = await world.api.calls.slots.query({ from: new Date(), to: new Date(Date.now() + 13 * 86_400_000) });
  expect(slots.length).toBeGreaterThan(0);
  expect(new Set(slots.map(({ startsAt }) => startsAt.getUTCDay()))).toEqual(new Set([1]));
  const feed = await fetch(await pane.getByLabel('Calendar address').inputValue());
  expect(await feed.text()).toContain('METHOD:PUBLISH');
  expect(visit.consoleErrors).toEqual([]);
}, 30_000);

test.each(looks)(
  'fits its window: %s',
  async (_, look) => {
    const { page, context, consoleErrors } = await world.open('/calls', look);
    await page.getByRole('region', { name: 'Week' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(consoleErrors).toEqual([]);
    await context.close();
  },
  30_000,
);
