import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { go, LOOKS, looksOf } from './look-at.ts';
import type { Visit } from './open-browser.ts';
import { until } from './sign-in.ts';
import { rowOf } from './watch-page.ts';

/** One campaign from a file of contacts to its report. Each test continues the one before. */
const NAME = 'Autumn by the water';
const READERS = 40;
/** One without a first name, whom the mail cannot greet. */
const NAMELESS = 'nameless@lake.example';

let world: BrowserWorld;
let visit: Visit;
let page: Page;
let campaignId = '';

beforeAll(async () => {
  world = await startBrowserWorld({ SEND_PER_MINUTE: '10000' });
  visit = await world.open('/contacts?open=import');
  page = visit.page;
}, 90_000);
afterAll(() => world.stop());

const figure = async (name: string) => {
  const text = await page.locator(`[data-figure="${name}"] dd`).first().textContent();
  return Number(text?.replace(/\D/g, ''));
};
const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click();
const report = () => world.api.campaigns.report.query({ campaignId });
const sentTo = async (address: string) => world.api.rehearsal.sentTo.query({ address });

test('it begins with a file: tried, taken in, and every one of them a contact who agreed somewhere', async () => {
  const rows = Array.from({ length: READERS }, (_, n) => `reader${n}@lake.example,Reader${n},Lake,lake`);
  const buffer = Buffer.from(['Email,FirstName,LastName,Tags', `${NAMELESS},,,lake`, ...rows].join('\n'));
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles({ name: 'lake.csv', mimeType: 'text/csv', buffer });
  await dialog.getByLabel('Where they agreed to hear from you').fill('Lake fair');
  await dialog.getByRole('button', { name: 'See what would happen' }).click();
  await dialog.getByRole('button', { name: `Import ${READERS + 1}` }).click();
  await dialog.getByText('Everybody who could be taken in is here.').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await world.api.audiences.count.query({ filter: { tags: ['lake'] } })).toMatchObject({ total: READERS + 1 });
  const { items } = await world.api.contacts.list.query({ search: 'reader7@' });
  expect(items[0]).toMatchObject({ firstName: 'Reader7', consent: { state: 'subscribed', source: 'Lake fair' } });
  await page.getByRole('link', { name: 'Campaigns' }).first().click();
}, 40_000);

test('a campaign for an audience that cannot be read is not begun: it would be one for everybody', async () => {
  const { page: other, context } = await world.open('/campaigns/new?audienceId=000000000000000000000000');
  await other.getByLabel(/What is it called/).fill('For nobody');
  await other.getByRole('alert').waitFor();
  expect(await other.getByRole('button', { name: 'Begin' }).isDisabled()).toBe(true);
  await context.close();
}, 30_000);

test('an audience is chosen by a tag, and says at once how many that are and who', async () => {
  await page.getByRole('link', { name: 'New campaign' }).click();
  await page.getByLabel(/What is it called/).fill(NAME);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('heading', { name: NAME, exact: true }).waitFor();
  campaignId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.getByRole('combobox', { name: 'With any of these tags' }).click();
  await page.getByRole('option', { name: /^lake/ }).click();
  await page.keyboard.press('Escape');
  await page.locator(`[data-audience="${READERS + 1}"]`).waitFor();
  await page.getByText('Everybody who has the tag lake.').waitFor();
  await page.getByRole('complementary', { name: 'Who that is' }).getByText('@lake.example').first().waitFor();
  const words = page.getByLabel('Found by these words');
  await words.fill('reader7');
  await page.locator('[data-audience="1"]').waitFor();
  await page.getByText('is found by “reader7”').waitFor();
  await words.fill('');
  await page.locator(`[data-audience="${READERS + 1}"]`).waitFor();
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  expect((await world.api.campaigns.byId.query({ campaignId })).audience).toEqual({ tags: ['lake'] });
}, 40_000);

