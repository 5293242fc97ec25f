import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { breakLists, refusalOf, sideways } from './break-lists.ts';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { LOADING } from './look-at.ts';
import type { Visit } from './open-browser.ts';
import { type Api, until } from './sign-in.ts';

/**
 * Every list in every state, on the screen where it stands: while it loads, when it is refused and asked for again, with
 * nothing in it, and with words that end nowhere, wide and on a phone.
 */
let world: BrowserWorld;
let opened: Visit;
let page: Page;
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await startBrowserWorld({ AI_MODE: 'review', REHEARSAL_CUSTOMERS: 'on', REHEARSAL_SPEED: '0.001' });
  const { api } = world;
  const lead = { from: 'iris@example.com', name: 'Iris Calloway', subject: 'House for Iris' };
  await api.rehearsal.receive.mutate({ ...lead, text: 'Do you have three bedrooms in Orchard Falls, up to $640,000?\n\nIris' });
  const thread = await until('the draft', async () =>
    (await api.inbox.list.query({ view: 'all' })).threads.find(({ needs }) => needs?.reason === 'review'),
  );
  const [contact] = (await api.contacts.list.query({ search: 'iris' })).items;
  const { items } = await api.campaigns.list.query({});
  const running = items[0]?.campaign.id ?? '';
  const draft = await api.campaigns.create.mutate({ name: 'Autumn', subject: 'Two homes', body: 'Hello', audience: {} });
  const { slots } = await api.calls.toOffer.query({ threadId: thread.id });
  await Promise.all([
    api.campaigns.start.mutate({ campaignId: running }),
    api.calls.book.mutate({ contactId: contact?.id ?? '', startsAt: slots[0]?.startsAt ?? new Date(), topic: 'A first call' }),
    api.users.createToken.mutate({ name: 'The website', role: 'agent' }),
    api.templates.create.mutate({ name: 'Viewing', text: 'Which day suits you?' }),
    api.contacts.addNote.mutate({ contactId: contact?.id ?? '', text: 'Met at the open house' }),
    api.contacts.create.mutate({ email: 'calloway@example.org', firstName: 'Iris', lastName: 'Calloway' }),
    api.campaigns.saveTemplate.mutate({ name: 'What worked', subject: 'Two homes', body: 'Hello' }),
    // Nobody listens there: each try has an error to show.
    api.webhooks.create
      .mutate({ name: 'The website', url: 'https://hook.invalid/', events: ['message.arrived'] })
      .then(({ webhook }) => api.webhooks.sendTest.mutate({ webhookId: webhook.id })),
  ]);
  Object.assign(ids, { thread: thread.id, contact: contact?.id, running, draft: draft.id });
  await answerSomebody(api);
  opened = await world.open('/inbox/all');
  page = opened.page;
  opened.context.setDefaultTimeout(8000);
  await importSomebody(page);
  await comeToRest(api);
}, 90_000);
afterAll(() => world?.stop());

/** A question and what its list says when there is nothing; null: it is never empty. */
type Lists = Record<string, string | RegExp | null>;
/** `isKnown`: what leads there has asked already, so that nothing is seen loading. */
type Case = { screen: string; path: string; lists: Lists; open?: (page: Page) => Promise<unknown>; isKnown?: true };

const press = (name: string | RegExp) => (on: Page) => on.getByRole('button', { name }).first().click();
const templates = async (on: Page) => {
  await on.locator('#composer').focus();
  await on.locator('.composer').waitFor();
  await on.keyboard.type('/edit');
  await on.getByRole('option', { name: 'Edit the templates…' }).click();
};

