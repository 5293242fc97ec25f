import { afterAll, beforeAll, expect, test } from 'bun:test';
import { type Api, signIn, until } from './sign-in.ts';
import { newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

/** A newcomer's first three minutes: nothing configured, nothing touched, nothing sped up. */
let server: RunningServer;
let api: Api;

beforeAll(async () => {
  server = await startServer({ DATA_DIR: await newDataDir() });
  api = await signIn(server.url);
}, 60_000);
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

test('within three minutes five mails have arrived and been classified, and one has been answered and confirmed from Sent', async () => {
  const seen = await until(
    'five classified mails and a confirmed answer',
    async () => {
      const { threads } = await api.inbox.list.query({ view: 'all', limit: 50 });
      const spam = await api.inbox.list.query({ view: 'spam', limit: 50 });
      const all = await Promise.all([...threads, ...spam.threads].map(({ id }) => api.inbox.thread.query({ threadId: id })));
      const messages = all.flatMap((thread) => thread.messages);
      const classified = messages.filter((message) => message.direction === 'inbound' && message.kind !== null);
      const confirmed = messages.filter((message) => message.author === 'ai' && message.delivery?.state === 'confirmed');
      return classified.length >= 5 && confirmed.length >= 1 && { classified, confirmed };
    },
    { seconds: 180, everyMs: 1000 },
  );
  const addresses = new Set(seen.classified.map((message) => message.from.address));
  expect(addresses.size).toBeGreaterThanOrEqual(4);
  expect(seen.confirmed[0]?.delivery?.smtpResponse).toMatch(/^250/);
}, 200_000);

test('the catalogue has at least 60 listings, there are 200 contacts, and a campaign is ready to send', async () => {
  const listings = await api.properties.list.query({ limit: 100 });
  expect(listings.items.length).toBeGreaterThanOrEqual(60);
  let contacts = 0;
  for (let cursor: string | undefined | null; cursor !== null; ) {
    const page = await api.contacts.list.query({ limit: 100, ...(cursor ? { cursor } : {}) });
    contacts += page.items.length;
    cursor = page.nextCursor;
  }
  expect(contacts).toBeGreaterThanOrEqual(200);
  expect((await api.campaigns.list.query({})).items.map((row) => row.campaign.state)).toContain('draft');
});

test('no job has failed, and the health page is green', async () => {
  const { jobs } = await api.system.jobs.query();
  expect(jobs.filter((job) => job.lastRun?.error)).toEqual([]);
  const response = await fetch(`${server.url}/healthz`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ ok: true, database: 'up', rehearsal: true });
});
