import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { go, LOOKS, looksOf, type Screen } from './look-at.ts';
import type { Visit } from './open-browser.ts';
import { until } from './sign-in.ts';

/** Settings, from a word in the signature to the day the rehearsal ends. */
let world: BrowserWorld;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  world = await startBrowserWorld({ HOLD_SECONDS: '30' });
  visit = await world.open('/settings/voice');
  page = visit.page;
}, 90_000);
afterAll(() => world.stop());

const settings = () => world.api.settings.get.query();
const part = (key: string, title: string): Screen => [`/settings/${key}`, `h2:text-is("${title}")`];

test('what is typed shows in the letter at once, leaving asks first, and what was saved is taken back', async () => {
  await page.getByLabel('Signature').fill('Ada and all of us');
  await page.getByRole('figure').getByText('Ada and all of us').waitFor();
  await page.getByRole('link', { name: 'Brokerage' }).click();
  await page.getByRole('alertdialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Cancel' }).click();
  expect(new URL(page.url()).pathname).toBe('/settings/voice');
  await page.keyboard.press('Control+s');
  await page.getByRole('region', { name: 'Unsaved changes' }).waitFor({ state: 'detached' });
  expect((await settings()).voice.signature).toBe('Ada and all of us');
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the old signature', async () => (await settings()).voice.signature === 'Larkin & Vale Realty');
}, 40_000);

test('on a phone too whoever stays on a page that is not saved is asked once, and has the tab again', async () => {
  const { page, context } = await world.open('/settings/voice', { width: 390 });
  await page.getByLabel('Signature').fill('Ada, on the way');
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  for (const stay of [() => question.getByRole('button', { name: 'Cancel' }).click(), () => page.keyboard.press('Escape')]) {
    await page.getByRole('tab', { name: 'Brokerage' }).click();
    await question.waitFor();
    await stay();
    await page.locator('[role=tab]:focus').waitFor();
    expect(await question.count()).toBe(0);
  }
  expect(await page.getByLabel('Signature').inputValue()).toBe('Ada, on the way');
  await context.close();
}, 30_000);

test('a value the server refuses is marked at its field, and nothing of the page is lost', async () => {
  await go(page, part('brokerage', 'Brokerage'));
  await page.getByLabel('Locale').fill('not a locale');
  await page.getByLabel('Phone').fill('+1 207 555 0199');
  await page.getByLabel('Name', { exact: true }).fill('');
  await page.getByLabel('Website').fill('nope');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('is not a locale such as en-US').waitFor();
  await page.getByText('is no web address such as').waitFor();
  await page.getByText('Please fill this in').waitFor();
  expect((await settings()).brokerage.phone).toBe('+1 207 555 0142');
  await page.getByLabel('Locale').fill('en-US');
  await page.getByLabel('Name', { exact: true }).fill('Larkin & Vale Realty');
  await page.getByLabel('Website').fill('www.larkinvale.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await until('the phone', async () => (await settings()).brokerage.phone === '+1 207 555 0199');
  expect((await settings()).brokerage.website).toBe('https://www.larkinvale.example');
}, 40_000);

test('autopilot is set by kind, quiet hours are kept, and what the environment pins is shown and locked', async () => {
  await go(page, part('ai', 'Autopilot'));
  await page.getByRole('radiogroup', { name: 'The AI with: Complaints' }).getByRole('radio', { name: 'Off' }).click();
  await page.getByLabel('Keep quiet hours').click();
  await page.getByLabel('From', { exact: true }).fill('22:00');
  await page.getByText('Pinned by HOLD_SECONDS').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await until('the kind', async () => (await settings()).ai.modeByKind.complaint === 'off');
  expect((await settings()).ai.quietHours).toMatchObject({ isOn: true, from: 22 * 60 });
}, 40_000);

test('a test mail to ourselves comes back, is judged, and is no conversation', async () => {
  await go(page, part('deliverability', 'Deliverability'));
  await page.getByRole('button', { name: 'Send a test mail' }).click();
  await page.getByText('The test mail came to the inbox.').waitFor();
  await page.getByText(/^The mail carries no DKIM signature/).waitFor();
  expect((await world.api.inbox.list.query({ view: 'all' })).threads).toEqual([]);
}, 40_000);

test('a webhook is made, its secret is shown once, and what the receiver gets is ours by its signature', async () => {
  const got: { body: string; headers: Record<string, string> }[] = [];
  const statuses = [204, 500, 204];
  const receiver = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: async (request) => {
      got.push({ body: await request.text(), headers: Object.fromEntries(request.headers.entries()) });
      return new Response('try later', { status: statuses[got.length - 1] ?? 204 });
    },
  });
  await go(page, part('webhooks', 'Webhooks'));
  await page.getByText('Nobody is told yet').waitFor();
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a webhook' });
  await dialog.getByLabel('URL').fill('http://169.254.169.254/latest');
  await dialog.getByRole('button', { name: 'Add webhook' }).click();
  await dialog.getByText('is inside this server’s own network').waitFor();
  await dialog.getByLabel('URL').fill(`http://127.0.0.1:${receiver.port}/hook`);
  await dialog.getByLabel('Name').fill('The office chat');
  await dialog.getByLabel('A conversation changed').check();
  await dialog.getByRole('button', { name: 'Add webhook' }).click();
  const secret = (await page.locator('code').textContent()) ?? '';
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText(secret).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Send a test to The office chat' }).click();
  await page.getByText('It answered 204').waitFor();
  const [contact] = (await world.api.contacts.list.query({})).items;
  await world.api.rehearsal.receive.mutate({ from: contact?.email ?? '', subject: 'Harbour', text: 'Is the house by the harbour free?' });
  await page.getByText('The last try failed: 500, try later.').waitFor();
  await page.getByRole('button', { name: 'Show the log of The office chat' }).click();
  const log = page.getByRole('region', { name: 'Log of The office chat' });
  const failed = log.getByRole('listitem').filter({ hasText: '500: try later' }).first();
  await failed.getByRole('button', { name: 'Try now' }).click();
  await page.getByText('It takes what it is told.').waitFor();
  const [test, , again] = got;
  expect(again?.headers['webhook-id']).toBe(got[1]?.headers['webhook-id'] ?? '');
  for (const one of [test, again]) expect(new Webhook(secret).verify(one?.body ?? '', one?.headers ?? {})).toBeTruthy();
  expect(again?.body).toContain('"type":"thread.changed"');
  await log.getByRole('button', { name: 'More' }).last().click();
  await page.getByRole('region', { name: 'What is sent' }).waitFor();
  await page.getByRole('button', { name: 'Switch off The office chat' }).click();
  await page.getByText(/^Switched off\./).waitFor();
  await receiver.stop(true);
}, 60_000);