test('a name is written anew from nothing: until there is one the last stays, and what else is written is saved', async () => {
  const name = page.getByLabel(/^Name/);
  const stored = () => world.api.campaigns.byId.query({ campaignId });
  await name.press('ControlOrMeta+a');
  await name.press('Backspace');
  expect(await name.inputValue()).toBe('');
  await page.getByRole('alert').getByText('A campaign needs a name.').waitFor();
  expect(await name.getAttribute('aria-invalid')).toBe('true');
  await page.getByLabel('Found by these words').fill('reader');
  await until('the rest to be saved', async () => (await stored()).audience.search === 'reader');
  await page.getByRole('alert').getByText('A campaign needs a name.').waitFor();
  expect((await stored()).name).toBe(NAME);

  // From another step, whatever needs it saved leads back to the empty name.
  await tab('Content');
  await page.getByRole('button', { name: 'Send me a test' }).click();
  await until('the cursor in the name', () => name.evaluate((field) => field === document.activeElement));
  await page.keyboard.type(NAME);
  await page.getByLabel('Found by these words').fill('');
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  expect(await stored()).toMatchObject({ name: NAME, audience: { tags: ['lake'] } });
}, 40_000);

test('an unfinished mail cannot be started, and the editor says what it lacks', async () => {
  await tab('Schedule');
  await page.locator('[data-finding]').first().waitFor();
  expect(await page.getByRole('button', { name: 'Start sending' }).isDisabled()).toBe(true);
});

test('the mail is seen as any reader gets it, and as who would not', async () => {
  await tab('Content');
  await page.getByLabel('Subject', { exact: true }).fill('{{ firstName }}, two homes by the water');
  await page.getByLabel(/^Text/).fill('Hi {{ firstName }},\n\ntwo homes by the water came up. Shall we send you the details?');
  await page.locator('[data-preview-subject]', { hasText: /^Reader\d+, two homes by the water$/ }).waitFor();
  const mail = page.frameLocator('iframe[title="The mail"]');
  await mail.getByText(/^Hi Reader\d+,$/).waitFor();
  await mail.getByText('14 Harbour Street').first().waitFor();
  await mail
    .getByText(/unsubscribe/i)
    .first()
    .waitFor();
  await page.locator('[data-finding=missing-field]').waitFor();

  await page.getByRole('button', { name: 'As somebody else…' }).click();
  await page.getByLabel('Find a contact').fill('nameless');
  await page.getByRole('button', { name: NAMELESS }).click();
  await page.getByText('the contact has no firstName').first().waitFor();
  await page.getByRole('radio', { name: 'Phone' }).click();
  expect((await page.locator('iframe[title="The mail"]').boundingBox())?.width).toBeLessThan(400);
}, 40_000);

test('a listing chosen stands in the mail; what is written survives a reload', async () => {
  await tab('Properties');
  await page.getByLabel('Find a listing').fill('PL-2041');
  await page.getByRole('button', { name: /^Add: 83 Pippin Lane/ }).press('Enter');
  const isIn = page.getByRole('button', { name: /^Already in: 83 Pippin Lane/, disabled: true });
  await until('the focus where it was', () => isIn.evaluate((button) => button === document.activeElement));
  await page.getByRole('list', { name: 'Chosen listings' }).getByText('Pippin Lane').waitFor();
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  await page.reload();
  await page.getByRole('list', { name: 'Chosen listings' }).getByText('Pippin Lane').waitFor();
  await tab('Content');
  await page.frameLocator('iframe[title="The mail"]').getByText('83 Pippin Lane').first().waitFor();
  // Nobody knows a listing by its key.
  await tab('Schedule');
  await page.getByRole('definition').filter({ hasText: '83 Pippin Lane' }).waitFor({ timeout: 3000 });
  expect(await page.getByRole('definition').filter({ hasText: 'PL-2041' }).count()).toBe(0);
  await tab('Content');
});

