import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import type { Visit } from './open-browser.ts';
import { rowOf, seenOn, watchPage } from './watch-page.ts';

/** One mail as an agent sees it who only looks: each test continues the one before. */
let world: BrowserWorld;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  world = await startBrowserWorld({ SETTLE_SECONDS: '1', HOLD_SECONDS: '4' });
  visit = await world.open('/inbox/all', { script: watchPage });
  page = visit.page;
}, 90_000);
afterAll(() => world.stop());

const LEAD = {
  from: 'ana.reyes@example.com',
  name: 'Ana Reyes',
  subject: 'Three bedrooms in Orchard Falls',
  text: 'Hello,\n\nwe are looking for a house with three bedrooms in Orchard Falls, up to $620,000. A garden would be lovely.\n\nAna',
};

test('a new mail stands in the open page without a poll and without a click', async () => {
  await page.getByText('No mail yet').waitFor();
  await world.api.rehearsal.receive.mutate(LEAD);
  await rowOf(page, LEAD.subject).waitFor();
  expect(await rowOf(page, LEAD.subject).textContent()).toContain('1 unread');
}, 60_000);

test('opened it is read, and says what it is and who wrote it', async () => {
  await rowOf(page, LEAD.subject).click();
  const mail = page.locator('[data-message]').first();
  await mail.getByText('Buyer', { exact: true }).waitFor();
  await mail.getByText('we are looking for a house').waitFor();
  await page.getByRole('complementary', { name: 'The lead' }).getByRole('heading', { name: LEAD.name }).waitFor();
  await page.locator('[data-thread]:not(:has-text("1 unread"))').waitFor();
});

test('the answer writes itself in view, a countdown runs, the mail leaves and is confirmed from Sent', async () => {
  await page.locator('[data-delivery=confirmed]').waitFor({ timeout: 45_000 });
  const seen = await seenOn(page);
  expect(seen.drafts.slice(0, 2)).toEqual(['drafting', 'holding']);
  expect(seen.lengths.length).toBeGreaterThan(5);
  expect(seen.lengths).toEqual(seen.lengths.toSorted((a, b) => a - b));
  expect(seen.timers.some((words) => /Sends in 0:0[1-4]/.test(words))).toBe(true);
  expect(seen.deliveries.at(-1)).toBe('confirmed');

  const [mail, ...more] = await world.api.rehearsal.sentTo.query({ address: LEAD.from });
  expect(more).toEqual([]);
  const words = await page.locator('[data-message]', { has: page.locator('[data-delivery]') }).textContent();
  expect(words).toContain(mail?.text.split('\n')[0]?.trim() ?? 'a mail');
}, 60_000);

test('the state of a sent mail unfolds into its evidence, step by step', async () => {
  const line = page.locator('[data-delivery=confirmed]');
  await line.getByRole('button', { name: 'Seen in Sent' }).click();
  const steps = await line.getByRole('listitem').allTextContents();
  for (const step of ['Held', 'In the outbox', 'Handing over', 'Accepted by the mail server', 'Seen in Sent'])
    expect(steps.some((words) => words.includes(step))).toBe(true);
  expect(steps.join()).toContain('250');
});

test('Why shows how the mail was read, the row of the policy that fired, what was learned and every check', async () => {
  await page.locator('[data-message]').last().getByRole('button', { name: 'Why?' }).click();
  const why = page.getByRole('complementary', { name: 'Why' });
  const { decisions } = await world.api.inbox.thread.query({
    threadId: (await page.locator('[data-thread]').getAttribute('data-thread')) ?? '',
  });
  const fired = decisions[0]?.rows.find((row) => row.fired);
  await why
    .getByText(fired?.why ?? 'a row that fired')
    .first()
    .waitFor();
  await why.getByText('The rows of the policy, in order').click();
  expect(await why.getByRole('listitem').count()).toBe(decisions[0]?.rows.length ?? 0);
  expect(await why.getByText('Budget up to:').isVisible()).toBe(true);
  expect(await why.getByText('up to $620,000').first().isVisible()).toBe(true);
  for (const gate of ['Fact', 'Fair housing', 'Promise', 'Leak', 'Form']) await why.getByText(gate, { exact: false }).first().waitFor();
  // The address holds it: a colleague who gets the link sees the same.
  await page.reload();
  await why
    .getByText(fired?.why ?? 'a row that fired')
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Close (Esc)' }).click();
  await page.getByRole('complementary', { name: 'The lead' }).waitFor();
});

test('what the lead wants stands beside the conversation, each value with the words it came from', async () => {
  const lead = page.getByRole('complementary', { name: 'The lead' });
  const budget = lead.locator('dl > div', { hasText: 'Budget up to' });
  expect(await budget.textContent()).toContain('$620,000');
  await budget.focus();
  await budget.getByText('“').waitFor();
  await lead.getByRole('heading', { name: 'Shown to them' }).waitFor();
  expect(visit.consoleErrors).toEqual([]);
});

test('a conversation that is joined to another while it is open goes on being shown, as that other one', async () => {
  const say = (id: string, text: string, names = '') =>
    world.api.rehearsal.receiveRaw.mutate({
      raw: [
        'From: Ben Ito <ben@example.com>',
        'To: hello@larkinvale.example',
        `Subject: ${text}`,
        `Message-ID: <${id}@example.com>`,
        `Date: ${new Date().toUTCString()}`,
        ...(names ? [`References: <${names}@example.com>`] : []),
        '',
        text,
        '',
      ].join('\r\n'),
    });
  await say('first', 'About the pier');
  await say('third', 'About the garden', 'second');
  await rowOf(page, 'About the pier').waitFor();
  const standing = (await rowOf(page, 'About the pier').getAttribute('data-thread')) ?? 'a thread';
  await rowOf(page, 'About the garden').click();
  await page.locator('[data-message]', { hasText: 'About the garden' }).waitFor();
  await say('second', 'About the path', 'first');
  await page.locator('[data-message]', { hasText: 'About the pier' }).waitFor({ timeout: 20_000 });
  await page.waitForURL((url) => url.pathname.endsWith(standing));
}, 60_000);
