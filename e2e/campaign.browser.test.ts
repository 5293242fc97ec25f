import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import type { Visit } from './open-browser.ts';
import { until } from './sign-in.ts';
import { rowOf } from './watch-page.ts';

/** One campaign from an empty form to its report. Each test continues the one before. */
const NAME = 'Autumn by the water';

let world: BrowserWorld;
let visit: Visit;
let page: Page;
let readers: number;

beforeAll(async () => {
  world = await startBrowserWorld({ SEND_PER_MINUTE: '10000' });
  visit = await world.open('/campaigns');
  page = visit.page;
  readers = 0;
  for (const stage of ['hot', 'active'] as const) {
    const { items } = await world.api.contacts.list.query({ stage, limit: 100 });
    readers += items.filter(({ tags }) => tags.includes('spring-news')).length;
  }
}, 90_000);
afterAll(() => world.stop());

const figure = async (name: string) => {
  const text = await page
    .locator('dl > div', { has: page.getByText(name, { exact: true }) })
    .locator('dd')
    .first()
    .textContent();
  return Number(text?.replace(/\D/g, ''));
};

test('a campaign is written with its readers chosen and a sample in view, and is a draft until it is started', async () => {
  await page.getByRole('link', { name: 'New campaign' }).click();
  await page.getByLabel(/^Name/).fill(NAME);
  expect(await page.getByRole('button', { name: 'Make the draft' }).isDisabled()).toBe(true);
  await page.getByLabel('With any of these tags').fill('spring-news');
  for (const stage of ['Hot', 'Active']) await page.getByRole('button', { name: stage, exact: true }).click();
  const colourOf = (stage: string) => page.getByRole('button', { name: stage, exact: true }).evaluate((one) => getComputedStyle(one).color);
  expect(await colourOf('Hot')).not.toBe(await colourOf('New'));
  await page.getByText('Everybody who is Hot or Active and has the tag spring-news').waitFor();
  await page.getByLabel(/^Subject/).fill('{{ firstName }}, two homes by the water');
  await page.getByLabel(/^Text/).fill('Hi {{ firstName }},\n\ntwo homes by the water came up. Shall we send you the details?');
  await page.getByText('Maya, two homes by the water', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Make the draft' }).click();
  await page.getByRole('heading', { name: NAME }).waitFor();
  await page.getByText('Draft', { exact: true }).waitFor();
  await page.getByText('The audience is written down when the campaign starts.').waitFor();
});

test('started, its report runs by itself until every mail is confirmed', async () => {
  await page.getByRole('button', { name: 'Start sending' }).click();
  await page.getByText('Sending', { exact: true }).waitFor();
  await page.getByText('Finished', { exact: true }).waitFor({ timeout: 45_000 });
  await page.getByText(`${readers} seen in Sent`).waitFor({ timeout: 45_000 });
  expect(await figure('Recipients')).toBe(readers);
  expect(await figure('Sent')).toBe(readers);
  for (const name of ['Still to go', 'Failed', 'Bounced', 'Maybe sent']) expect(await figure(name)).toBe(0);
  const state = page.getByLabel('State');
  await state.selectOption({ label: 'Seen in Sent' });
  await page.getByRole('region', { name: 'Recipients' }).getByRole('row').nth(1).waitFor();
}, 100_000);

test('a reader got it once, by name, with the address and the way out that the law asks for', async () => {
  const [, first] = await page.getByRole('region', { name: 'Recipients' }).getByRole('row').all();
  const address = (await first?.textContent())?.match(/[\w.]+@[\w.]+\.example/i)?.[0]?.toLowerCase() ?? '';
  const [mail, ...more] = await world.api.rehearsal.sentTo.query({ address });
  expect(more).toEqual([]);
  expect(mail?.subject).toMatch(/^[A-Z][a-z]+, two homes by the water$/);
  expect(mail?.text).toContain('14 Harbour Street');
  expect(mail?.headers['list-unsubscribe']).toMatch(/\/u\//);
}, 30_000);

test('a reply counts in the open report, and comes into the inbox as a thread that says which campaign', async () => {
  const [reader] = (await world.api.campaigns.list.query({})).items.filter(({ campaign }) => campaign.name === NAME);
  const campaignId = reader?.campaign.id ?? '';
  const { items } = await world.api.campaigns.recipients.query({ campaignId, limit: 1 });
  const address = items[0]?.address ?? '';
  const [mail] = await world.api.rehearsal.sentTo.query({ address });
  await world.api.rehearsal.receive.mutate({
    from: address,
    subject: `Re: ${mail?.subject}`,
    text: 'Yes, please send me the details of both homes.',
    inReplyTo: mail?.messageId ?? '',
  });
  await until('the reply in the open report', async () => (await figure('Replied')) === 1, { seconds: 15 });
  await page.getByRole('link', { name: 'Inbox' }).first().click();
  await rowOf(page, 'two homes by the water').click();
  await page.getByText(`Campaign ${reader?.campaign.number}`, { exact: true }).waitFor();
  expect(visit.consoleErrors).toEqual([]);
}, 60_000);