test('a test mail is written when all that was typed is saved, however slow that is', async () => {
  const seen: string[] = [];
  await page.route(/campaigns\.update/, async (route) => {
    seen.push('save');
    await Bun.sleep(1500);
    await route.continue();
  });
  page.on('response', (response) => /campaigns\.update/.test(response.url()) && seen.push('saved'));
  page.on('request', (request) => /campaigns\.testSend/.test(request.url()) && seen.push('test'));
  const text = page.getByLabel(/^Text/);
  const before = await text.inputValue();
  await text.fill(`${before} Or not?`);
  await until('the first save', async () => seen.length === 1, { everyMs: 20 });
  await text.fill(before);
  // By now it waits by itself as well.
  await Bun.sleep(700);
  await page.getByRole('button', { name: 'Send me a test' }).click();
  await until('the test', async () => seen.includes('test'));
  expect(seen).toEqual(['save', 'saved', 'save', 'saved', 'test']);
  await page.unroute(/campaigns\.update/);
}, 40_000);

test('a test mail comes to whoever asks, marked as one', async () => {
  await page.getByRole('button', { name: 'Send me a test' }).click();
  await page.getByText(/A test was written to admin@larkinvale.example. In the rehearsal no mail leaves this machine/).waitFor();
  const [mail] = await until('the test mail', async () => {
    const mails = await sentTo('admin@larkinvale.example');
    return mails.length > 0 && mails;
  });
  expect(mail?.subject).toMatch(/test/i);
  const { page: stage, context } = await world.open('/rehearsal');
  await stage.getByText('What you received at admin@larkinvale.example').waitFor();
  await stage
    .getByText(mail?.subject ?? '')
    .first()
    .waitFor();
  await context.close();
}, 40_000);

test('no step of the editor has a fault of looks', async () => {
  const found: string[] = [];
  for (const { width, dark } of LOOKS) {
    const look = await world.open('/campaigns', { width, dark });
    await look.page.setViewportSize({ width, height: 1800 });
    for (const step of ['audience', 'content', 'properties', 'schedule']) {
      await go(look.page, [`/campaigns/${campaignId}?step=${step}`, `[role=tab][aria-selected=true]:text-is("${inTitle(step)}")`]);
      for (const fault of await looksOf(look.page, { width, dark })) found.push(`${width} ${dark} ${step}: ${fault}`);
    }
    await look.context.close();
  }
  expect(found).toEqual([]);
}, 120_000);
const inTitle = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

test('started it can be paused and resumed, and nobody gets it twice', async () => {
  await tab('Schedule');
  await page.getByLabel('Mails per minute').fill('240');
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Start sending' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Start sending' }).click();
  await page.getByText('Sending', { exact: true }).waitFor();
  // The open report moves by itself, and only forward.
  const seen: number[] = [];
  const isMoving = async () => {
    const sent = await figure('Sent');
    if (sent !== seen.at(-1)) seen.push(sent);
    return seen.filter((count) => count > 0).length > 1;
  };
  await until('the open report to move', isMoving, { seconds: 30, everyMs: 50 });
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('Paused', { exact: true }).waitFor();
  // What was leaving at that moment may still arrive and be written down, nothing after it.
  const left = async () => {
    const { accepted, confirmed } = await report();
    return accepted + confirmed;
  };
  let held = -1;
  const isStill = async () => {
    const before = held;
    held = await left();
    return held === before;
  };
  await until('the last to be written down', isStill, { seconds: 6, everyMs: 1500 });
  expect(held).toBeLessThan(READERS);
  await Bun.sleep(1500);
  expect(await left()).toBe(held);
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('Finished', { exact: true }).waitFor({ timeout: 60_000 });
}, 120_000);

