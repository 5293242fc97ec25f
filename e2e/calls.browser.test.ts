import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Call } from '../shared/call.ts';
import { breakLists, refusalOf } from './break-lists.ts';
import { type BrowserWorld, shareBrowserWorld } from './browser-world.ts';
import { go, LOOKS, looksOf } from './look-at.ts';
import { visit as openPage, type Visit } from './open-browser.ts';
import { until } from './sign-in.ts';

/** The Calls screen in a browser: a booked call in its week, moved, called off, and the hours in which calls are taken. */
let world: BrowserWorld;
let visit: Visit;
let call: Call;

beforeAll(async () => {
  world = await shareBrowserWorld();
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
}, 120_000);
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

test('an agent sees when a colleague takes calls, and is given nothing to change there', async () => {
  const { password } = await world.api.users.invite.mutate({ name: 'Wes Agent', email: 'wes@larkinvale.example', role: 'agent' });
  const as = { email: 'wes@larkinvale.example', password };
  const { page, context } = await openPage(world.browser, `${world.server.url}/calls`, { as });
  await page.getByRole('button', { name: 'When I take calls' }).click();
  const pane = page.getByRole('complementary', { name: 'When I take calls' });
  await pane.getByRole('button', { name: 'Take calls at these times' }).waitFor();
  expect(await pane.getByLabel('Monday to').isEnabled()).toBe(true);
  await pane.getByLabel('Whose').selectOption({ index: 1 });
  await pane.getByText('Only a team lead says when others take calls.').waitFor();
  expect(await pane.getByLabel('Monday to').inputValue()).toBe('10:00');
  expect(await pane.getByLabel('Monday to').isEnabled()).toBe(false);
  expect(await pane.getByRole('button', { name: /^Save|^Take calls/ }).count()).toBe(0);
  await context.close();
}, 30_000);

test('a call is booked by hand; a time taken meanwhile is said so', async () => {
  const { page } = visit;
  await page.getByRole('button', { name: 'Book a call' }).click();
  const dialog = page.getByRole('dialog', { name: 'Book a call' });
  await dialog.getByLabel('With whom').fill('lena');
  await dialog.getByRole('button', { name: /Lena Moreau/ }).click();
  const when = dialog.getByLabel('When');
  await when.locator('option').nth(3).waitFor({ state: 'attached' });
  const slotId = (await when.locator('option').nth(1).getAttribute('value')) ?? '';
  await when.selectOption({ index: 1 });
  const other = await world.api.contacts.create.mutate({ email: 'quick@example.com', firstName: 'Quick', lastName: 'Buyer' });
  // The window that hears of it late is told by the server, the one that hears of it in time by itself.
  const late = Promise.withResolvers<void>();
  await page.route('**/trpc/*calls.slots*', async (route) => {
    await late.promise;
    await route.continue();
  });
  const quick = await world.api.calls.book.mutate({ contactId: other.id, startsAt: new Date(slotId) });
  await dialog.getByRole('button', { name: 'Book it' }).click();
  await dialog.getByText('This time is not free any more').waitFor();
  late.resolve();
  await page.unrouteAll({ behavior: 'wait' });
  await when.locator(`option[value="${slotId}"]`).waitFor({ state: 'detached' });
  await dialog.getByText('This time is not free any more').waitFor();
  await world.api.calls.cancel.mutate({ callId: quick.id });
  await when.selectOption({ index: 2 });
  await dialog.getByRole('button', { name: 'Book it' }).click();
  await page.getByRole('complementary', { name: 'Call' }).getByRole('heading', { name: 'Lena Moreau' }).waitFor();
  call = await until('the call', async () => (await world.api.calls.list.query({ states: ['booked'] })).items[0]);
}, 40_000);

