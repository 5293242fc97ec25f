import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { JOB_NAMES } from '../shared/job.ts';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import type { Visit } from './open-browser.ts';
import { until } from './sign-in.ts';
import { rowOf } from './watch-page.ts';

/** The pages of whoever runs the place: System, Rehearsal, Settings. The cast is there and too slow to write. */
let world: BrowserWorld;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  world = await startBrowserWorld({ REHEARSAL_CUSTOMERS: 'on', REHEARSAL_SPEED: '0.001' });
  visit = await world.open('/system');
  page = visit.page;
}, 90_000);
afterAll(() => world.stop());

test('System shows how every part is and every job, and a job runs when told to', async () => {
  const health = page.getByRole('listitem').filter({ hasText: 'hello@larkinvale.example' });
  await health.getByText('IMAP ok, SMTP not used yet').waitFor();
  const jobs = page.getByRole('region', { name: 'Jobs' });
  const row = jobs.getByRole('row').filter({ hasText: 'Follow up' });
  await row.getByText('Not yet').waitFor();
  await row.getByRole('button', { name: 'Run now' }).click();
  await page.getByText(/^Follow up: /).waitFor();
  await row.getByText('Nothing to do').waitFor();
  expect(await jobs.getByRole('row').count()).toBe(JOB_NAMES.length + 1);
  await page.getByRole('region', { name: 'Cursors' }).getByRole('row').filter({ hasText: 'INBOX' }).waitFor();
});

test('what an admin does stands under "Who did what" without a reload', async () => {
  const { page: other, context } = await world.open('/settings/brokerage');
  await other.getByLabel('Office hours').fill('Monday to Saturday, 8 am to 6 pm');
  await other.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('region', { name: 'Audit log' }).getByRole('row').filter({ hasText: 'settings' }).first().waitFor();
  await context.close();
});

test('on a phone the tables of System stand row by row: every button is in sight, and nothing scrolls sideways', async () => {
  const phone = await world.open('/system', { width: 390 });
  const job = phone.page.getByRole('region', { name: 'Jobs' }).getByRole('row').filter({ hasText: 'Follow up' });
  await job.getByRole('cell', { name: 'Nothing to do' }).waitFor();
  for (const name of ['Jobs', 'Cursors', 'Audit log']) {
    const region = phone.page.getByRole('region', { name });
    await region.getByRole('row').nth(1).waitFor();
    expect([name, await region.evaluate((part) => part.scrollWidth - part.clientWidth)]).toEqual([name, 0]);
  }
  const rightmost = async (name: string | RegExp) => {
    const boxes = await Promise.all((await phone.page.getByRole('button', { name }).all()).map((button) => button.boundingBox()));
    return Math.max(...boxes.map((box) => (box ? box.x + box.width : Number.NaN)));
  };
  expect(await rightmost(/^Run now: /)).toBeLessThan(390);
  await phone.context.close();
});

test('on the Rehearsal page one writes as a member of the cast, and the mail comes in like any other', async () => {
  await page.getByRole('link', { name: 'Rehearsal' }).click();
  await page.getByRole('button', { name: /Maya Lindqvist/ }).click();
  await page.getByRole('heading', { name: 'Write as Maya Lindqvist' }).waitFor();
  expect(await page.getByLabel('Address').inputValue()).toBe('maya.lindqvist@inbox.example');
  await page.getByLabel('Subject').fill('A first home');
  await page.getByLabel('Text').fill('Hello, what should I know before I buy my first home in Mill Hill?');
  await page.getByRole('button', { name: 'Post it' }).click();
  await page.getByText('Posted. It arrives in a moment.').waitFor();
  await page.getByRole('link', { name: 'Inbox' }).first().click();
  await rowOf(page, 'A first home').getByText('Maya Lindqvist').waitFor();
});

test('an answer written there stays in the conversation', async () => {
  const threadId = (await rowOf(page, 'A first home').getAttribute('data-thread')) ?? '';
  await world.api.inbox.reply.mutate({ threadId, text: 'Begin with the bank, then with the area.' });
  await page.getByRole('link', { name: 'Rehearsal' }).click();
  await page.getByRole('button', { name: /Maya Lindqvist/ }).click();
  // By key: right after a scroll Chromium may still route a click to where the frame of the mail was.
  await page.getByRole('button', { name: 'Answer this mail' }).first().press('Enter');
  await until('the subject of the answer', async () => (await page.getByLabel('Subject').inputValue()) === 'Re: A first home', {
    seconds: 10,
  });
  await page.getByLabel('Text').fill('Thank you, that helps a lot.');
  await page.getByRole('button', { name: 'Post it' }).click();
  const inbound = async () =>
    (await world.api.inbox.thread.query({ threadId })).messages.filter(({ direction }) => direction === 'inbound');
  await until('the answer in its thread', async () => (await inbound()).length === 2);
  await page.getByRole('link', { name: 'Inbox' }).first().click();
}, 30_000);

test('a whole mail typed as raw MIME comes in byte for byte', async () => {
  await page.getByRole('link', { name: 'Rehearsal' }).click();
  await page.getByRole('button', { name: 'Raw MIME' }).click();
  const raw = ['From: Ana <ana@example.org>', 'To: hello@larkinvale.example', 'Subject: Typed by hand', '', 'Is the house still free?'];
  await page.getByLabel('Whole mail').fill(raw.join('\n'));
  await page.getByRole('button', { name: 'Post it' }).click();
  await page.getByRole('link', { name: 'Inbox' }).first().click();
  await rowOf(page, 'Typed by hand').click();
  await page.getByText('Is the house still free?').last().waitFor();
  const threadId = (await rowOf(page, 'Typed by hand').getAttribute('data-thread')) ?? '';
  const { messages } = await world.api.inbox.thread.query({ threadId });
  expect((await world.api.inbox.raw.query({ messageId: messages[0]?.id ?? '' })).raw).toEndWith(raw.join('\r\n'));
});

test('somebody who is invited signs in with the password that is shown once, and is led to no page of a higher role', async () => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Team' }).click();
  const team = page.getByRole('region', { name: 'Team' });
  await team.getByLabel('Name').fill('Tom Vale');
  await team.getByLabel('Email').fill('tom@larkinvale.example');
  await team.getByRole('button', { name: 'Invite' }).click();
  const password = (await team.getByRole('status').locator('code').textContent()) ?? '';
  await team.getByRole('button', { name: 'Done' }).click();
  expect(await page.getByText(password).count()).toBe(0);

  const tom = await world.open('/inbox/all', { as: { email: 'tom@larkinvale.example', password } });
  await tom.page.getByRole('link', { name: 'Contacts' }).waitFor();
  expect(await tom.page.getByRole('link', { name: /^(Campaigns|Settings|System)$/ }).count()).toBe(0);
  await tom.page.goto(`${world.server.url}/system`);
  await tom.page.getByText('This is for admins.').waitFor();
  await tom.page.getByText('Your role is Agent.').waitFor();
  expect(await tom.page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  await tom.page.goto(`${world.server.url}/settings/team`);
  await tom.page.getByText('This is for admins.').waitFor();
  await tom.page.goto(`${world.server.url}/campaigns/new`);
  await tom.page.getByText('This is for team leads and admins.').waitFor();
  await tom.page.getByRole('link', { name: 'Go to the inbox' }).click();
  await tom.page.getByRole('heading', { name: 'Inbox', exact: true }).waitFor();
  expect([...visit.consoleErrors, ...tom.consoleErrors]).toEqual([]);
});