const merge = async (on: Page) => {
  await on.getByRole('complementary', { name: 'Contact' }).getByRole('button', { name: /^More/ }).click();
  await on.getByRole('menuitem', { name: /^Merge/ }).click();
};
/** A customer of the play, the first shown, has a mail from us. */
async function answerSomebody(api: Api): Promise<void> {
  const [customer] = await api.rehearsal.cast.query();
  const address = customer?.address ?? '';
  await api.settings.update.mutate({ sending: { undoSeconds: 0 } });
  await api.rehearsal.receive.mutate({ from: address, name: 'Customer', subject: 'A question', text: 'Are you open on Saturday?' });
  const thread = await until('the question', async () =>
    (await api.inbox.list.query({ view: 'all' })).threads.find(({ contactEmail }) => contactEmail === address),
  );
  await api.inbox.reply.mutate({ threadId: thread.id, text: 'We are.' });
  await until('the answer', async () => (await api.rehearsal.sentTo.query({ address })).length > 0);
}
/** News of a conversation that still moves would bring its row into a list that is to be empty. */
async function comeToRest(api: Api): Promise<void> {
  let before = '';
  const isAsBefore = async () => {
    const now = JSON.stringify(await api.inbox.list.query({ view: 'all' }));
    const isSame = now === before;
    before = now;
    return isSame;
  };
  await until('conversations that rest', isAsBefore, { everyMs: 1500 });
}
const chooseCustomer = (on: Page) => on.locator('main ul button[aria-pressed]').first().click();
async function importSomebody(on: Page): Promise<void> {
  await on.goto(`${world.server.url}/contacts?open=import`);
  const buffer = Buffer.from('email\nzoe@fair.example\n');
  await on.locator('input[type=file]').setInputFiles({ name: 'fair.csv', mimeType: 'text/csv', buffer });
  await on.getByLabel('Where they agreed to hear from you').fill('Spring fair');
  for (const name of ['See what would happen', 'Import 1']) await on.getByRole('dialog').getByRole('button', { name }).click();
  await on.getByText('Everybody who could be taken in is here.').waitFor();
}

const SCREENS: Case[] = [
  { screen: 'inbox', path: '/inbox/all', lists: { 'inbox.list': 'No mail yet' } },
  { screen: 'conversation', path: '/inbox/all/:thread', lists: { 'inbox.thread': null } },
  { screen: 'what happened, beside it', path: '/inbox/all/:thread', lists: { 'contacts.timeline': 'Nothing yet.' } },
  { screen: 'templates', path: '/inbox/all/:thread', lists: { 'templates.list': null }, open: templates, isKnown: true },
  { screen: 'pipeline', path: '/pipeline', lists: { 'pipeline.cards': 'Who answers us stands here.' } },
  { screen: 'contacts', path: '/contacts', lists: { 'contacts.list': 'No contacts yet' } },
  { screen: 'earlier imports', path: '/contacts?open=import', lists: { 'contacts.importRuns': null } },
  { screen: 'who else it may be', path: '/contacts/:contact', lists: { 'contacts.duplicates': 'No likely duplicate' }, open: merge },
  { screen: 'timeline', path: '/contacts/:contact?tab=timeline', lists: { 'contacts.timeline': 'Nothing yet' } },
  { screen: 'properties', path: '/properties', lists: { 'properties.list': 'No listings yet' } },
  { screen: 'properties as a table', path: '/properties?view=table', lists: { 'properties.list': 'No listings yet' } },
  { screen: 'map', path: '/properties?view=map', lists: { 'properties.pins': 'No listings yet' } },
  {
    screen: 'a listing',
    path: '/properties/PL-2037',
    lists: { 'properties.sentTo': 'Nobody yet.', 'properties.wantedBy': /^Nobody we know looks/ },
  },
  { screen: 'week of calls', path: '/calls', lists: { 'calls.list': null } },
  {
    screen: 'agenda',
    path: '/calls?view=agenda',
    lists: { 'calls.list': 'No calls booked', 'calls.slots': /^No free time in the coming week/ },
  },
  { screen: 'campaigns', path: '/campaigns', lists: { 'campaigns.list': 'No campaigns yet' } },
  { screen: 'recipients', path: '/campaigns/:running', lists: { 'campaigns.recipients': 'Nobody yet' } },
  { screen: 'audience', path: '/campaigns/:draft?step=audience', lists: { 'audiences.sample': 'Nobody yet' } },
  { screen: 'listings of a campaign', path: '/campaigns/:draft?step=properties', lists: { 'properties.list': 'Nothing found' } },
  {
    screen: 'templates of campaigns',
    path: '/campaigns/:draft?step=content',
    lists: { 'campaigns.templates': /^None yet/ },
    open: press('Begin with a template'),
  },
  { screen: 'behind a figure', path: '/insights', lists: { 'insights.threads': 'Nothing behind this number' }, open: press(/^Mail in/) },
  { screen: 'team', path: '/settings/team', lists: { 'users.list': null } },
  { screen: 'tokens', path: '/settings/tokens', lists: { 'users.tokens': /^No keys\./ } },
  { screen: 'mailboxes', path: '/settings/mailboxes', lists: { 'settings.mailboxes': 'No mailbox yet' } },
  { screen: 'webhooks', path: '/settings/webhooks', lists: { 'webhooks.list': 'Nobody is told yet' } },
  {
    screen: 'log of a webhook',
    path: '/settings/webhooks',
    lists: { 'webhooks.deliveries': /^Nothing yet/ },
    open: press(/^Show the log/),
  },
  { screen: 'deliverability', path: '/settings/deliverability', lists: { 'settings.deliverability': 'Nothing is sent yet' } },
  {
    screen: 'system',
    path: '/system',
    lists: {
      'system.jobs': null,
      'system.cursors': /^No folder was read yet/,
      'system.quarantine': /^Every mail could be read/,
      'system.unsettled': /^Every mail is settled/,
      'system.audit': 'Nobody has changed anything yet.',
    },
  },
  { screen: 'rehearsal', path: '/rehearsal', lists: { 'rehearsal.cast': 'Nobody plays' } },
  { screen: 'what a customer got', path: '/rehearsal', lists: { 'rehearsal.sentTo': 'Nothing yet.' }, open: chooseCustomer },
];