test('a call is dragged to another free time, and asks before the customer is told', async () => {
  const { page, context, consoleErrors } = await world.open(`/calls?week=${call.startsAt.toISOString().slice(0, 10)}`);
  const block = page.locator(`button[data-call="${call.id}"]:visible`);
  await block.waitFor();
  const halfADay = 12 * 3_600_000;
  const [begins, ends] = [new Date(call.startsAt.getTime() - halfADay), new Date(call.startsAt.getTime() + halfADay)];
  const { slots } = await world.api.calls.slots.query({ from: begins, to: ends, callId: call.id });
  const target = slots.find(({ startsAt }) => startsAt.getTime() !== call.startsAt.getTime());
  if (!target) throw new Error('nothing is free that day');
  const [from, to] = await Promise.all([block.boundingBox(), page.locator(`[data-free="${target.slotId}"]`).boundingBox()]);
  if (!from || !to) throw new Error('nothing to drag');
  await page.mouse.move(from.x + 10, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y + 20, { steps: 4 });
  await page.locator(`[data-free="${target.slotId}"]`).waitFor();
  await page.mouse.move(to.x + 20, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  const asks = page.getByRole('alertdialog', { name: 'Move the call with Lena Moreau?' });
  await asks.getByRole('button', { name: 'Move the call' }).click();
  await until('the call to move', async () => (await stored())?.startsAt.getTime() === target.startsAt.getTime());
  expect(consoleErrors).toEqual([]);
  await context.close();
}, 40_000);

test('one person’s calls are shown alone, by key one goes to other weeks and back', async () => {
  const { page, context } = await world.open('/calls?view=agenda');
  await page.locator(`button[data-call="${call.id}"]`).waitFor();
  await page.getByLabel('Whose calls').selectOption('The brokerage’s line');
  await page.getByText('No calls booked').waitFor();
  await page.getByRole('radio', { name: 'Week' }).click();
  await page.getByRole('region', { name: 'Week' }).waitFor();
  // On the choice of views the arrows choose a view.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/week=/);
  await page.keyboard.press('n');
  await page.getByRole('dialog', { name: 'Book a call' }).waitFor();
  await context.close();
}, 30_000);

test('after the call its outcome is written down', async () => {
  const { page, context } = await world.open('/calls?view=agenda');
  await page.clock.setFixedTime(new Date(((await stored())?.startsAt.getTime() ?? 0) + 3_600_000));
  await page.locator(`button[data-call="${call.id}"]`).click();
  const pane = page.getByRole('complementary', { name: 'Call' });
  await pane.getByLabel('Outcome').fill('Wants to see two houses on Saturday');
  await pane.getByRole('button', { name: 'It took place' }).click();
  await until('the outcome', async () => (await stored())?.state === 'completed');
  await pane.getByText('Wants to see two houses on Saturday').waitFor();
  expect((await world.api.contacts.list.query({ search: 'lena@example.com' })).items[0]?.stage).toBe('active');
  await context.close();
}, 30_000);

test('a call that nobody is told of says so, until it is given to a person on its pane', async () => {
  const { api } = world;
  const { hours, daysOff, vacations, inviteAddress } = await api.calls.availability.query({});
  const { slots } = await api.calls.slots.query({ from: new Date(), to: new Date(Date.now() + 13 * 86_400_000) });
  const silent = await api.calls.book.mutate({ contactId: call.contactId, startsAt: slots[0]?.startsAt ?? new Date() });
  await api.calls.setAvailability.mutate({ hours, daysOff, vacations, inviteAddress: '' });
  const { user } = await api.users.invite.mutate({ name: 'Ben Ortiz', email: 'ben@larkinvale.example', role: 'agent' });
  const { page, context, consoleErrors } = await world.open(`/calls?call=${silent.id}`);
  const notes = page.getByRole('note').filter({ hasText: 'Nobody is told of' });
  await until('both notes', async () => (await notes.count()) === 2);
  await page.getByRole('combobox', { name: 'Who calls' }).selectOption('Ben Ortiz');
  await until('the call to be given', async () => (await api.calls.byId.query({ callId: silent.id })).agentId === user.id);
  await until('no note', async () => (await notes.count()) === 0);
  await api.calls.setAvailability.mutate({ hours, daysOff, vacations, inviteAddress });
  await api.calls.cancel.mutate({ callId: silent.id });
  expect(consoleErrors).toEqual([]);
  await context.close();
}, 30_000);

test('an agent sees a colleague’s call and no button that would be refused', async () => {
  const invited = await world.api.users.invite.mutate({ name: 'Tom Vale', email: 'tom@larkinvale.example', role: 'agent' });
  const as = { email: 'tom@larkinvale.example', password: invited.password };
  const { slots } = await world.api.calls.slots.query({ from: new Date(), to: new Date(Date.now() + 13 * 86_400_000) });
  const startsAt = slots[0]?.startsAt ?? new Date();
  const adas = await world.api.calls.book.mutate({ contactId: call.contactId, startsAt });
  const { page, context } = await openPage(world.browser, `${world.server.url}/calls?call=${adas.id}`, { as });
  const pane = page.getByRole('complementary', { name: 'Call' });
  await pane.getByText('Ada Larkin has this call').waitFor();
  expect(await pane.getByRole('button', { name: /Cancel the call|Move it/ }).count()).toBe(0);
  await context.close();
}, 30_000);

test('a week with more calls than a page of the list shows them all', async () => {
  const { page, context } = await world.open('/contacts');
  // One call to a page.
  await page.route(/calls\.list/, (route) => route.continue({ url: route.request().url().replaceAll('limit%22%3A100', 'limit%22%3A1') }));
  const { slots } = await world.api.calls.slots.query({ from: new Date(), to: new Date(Date.now() + 13 * 86_400_000) });
  const day = slots.at(-1)?.slotId.slice(0, 10) ?? '';
  const booked: Call[] = [];
  for (const { startsAt } of slots.filter(({ slotId }) => slotId.startsWith(day)))
    booked.push(await world.api.calls.book.mutate({ contactId: call.contactId, startsAt }));
  expect(booked.length).toBeGreaterThan(1);
  await page.evaluate((week) => history.pushState({}, '', `/calls?week=${week}`), day);
  for (const { id } of booked) await page.locator(`button[data-call="${id}"]:visible`).waitFor();
  for (const { id } of booked) await world.api.calls.cancel.mutate({ callId: id });
  await context.close();
}, 40_000);

test('a day away with a digit too many in its year is a day all the same', async () => {
  const { page, context, consoleErrors } = await world.open('/calls?hours=true');
  await page.locator('input[type=date]').first().focus();
  await page.keyboard.type('0102202712');
  await page.getByRole('button', { name: 'Add', exact: true }).last().click();
  await page.getByRole('button', { name: /^Not away from Jan 2/ }).waitFor();
  expect(consoleErrors).toEqual([]);
  await context.close();
}, 30_000);

test('where the browser lets no page copy, a press on Copy says so', async () => {
  // As on every page without https.
  const script = () => Object.defineProperty(navigator, 'clipboard', { value: undefined });
  const { page, context, consoleErrors } = await world.open('/calls?hours=true', { script });
  await page.getByRole('button', { name: 'Copy the address' }).click();
  await page.getByText('Select the words and copy them by hand.').waitFor();
  expect(consoleErrors).toEqual([]);
  await context.close();
}, 30_000);

test('whom to call is looked for in plain sight, and a search that fails says so and is tried again', async () => {
  const { page, context } = await world.open('/calls');
  const lists = await breakLists(page, ['contacts.list']);
  await page.getByRole('button', { name: 'Book a call' }).click();
  const dialog = page.getByRole('dialog', { name: 'Book a call' });
  await dialog.getByLabel('With whom').fill('lena');
  await dialog.getByRole('status', { name: 'Loading' }).waitFor();
  lists.turn('refused');
  await dialog.getByText(refusalOf('contacts.list')).waitFor();
  await lists.stop();
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await dialog.getByRole('button', { name: /Lena Moreau/ }).click();
  await context.close();
}, 30_000);

test('times are the brokerage’s, with their zone, and whoever is elsewhere is told so', async () => {
  const { brokerage } = await world.api.settings.get.query();
  const { slots } = await world.api.calls.slots.query({ from: new Date(), to: new Date(Date.now() + 13 * 86_400_000) });
  const slot = slots.at(-1);
  if (!slot) throw new Error('nothing is free');
  const booked = await world.api.calls.book.mutate({ contactId: call.contactId, startsAt: slot.startsAt, topic: 'Across the sea' });
  const look = { timeStyle: 'short', timeZone: brokerage.timeZone } as const;
  const time = new Intl.DateTimeFormat('en-US', look).format(booked.startsAt).replace(/\s/g, ' ');
  const zone = slot.label.split(' ').at(-1) ?? '';
  expect(zone).toMatch(/^E[SD]T$/);
  for (const [timeZone, isElsewhere] of [
    ['Europe/Berlin', true],
    ['America/New_York', false],
  ] as const) {
    const path = `/calls?week=${booked.startsAt.toISOString().slice(0, 10)}&call=${booked.id}`;
    const { page, context, consoleErrors } = await world.open(path, { timeZone });
    const week = page.getByRole('region', { name: 'Week' });
    await week.locator(`button[data-call="${booked.id}"]:visible`).getByText(time, { exact: true }).waitFor();
    await week.getByText(zone, { exact: true }).waitFor();
    const pane = page.getByRole('complementary', { name: 'Call' });
    await pane.getByText(new RegExp(`, ${time} – .* ${zone}$`)).waitFor();
    await pane.getByLabel('Move the call to').locator('option', { hasText: zone }).first().waitFor({ state: 'attached' });
    await page.getByText(/^Times in E[SD]T$/).waitFor();
    expect(await page.getByRole('note').count()).toBe(isElsewhere ? 1 : 0);
    if (isElsewhere) await page.getByText(/This device is set to Europe\/Berlin: \d hours ahead\./).waitFor();
    await page.getByRole('radio', { name: 'Coming up' }).click();
    await page
      .locator(`button[data-call="${booked.id}"]`)
      .getByText(new RegExp(`^${time} – .* ${zone}$`))
      .waitFor();
    expect(consoleErrors).toEqual([]);
    await context.close();
  }
  await world.api.calls.cancel.mutate({ callId: booked.id });
}, 60_000);

test('a week that cannot be read says so and is tried again', async () => {
  const { page, context } = await world.open('/contacts');
  let isBroken = true;
  await page.route(/calls\.list/, async (route) => {
    if (isBroken) await route.fulfill({ status: 403, body: '{}' });
    else await route.continue();
  });
  await page.evaluate(() => history.pushState({}, '', '/calls'));
  const again = page.getByRole('region', { name: 'Week' }).getByRole('button', { name: 'Try again' });
  await again.waitFor();
  isBroken = false;
  await again.click();
  await page.getByText('Drag a booked call').waitFor();
  await context.close();
}, 30_000);

describe.each([...LOOKS])('$look', ({ width, dark }) => {
  test('axe finds nothing serious on the week, the agenda, the hours and a booking, and nothing is cut off sideways', async () => {
    const { page, context, consoleErrors } = await world.open('/calls', { width, dark });
    await page.setViewportSize({ width, height: 1800 });
    const found: string[] = [];
    const look = async (name: string) => {
      for (const fault of await looksOf(page, { width, dark })) found.push(`${name}: ${fault}`);
    };
    await go(page, ['/calls', 'section[aria-label=Week] h2']);
    await look('week');
    await go(page, ['/calls?view=agenda', 'button[data-call]']);
    await look('agenda');
    await page.getByRole('button', { name: 'Book a call' }).click();
    await page.getByRole('dialog').waitFor();
    await look('booking');
    await page.keyboard.press('Escape');
    await go(page, ['/calls?hours=true', 'aside input[type=time]']);
    await look('hours');
    expect(found).toEqual([]);
    expect(consoleErrors).toEqual([]);
    await context.close();
  }, 60_000);
});