test('the figures of the report are those of the ledger and of what arrived', async () => {
  await until('every mail to be seen in Sent', async () => (await report()).confirmed === READERS);
  await until('the same on the page', async () => (await figure('Sent')) === READERS && (await figure('Skipped')) === 1);
  expect(await figure('Recipients')).toBe(READERS + 1);
  for (const name of ['Still to go', 'Failed', 'Bounced', 'Maybe sent', 'Replied']) expect(await figure(name)).toBe(0);
  await page.locator('[data-funnel=confirmed]', { hasText: String(READERS) }).waitFor();
  const arrived = await Promise.all(Array.from({ length: READERS }, async (_, n) => (await sentTo(`reader${n}@lake.example`)).length));
  expect(arrived.every((mails) => mails === 1)).toBe(true);
  expect(await sentTo(NAMELESS)).toEqual([]);
  await page.getByLabel('State').selectOption({ value: 'skipped' });
  await page.getByRole('grid', { name: 'Recipients' }).getByText('the contact has no firstName').waitFor();
}, 90_000);

test('a mail carries the number, the way out and the address that the law asks for', async () => {
  const [mail] = await sentTo('reader7@lake.example');
  const { number } = await world.api.campaigns.byId.query({ campaignId });
  expect(mail?.subject).toBe('Reader7, two homes by the water');
  expect(mail?.headers['x-campaign']).toBe(String(number));
  expect(mail?.headers['list-unsubscribe']).toMatch(/\/u\//);
  expect(mail?.text).toContain('14 Harbour Street');
});

test('a reply counts in the open report, and comes into the inbox as a thread that says which campaign', async () => {
  const [mail] = await sentTo('reader7@lake.example');
  await world.api.rehearsal.receive.mutate({
    from: 'reader7@lake.example',
    subject: `Re: ${mail?.subject}`,
    text: 'Yes, please send me the details of both homes.',
    inReplyTo: mail?.messageId ?? '',
  });
  await until('the reply in the open report', async () => (await figure('Replied')) === 1, { seconds: 15 });
  await page.getByRole('link', { name: 'Replies in the inbox' }).click();
  await rowOf(page, 'two homes by the water').click();
  await page.locator('[data-message]', { hasText: 'please send me the details of both homes' }).first().waitFor();
  const threadPath = new URL(page.url()).pathname;
  await page
    .getByRole('list', { name: 'Timeline' })
    .getByRole('listitem')
    .filter({ hasText: 'A campaign wrote' })
    .getByText(NAME)
    .waitFor();
  await page
    .getByRole('log')
    .getByRole('link', { name: `Campaign ${NAME}` })
    .click();
  await page.locator('[data-figure=Recipients]').waitFor();
  expect(visit.consoleErrors).toEqual([]);

  // An agent reads the name; the report behind it would be refused.
  const { user, password } = await world.api.users.invite.mutate({ email: 'abe@larkinvale.example', name: 'Abe Agent', role: 'agent' });
  const theirs = await world.open(threadPath, { as: { email: user.email, password } });
  await theirs.page.getByRole('log').getByText(`Campaign ${NAME}`).waitFor();
  await theirs.page.getByRole('region', { name: 'Campaigns' }).getByText(NAME).waitFor();
  expect(await theirs.page.getByRole('link', { name: new RegExp(NAME) }).count()).toBe(0);
  await theirs.context.close();
}, 60_000);

test('neither the report nor the list has a fault of looks', async () => {
  const found: string[] = [];
  for (const { width, dark } of LOOKS) {
    const look = await world.open('/campaigns', { width, dark });
    await look.page.setViewportSize({ width, height: 1800 });
    for (const [path, sign] of [
      [`/campaigns/${campaignId}`, '[data-figure=Recipients]'],
      ['/campaigns', 'main li'],
      ['/campaigns/new', 'form'],
    ] as const) {
      await go(look.page, [path, sign]);
      for (const fault of await looksOf(look.page, { width, dark })) found.push(`${width} ${dark} ${path}: ${fault}`);
    }
    await look.context.close();
  }
  expect(found).toEqual([]);
}, 120_000);
