import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { headerOf, type MailWorld, startMailWorld, writeMail } from './mail-world.ts';
import type { Visit } from './open-browser.ts';
import { rowOf, seenOn, watchPage } from './watch-page.ts';

/** The open page over a real Dovecot and a real SMTP server, and no poll by the clock. */
let mail: MailWorld;
let world: BrowserWorld;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  mail = await startMailWorld();
  // Like most providers this one files what it has accepted.
  mail.sink.script.failAfterDot = ({ raw }) => {
    void mail.dovecot.deliver(raw, 'Sent');
    return null;
  };
  world = await startBrowserWorld({ ...mail.env, SMTP_FILES_SENT: 'true' });
  visit = await world.open('/inbox/all', { script: watchPage });
  page = visit.page;
}, 90_000);
afterAll(async () => {
  await world.stop();
  await mail.stop();
});

const letter = (n: number, more: { inReplyTo?: string } = {}) =>
  writeMail(mail.dovecot.user, {
    from: 'Ana Reyes <ana.reyes@example.com>',
    subject: 'A home by the harbour',
    messageId: `<harbour-${n}@example.com>`,
    text: `Hello, this is mail number ${n}. Do you have three bedrooms near the harbour, up to $650,000?`,
    ...more,
  });

test('a mail that Dovecot takes stands in the open page without a poll', async () => {
  await page.getByText('No mail yet').waitFor();
  await mail.dovecot.deliver(letter(1));
  await rowOf(page, 'A home by the harbour').waitFor();
}, 60_000);

test('its answer is written in view, leaves over SMTP and is confirmed from the Sent folder', async () => {
  await rowOf(page, 'A home by the harbour').click();
  await page.locator('[data-delivery=confirmed]').waitFor({ timeout: 45_000 });
  expect((await seenOn(page)).deliveries.at(-1)).toBe('confirmed');
  expect(mail.sink.received.map(({ to }) => to)).toEqual([['ana.reyes@example.com']]);
  expect(await mail.dovecot.readFolder('Sent')).toHaveLength(1);
}, 60_000);

test('a second mail slides into the open conversation', async () => {
  const answer = headerOf(mail.sink.received[0]?.raw ?? '', 'Message-ID');
  await mail.dovecot.deliver(letter(2, { inReplyTo: answer ?? '' }));
  await page.locator('[data-message]', { hasText: 'this is mail number 2' }).waitFor();
  expect(await page.locator('[data-thread]').count()).toBe(1);
  expect(visit.consoleErrors).toEqual([]);
}, 60_000);