test.each([...LOOKS])(
  'every part looks right $look',
  async ({ width, dark }) => {
    const { page: other, context } = await world.open('/settings', { width, dark });
    const parts: [string, string][] = [
      ['ai', 'Autopilot'],
      ['voice', 'Voice'],
      ['mailboxes', 'Mailboxes'],
      ['deliverability', 'Deliverability'],
      ['webhooks', 'Webhooks'],
      ['compliance', 'Compliance'],
    ];
    for (const [key, title] of parts) {
      await go(other, part(key, title));
      expect([key, await looksOf(other, { width, dark })]).toEqual([key, []]);
    }
    await context.close();
  },
  90_000,
);

test('a mailbox is tried step by step, waits for the day, and going live ends the rehearsal and clears the stage', async () => {
  await go(page, part('mailboxes', 'Mailboxes'));
  const [stage] = (await world.api.settings.mailboxes.query()).items;
  await page.getByRole('button', { name: 'Add a mailbox' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a mailbox' });
  await dialog.getByLabel('Email address').fill('hello@harbourhomes.example');
  await dialog.getByLabel('Name on mails').fill('Harbour Homes');
  for (const [place, server] of [stage?.imap, stage?.smtp].entries()) {
    await dialog.getByLabel('Server', { exact: true }).nth(place).fill('127.0.0.1');
    await dialog.getByLabel('Encryption').nth(place).selectOption('starttls');
    await dialog.getByLabel('Port').nth(place).fill(String(server?.port));
  }
  await dialog.getByLabel('Password').first().fill('not-the-password');
  await dialog.getByRole('button', { name: 'Test the connection' }).click();
  await dialog
    .getByText(/The server does not let hello@harbourhomes.example in/)
    .nth(1)
    .waitFor();
  expect(await dialog.getByText(/answers at port/).count()).toBe(2);
  await dialog.getByRole('button', { name: 'Add mailbox' }).click();
  await page.getByText('Waits until you go live').waitFor();
  expect(JSON.stringify(await world.api.settings.mailboxes.query())).not.toMatch(/not-the-password|Sealed/);

  expect((await world.api.contacts.list.query({})).items.length).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Go live' }).click();
  const sure = page.getByRole('alertdialog');
  await sure.getByRole('button', { name: 'Go live' }).click();
  await sure.getByText(/hello@harbourhomes.example cannot be read: The server does not let/).waitFor();
  await sure.getByText(/hello@harbourhomes.example cannot send: The server does not let/).waitFor();
  expect((await world.api.contacts.list.query({})).items.length).toBeGreaterThan(0);
  await sure.getByLabel('Go live all the same').check();
  await sure.getByRole('button', { name: 'Go live' }).click();
  await page.getByText('The customers are simulated').waitFor({ state: 'detached' });
  const health = await world.api.system.health.query();
  expect([health.rehearsal, health.mail.map(({ mailbox }) => mailbox)]).toEqual([false, ['hello@harbourhomes.example']]);
  expect((await world.api.contacts.list.query({})).items).toEqual([]);
  const { ai, brokerage } = await settings();
  // Nobody set a key: rules do not answer real people by themselves.
  expect([ai.mode, brokerage.name]).toEqual(['review', 'Harbour Homes']);
  expect(visit.consoleErrors).toEqual([]);
}, 60_000);
