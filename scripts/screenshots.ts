/**
 * `bun run screenshots`: starts a whole rehearsal server, waits until there is life in it, and writes every screen to
 * docs/screens/, light and dark. `bun run screenshots inbox why` writes only those.
 */
import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { openBrowser, type Visit, visit } from '../e2e/open-browser.ts';
import { type Api, signIn, until } from '../e2e/sign-in.ts';
import { ADMIN, newDataDir, removeDataDir, startServer } from '../e2e/start-server.ts';
import { buildClient } from './build-client.ts';

type Shot = { name: string; path: string; width?: number; isDoor?: boolean; ready: string; before?: (page: Page) => Promise<void> };

process.chdir(`${import.meta.dirname}/..`);
const OUT = 'docs/screens';
const wanted = process.argv.slice(2);
const STEPS = ['audience', 'content', 'properties', 'schedule'];
const SECTIONS = ['brokerage', 'ai', 'mailboxes', 'team'];

buildClient();
await mkdir(OUT, { recursive: true });
const browser = await openBrowser();
const empty = await startServer({ DATA_DIR: await newDataDir(), ADMIN_EMAIL: '', ADMIN_PASSWORD: '', REHEARSAL_CUSTOMERS: 'off' });
await shoot(empty.url, [{ name: 'first-run', path: '/', isDoor: true, ready: 'text=Open the house' }]);
await empty.stop();
await removeDataDir(empty.dataDir);

const server = await startServer({ DATA_DIR: await newDataDir(), ADMIN_NAME: ADMIN.name, REHEARSAL_SPEED: '10', SETTLE_SECONDS: '1' });
try {
  const api = await signIn(server.url);
  await bringToLife(api);
  await shoot(server.url, await shots(api));
} finally {
  await browser.close();
  await server.stop();
  await removeDataDir(server.dataDir);
}

/** Answers quickly at first, so that there is something to see, then holds long enough to be seen holding. */
async function bringToLife(api: Api): Promise<void> {
  const [campaign] = (await api.campaigns.list.query({})).items;
  if (campaign) await api.campaigns.start.mutate({ campaignId: campaign.campaign.id });
  const isAlive = async () => {
    const [calls, { threads }] = await Promise.all([api.calls.list.query({}), api.inbox.list.query({ view: 'all', limit: 50 })]);
    return calls.items.length >= 2 && threads.length >= 12;
  };
  await until('a booked call and ten threads', isAlive, { seconds: 300, everyMs: 1000 });
  // The ordinary speed gives the hold back to Settings.
  await api.rehearsal.setSpeed.mutate({ speed: 1 });
  await api.settings.update.mutate({ ai: { holdSeconds: 3600 } });
  await api.system.runJob.mutate({ name: 'answer-threads' });
  const someoneNew = { from: 'june.okafor@inbox.example', name: 'June Okafor', subject: 'A garden and three bedrooms' };
  const text =
    'Hello,\n\nwe are a family of four and look for three bedrooms in Orchard Falls, up to $650,000. A garden would make us happy.\n\nJune';
  await api.rehearsal.receive.mutate({ ...someoneNew, text });
  await until('a held draft', async () => (await threadWith(api, someoneNew.subject))?.aiState === 'holding');
}

async function threadWith(api: Api, words: string) {
  const { threads } = await api.inbox.list.query({ view: 'all', limit: 50 });
  return threads.find(({ subject }) => subject.includes(words));
}