test.each(SCREENS)(
  '$screen: loads in its place, says what failed and tries again, says what an empty list means, and bears endless words',
  async ({ path, lists, open, isKnown }) => {
    const asked = Object.keys(lists);
    const answers = await breakLists(page, asked);
    await page.goto(world.server.url + path.replace(/:(\w+)/, (_all, name: string) => ids[name] ?? ''), { waitUntil: 'commit' });
    if (isKnown) answers.turn('refused');
    await open?.(page);
    if (!isKnown) await page.locator(LOADING).first().waitFor();
    answers.turn('refused');
    for (const name of asked) await page.getByRole('alert').getByText(refusalOf(name)).first().waitFor();

    answers.turn('empty');
    const again = page.getByRole('button', { name: 'Try again', exact: true });
    // All at once: two parts of a screen may have asked one question. And again: a question that was under way is refused yet.
    const pressAll = () =>
      again.evaluateAll((buttons) => {
        for (const button of buttons) (button as HTMLButtonElement).click();
      });
    await until('no refusal left', async () => pressAll().then(async () => (await again.count()) === 0), { seconds: 8, everyMs: 500 });
    for (const words of Object.values(lists)) if (words) await page.getByText(words).first().waitFor();

    answers.turn('long');
    await page.locator('[data-live=live]').waitFor({ state: 'attached' });
    await lookAway(page);
    const isEndless = () => page.evaluate(() => document.body.textContent?.includes('DonaudampfschifffahrtsgesellschaftDonau'));
    await until('the endless words', isEndless, { seconds: 8, everyMs: 50 });
    expect(await sidewaysInTheEnd(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await sidewaysInTheEnd(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await answers.stop();
    expect(opened.consoleErrors.splice(0)).toEqual([]);
  },
  30_000,
);

/** A table that hears of another width takes a moment to lay its rows out anew. */
async function sidewaysInTheEnd(on: Page): Promise<string[]> {
  const end = Date.now() + 3000;
  for (;;) {
    const found = await sideways(on);
    if (found.length === 0 || Date.now() > end) return found;
    await Bun.sleep(50);
  }
}

/** The network goes and comes back: everything in sight is asked for again. */
async function lookAway(on: Page): Promise<void> {
  await on.evaluate(() => {
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
  });
}