async function shots(api: Api): Promise<Shot[]> {
  const held = `/inbox/all/${(await threadWith(api, 'A garden'))?.id}`;
  const { threads } = await api.inbox.list.query({ view: 'all', limit: 50 });
  const richest = threads.toSorted((a, b) => b.messageCount - a.messageCount)[0];
  const conversation = `/inbox/all/${richest?.id}`;
  const { decisions, contact } = await api.inbox.thread.query({ threadId: richest?.id ?? '' });
  const why = decisions.findLast(({ guard, properties }) => guard.length > 0 && properties.length > 0) ?? decisions[0];
  const [campaign] = (await api.campaigns.list.query({})).items;
  const written = await writeCampaign(api);
  return [
    { name: 'sign-in', path: '/', isDoor: true, ready: 'text=Welcome back' },
    { name: 'inbox', path: held, ready: '[data-draft=holding]' },
    { name: 'thread', path: conversation, ready: '[data-delivery=confirmed]' },
    { name: 'why', path: `${conversation}?why=${why?.messageId}`, ready: 'aside[aria-label=Why] h4' },
    { name: 'needs-you', path: '/inbox/needs_you', ready: '[data-thread]' },
    { name: 'pipeline', path: '/pipeline', ready: '[data-lead], main article, main li' },
    { name: 'contacts', path: '/contacts', ready: '[role=grid] [role=row]:nth-child(2)' },
    { name: 'contact', path: `/contacts/${contact?.id}`, ready: 'aside[aria-label=Contact] h2' },
    { name: 'contact-timeline', path: `/contacts/${contact?.id}`, ready: 'aside[aria-label=Contact] h2', before: openTab('Timeline') },
    { name: 'contacts-import', path: '/contacts?open=import', ready: '[role=dialog]' },
    { name: 'properties', path: '/properties', ready: 'main li img' },
    { name: 'property', path: '/properties/PL-2037', ready: 'main[data-listing] h1' },
    { name: 'properties-map', path: '/properties?view=map', ready: '.leaflet-container' },
    { name: 'campaigns', path: '/campaigns', ready: 'main li' },
    { name: 'campaign', path: `/campaigns/${campaign?.campaign.id}`, ready: '[data-figure=Recipients]' },
    ...STEPS.map((step) => ({
      name: `campaign-${step}`,
      path: `/campaigns/${written}?step=${step}`,
      ready: step === 'content' ? 'iframe[title="The mail"]' : '[role=tab][aria-selected=true]',
    })),
    { name: 'calls', path: '/calls', ready: '[data-call]' },
    { name: 'insights', path: '/insights', ready: 'main svg.recharts-surface, main figure' },
    ...SECTIONS.map((section) => ({ name: `settings-${section}`, path: `/settings/${section}`, ready: 'main h1' })),
    { name: 'system', path: '/system', ready: 'main h2' },
    { name: 'rehearsal', path: '/rehearsal', ready: 'main li' },
    { name: 'palette', path: '/inbox/all', ready: '[data-thread]', before: openPalette },
    { name: 'phone-list', path: '/inbox/all', width: 390, ready: '[data-thread]' },
    { name: 'phone', path: held, width: 390, ready: '[data-draft=holding]' },
  ];
}

/** A campaign as it stands while it is written. */
async function writeCampaign(api: Api): Promise<string> {
  const { id } = await api.campaigns.create.mutate({
    name: 'Autumn by the water',
    subject: '{{ firstName }}, two homes by the water',
    body: 'Hi {{ firstName | default: "there" }},\n\ntwo homes by the water came up this week, and we thought of you.\n\n{{ listings }}\n\nShall we show you around?\n\nLarkin & Vale',
    audience: { stages: ['hot', 'active'] },
    listingKeys: ['PL-2041', 'PL-2037'],
  });
  return id;
}

function openTab(name: string): (page: Page) => Promise<void> {
  return (page) => page.getByRole('tab', { name }).click();
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('orchard');
  await page.waitForTimeout(800);
}

/** One window per width and theme, signed in once: guessing passwords is slowed down, and so would we be. */
async function shoot(url: string, list: Shot[]): Promise<void> {
  const windows = new Map<string, Visit>();
  for (const shot of list.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    for (const dark of [false, true]) {
      const { width = 1440, isDoor = false } = shot;
      const key = `${width} ${dark} ${isDoor}`;
      const seen = windows.get(key) ?? (await visit(browser, url, { width, dark, ...(isDoor ? {} : { as: ADMIN }) }));
      windows.set(key, seen);
      await show(seen.page, url, shot);
      await seen.page.screenshot({ path: `${OUT}/${shot.name}${dark ? '-dark' : ''}.png` });
      if (seen.consoleErrors.length > 0) throw new Error(`${shot.name}: ${seen.consoleErrors.join('; ')}`);
    }
    console.log(`${shot.name}.png and ${shot.name}-dark.png`);
  }
  for (const { context } of windows.values()) await context.close();
}

async function show(page: Page, url: string, { path, isDoor = false, ready, before }: Shot): Promise<void> {
  await page.goto(url + path);
  await page.locator(ready).first().waitFor();
  if (!isDoor) await page.locator('[data-live=live]').waitFor({ state: 'attached' });
  await before?.(page);
  await page.waitForFunction(() => !document.querySelector('[role=status][aria-label=Loading]'));
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle', { timeout: 60_000 });
}
