import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import { Webhook } from 'standardwebhooks';
import { type WebhookEvent, webhookDeliverySchema, webhookPayloadSchema } from '../../shared/webhook.ts';
import { CallModel } from '../calls/call.model.ts';
import { CampaignModel } from '../campaigns/campaign.model.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { newId } from '../database/model-from.ts';
import { forgetContact } from '../follow-contact.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { refusePrivateHost } from '../refuse-private-host.ts';
import { buildCall, buildCampaign, buildContact, buildMessage, buildThread } from '../test/build.ts';
import { expectRoundTrip } from '../test/expect-round-trip.ts';
import { startApi, type TestApi } from '../test/start-api.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';
import { forgetDeliveries } from './forget-deliveries.ts';
import { WebhookCursorModel } from './note/webhook-cursor.model.ts';
import { WebhookModel } from './webhook.model.ts';
import { WebhookDeliveryModel } from './webhook-delivery.model.ts';
import type { FindReceiver } from './webhook-edges.ts';

type Received = { id: string; type: string; data: Record<string, unknown>; headers: Record<string, string>; body: string };
let api: TestApi;
let admin: Awaited<ReturnType<TestApi['program']>>;
let received: Received[] = [];
/** What the receiver answers: its status, by the type and the thread told of. */
let answer: (told: Received) => number | Promise<number> = () => 204;

const receiver = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: async (request) => {
    const body = await request.text();
    const headers = Object.fromEntries(request.headers.entries());
    const told = { id: headers['webhook-id'] ?? '', ...JSON.parse(body), headers, body };
    received.push(told);
    return new Response('no thanks', { status: await answer(told) });
  },
});
const URL_OF_IT = `http://receiver.example:${receiver.port}/hook`;
const atHome: FindReceiver = async () => ['127.0.0.1'];

beforeAll(async () => {
  api = await startApi();
  api.services.findReceiver = atHome;
  admin = await api.program('admin');
}, 60_000);
afterAll(async () => {
  receiver.stop(true);
  await api.close();
});

let edges = createTestEdges({ now: new Date() });
beforeEach(async () => {
  received = [];
  answer = () => 204;
  edges = createTestEdges({ now: new Date() });
  api.edges.now = () => edges.now();
  const models = [WebhookModel, WebhookDeliveryModel, WebhookCursorModel, ThreadModel, MessageModel, CallModel, CampaignModel];
  for (const model of models) await (model as typeof ThreadModel).deleteMany({});
});

const make = (events: WebhookEvent[]) => admin.api.webhooks.create.mutate({ url: URL_OF_IT, events });
const deliver = (change: Partial<typeof edges & { findReceiver: FindReceiver }> = {}) =>
  deliverWebhooks({ ...edges, findReceiver: atHome, ...change });
const logOf = async (webhookId: string) => (await admin.api.webhooks.deliveries.query({ webhookId })).items;
const told = () => received.map(({ type }) => type);

async function threadOf(change: Parameters<typeof buildThread>[0] = {}): Promise<string> {
  const contact = buildContact();
  await ContactModel.create(contact);
  const { createdAt: _, updatedAt: __, ...thread } = buildThread({ contactId: contact._id, isInInbox: true, ...change });
  await ThreadModel.create(thread);
  return thread._id;
}
const change = (threadId: string, subject: string) => ThreadModel.updateOne({ _id: threadId }, { $set: { subject } });
const mailIn = async (threadId: string, more: Parameters<typeof buildMessage>[0] = {}) => {
  const { createdAt: _, updatedAt: __, ...mail } = buildMessage({ threadId, direction: 'inbound', isBackfill: false, ...more });
  await MessageModel.create(mail);
};

describe('a webhook', () => {
  test('shows its secret once, keeps it sealed, and leads outside only', async () => {
    const { webhook, secret } = await make(['call.booked']);
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const stored = await WebhookModel.findById(webhook.id).lean();
    expect(JSON.stringify([stored, await admin.api.webhooks.list.query()])).not.toContain(secret.slice(6));
    expect(JSON.stringify(await admin.api.webhooks.list.query())).not.toContain('Sealed');
    api.services.findReceiver = (host) => refusePrivateHost(host, { resolve: async () => ['10.0.0.7'] });
    for (const url of ['http://127.0.0.1/', 'http://2130706433/', 'http://[::ffff:127.0.0.1]:80/', 'https://inside.example/x']) {
      const refused = { data: { code: 'BAD_REQUEST', userMessage: expect.stringContaining('own network') } };
      await expect(admin.api.webhooks.create.mutate({ url, events: ['call.booked'] })).rejects.toMatchObject(refused);
      await expect(admin.api.webhooks.update.mutate({ webhookId: webhook.id, url })).rejects.toMatchObject(refused);
    }
    api.services.findReceiver = atHome;
    for (const url of ['ftp://a.example/', 'https://me:pass@a.example/', 'nowhere']) {
      await expect(admin.api.webhooks.create.mutate({ url, events: ['call.booked'] })).rejects.toMatchObject({
        data: { code: 'BAD_REQUEST' },
      });
    }
    await expect(admin.api.webhooks.create.mutate({ url: URL_OF_IT, events: [] })).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
  });

  test('is told of everything it asked for, signed, in the shape that is promised, once', async () => {
    const past = await threadOf();
    await mailIn(past);
    edges.advance(Date.now() - edges.now().getTime() + 5);
    await Bun.sleep(10);
    const all: WebhookEvent[] = ['message.arrived', 'thread.changed', 'lead.qualified', 'call.booked', 'campaign.finished'];
    const { secret } = await make(all);
    const threadId = await threadOf({ subject: 'Harbour' });
    const contactId = (await ThreadModel.findById(threadId).lean())?.contactId ?? null;
    await mailIn(threadId, { visibleText: 'Hello', contactId });
    await mailIn(threadId, { isBackfill: true });
    await mailIn(threadId, { direction: 'outbound' });
    await threadOf({ isInInbox: false });
    await ThreadModel.updateOne({ _id: threadId }, { $min: { 'milestones.qualifiedAt': new Date() } });
    await CallModel.create({ ...buildCall({ threadId, topic: 'Seeing it' }), agreedAt: new Date() });
    await CampaignModel.create(buildCampaign({ state: 'finished', name: 'Spring', finishedAt: new Date() }));
    expect((await deliver()).noted).toBe(5);
    await deliver();
    expect(told().sort()).toEqual([...all].sort());
    // What shares a thread comes in its order.
    expect(told().filter((type) => type !== 'campaign.finished')[0]).toBe('message.arrived');
    for (const { body, headers } of received) {
      expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
      expect(webhookPayloadSchema.parse(JSON.parse(body)).timestamp).toBeInstanceOf(Date);
      expect(body).not.toMatch(/delivery|identity|rawHash|token/);
    }
    const [mail, call] = ['message.arrived', 'call.booked'].map((type) => received.find((one) => one.type === type)?.data);
    expect(mail).toMatchObject({ message: { threadId, text: 'Hello' }, contact: { firstName: 'Ana' } });
    expect(call).toMatchObject({ call: { threadId, topic: 'Seeing it' } });
  });

  test('is told of a change that was written late, behind what was seen already', async () => {
    await make(['thread.changed']);
    const [early, late] = [await threadOf(), await threadOf()];
    await deliver();
    received = [];
    await change(early, 'seen first');
    await deliver();
    // Its clock was behind, or its write was held up.
    await ThreadModel.collection.updateOne(
      { _id: late as never },
      { $set: { subject: 'late', updatedAt: new Date(edges.now().getTime() + 1) } },
    );
    await WebhookCursorModel.updateOne({ _id: 'threads' }, { $set: { seenUpTo: new Date(Date.now() + 30_000) } });
    await deliver();
    expect(received).toHaveLength(1);
    edges.advance(20_000);
    await deliver();
    expect(received.map(({ data }) => (data.thread as { subject: string }).subject)).toEqual(['seen first', 'late']);
  });
});

describe('a delivery', () => {
  test('that fails is waited for by what happened later in its thread and by nothing else, and is tried again', async () => {
    const { webhook } = await make(['thread.changed']);
    const [troubled, other] = [await threadOf({ subject: 'one' }), await threadOf()];
    const of = (told: Received) => (told.data.thread as { id: string }).id;
    answer = (one) => (of(one) === troubled ? 500 : 200);
    await deliver();
    await change(troubled, 'two');
    await change(other, 'more');
    await deliver();
    await deliver();
    expect(received.filter((one) => of(one) === troubled)).toHaveLength(1);
    expect(received.filter((one) => of(one) === other)).toHaveLength(2);
    const [failing] = (await logOf(webhook.id)).filter(({ attempts, state }) => attempts === 1 && state === 'waiting');
    expect(failing?.tries).toMatchObject([{ status: 500, error: 'no thanks' }]);
    expect((await admin.api.webhooks.list.query()).items[0]).toMatchObject({ waiting: 2, gaveUp: 0 });
    answer = () => 200;
    edges.advance(6000);
    await deliver();
    const subjects = received.filter((one) => of(one) === troubled).map(({ data }) => (data.thread as { subject: string }).subject);
    expect(subjects).toEqual(['one', 'one', 'two']);
    expect(new Set(received.filter((one) => of(one) === troubled).map(({ id }) => id)).size).toBe(2);
  });

  test('is given up after about a day, lets the next one through, and is sent again on an admin’s word', async () => {
    const { webhook } = await make(['thread.changed']);
    const threadId = await threadOf({ subject: 'one' });
    answer = () => 503;
    await deliver();
    const began = edges.now().getTime();
    await change(threadId, 'two');
    for (let hour = 0; hour < 30; hour++) {
      edges.advance(3_600_000);
      if (hour === 24) answer = (told) => ((told.data.thread as { subject: string }).subject === 'one' ? 503 : 200);
      await deliver();
    }
    const [second, first] = await logOf(webhook.id);
    expect([first?.state, first?.attempts, second?.state]).toEqual(['gave_up', 9, 'delivered']);
    const lastTry = first?.tries.at(-1)?.at.getTime() ?? 0;
    expect((lastTry - began) / 3_600_000).toBeWithin(20, 30);
    answer = () => 200;
    await admin.api.webhooks.sendAgain.mutate({ deliveryId: first?.id ?? '' });
    await deliver();
    expect(received.at(-1)?.id).toBe(first?.id ?? '');
    expect((await admin.api.webhooks.delivery.query({ deliveryId: first?.id ?? '' })).state).toBe('delivered');
  });

  test('is sent by one process at a time, and by another when the first one died over it', async () => {
    await make(['thread.changed']);
    await threadOf();
    answer = () => Bun.sleep(100).then(() => 200);
    await Promise.all([1, 2, 3, 4].map((at) => deliver({ processName: `process ${at}` })));
    expect(received).toHaveLength(1);
    const [sent] = received;
    await WebhookDeliveryModel.updateOne(
      { _id: sent?.id },
      { $set: { state: 'waiting', claimedBy: 'process 1', dueAt: new Date(edges.now().getTime() + 60_000) } },
    );
    await deliver();
    expect(received).toHaveLength(1);
    await expect(admin.api.webhooks.sendAgain.mutate({ deliveryId: sent?.id ?? '' })).rejects.toMatchObject({ data: { code: 'CONFLICT' } });
    edges.advance(61_000);
    await deliver();
    expect(received.map(({ id }) => id)).toEqual([sent?.id ?? '', sent?.id ?? '']);
  });

  test('looks at the receiver’s name anew, and goes nowhere when it leads inside by now', async () => {
    const { webhook } = await make(['thread.changed']);
    await threadOf();
    await deliver({ findReceiver: (host) => refusePrivateHost(host, { resolve: async () => ['169.254.169.254'] }) });
    expect(received).toEqual([]);
    expect((await logOf(webhook.id))[0]?.tries).toMatchObject([{ status: null, error: expect.stringContaining('own network') }]);
  });
});

describe('receivers', () => {
  test('that hang keep no other waiting, neither with what is due nor with what happens meanwhile', async () => {
    let asked = 0;
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const hanging = Bun.serve({
      port: 0,
      hostname: '127.0.0.1',
      fetch: async () => {
        asked++;
        await released;
        return new Response(null, { status: 204 });
      },
    });
    const url = `http://hanging.example:${hanging.port}/hook`;
    await admin.api.webhooks.create.mutate({ url, events: ['thread.changed'] });
    await make(['thread.changed']);
    await threadOf({ subject: 'first' });
    const subjects = () => received.map(({ data }) => (data.thread as { subject: string }).subject);
    const run = deliver();
    await until(() => asked === 1 && received.length === 1);
    edges.advance(60_000);
    await threadOf({ subject: 'meanwhile' });
    const began = performance.now();
    await until(() => received.length === 2);
    expect([subjects(), performance.now() - began < 5000]).toEqual([['first', 'meanwhile'], true]);
    release();
    expect(await run).toEqual({ noted: 4, delivered: 4, failed: 0, gaveUp: 0 });
    hanging.stop(true);
  });

  test('are served eight at a time', async () => {
    let [open, most] = [0, 0];
    answer = async () => {
      most = Math.max(most, ++open);
      // None is answered before eight are there, and a ninth has the time to come.
      await until(() => most >= 8);
      await Bun.sleep(100);
      open--;
      return 204;
    };
    for (let n = 0; n < 12; n++) await make(['thread.changed']);
    await threadOf();
    expect(await deliver()).toMatchObject({ delivered: 12 });
    expect(most).toBe(8);
  });

  test('that take nothing are not knocked at again while the others are served on', async () => {
    const refusing = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response(null, { status: ++refused && 500 }) });
    let refused = 0;
    await admin.api.webhooks.create.mutate({ url: `http://refusing.example:${refusing.port}/`, events: ['thread.changed'] });
    await make(['thread.changed']);
    for (let n = 0; n < 30; n++) await threadOf();
    await deliver();
    expect(received).toHaveLength(30);
    expect(refused).toBeWithin(1, 6);
    refusing.stop(true);
  });
});

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo(); waited += 10) {
    if (waited > 9000) throw new Error('waited in vain');
    await Bun.sleep(10);
  }
}

test('a test says at once what came of it, also where the webhook is switched off, and is not repeated', async () => {
  const { webhook } = await make(['call.booked']);
  await admin.api.webhooks.update.mutate({ webhookId: webhook.id, isEnabled: false });
  expect(await admin.api.webhooks.sendTest.mutate({ webhookId: webhook.id })).toMatchObject({
    state: 'delivered',
    tries: [{ status: 204 }],
  });
  answer = () => 404;
  expect(await admin.api.webhooks.sendTest.mutate({ webhookId: webhook.id })).toMatchObject({ state: 'gave_up', tries: [{ status: 404 }] });
  expect(told()).toEqual(['webhook.test', 'webhook.test']);
});

test('switched off it is told nothing, switched on what happens from then; 410 switches it off, and removed it is gone', async () => {
  const { webhook } = await make(['thread.changed']);
  const webhookId = webhook.id;
  await admin.api.webhooks.update.mutate({ webhookId, isEnabled: false });
  await threadOf();
  expect(await deliver()).toEqual({ noted: 0, delivered: 0, failed: 0, gaveUp: 0 });
  await Bun.sleep(5);
  edges.advance(Date.now() - edges.now().getTime());
  await admin.api.webhooks.update.mutate({ webhookId, isEnabled: true });
  await Bun.sleep(5);
  answer = () => 410;
  await threadOf({ subject: 'after' });
  await deliver();
  expect(received).toHaveLength(1);
  const [stopped] = (await admin.api.webhooks.list.query()).items;
  expect(stopped).toMatchObject({ isEnabled: false, stoppedBecause: expect.stringContaining('410'), waiting: 1 });
  await admin.api.webhooks.remove.mutate({ webhookId });
  expect([await WebhookModel.countDocuments(), await WebhookDeliveryModel.countDocuments()]).toEqual([0, 0]);
});

test('an erased person is told to nobody, and the log forgets after a month what it told', async () => {
  await make(['thread.changed']);
  answer = () => 500;
  const threadId = await threadOf();
  await deliver();
  const contactId = (await ThreadModel.findById(threadId).lean())?.contactId ?? '';
  await forgetContact(contactId, edges.now());
  expect(await WebhookDeliveryModel.countDocuments({ contactId })).toBe(0);
  answer = () => 200;
  await threadOf();
  await deliver();
  expect(await forgetDeliveries(edges)).toBe(0);
  edges.advance(31 * 86_400_000);
  expect(await forgetDeliveries(edges)).toBe(1);
});

test('a built delivery passes its shared schema, and each hot look has its index', async () => {
  const webhookId = newId();
  const fresh = { state: 'waiting' as const, dueAt: edges.now(), claimedBy: null, fence: 0, attempts: 0, tries: [], deliveredAt: null };
  const named = { webhookId, key: 'k', type: 'call.booked' as const, lane: 'l', contactId: null, at: edges.now(), body: '{}' };
  const times = { createdAt: edges.now(), updatedAt: edges.now() };
  await expectRoundTrip(WebhookDeliveryModel, webhookDeliverySchema, { _id: newId(), ...named, ...fresh, ...times });
  const due = WebhookDeliveryModel.find({ webhookId, state: 'waiting', dueAt: { $lte: edges.now() } }).sort({ dueAt: 1, at: 1, _id: 1 });
  const changed = ThreadModel.find({ updatedAt: { $gte: edges.now() } }).sort({ updatedAt: 1, _id: 1 });
  const stored = MessageModel.find({ _id: { $gt: '65' } }).sort({ _id: 1 });
  for (const query of [due, changed, stored]) {
    const { queryPlanner } = (await query.explain()) as unknown as { queryPlanner: { winningPlan: object } };
    expect(JSON.stringify(queryPlanner.winningPlan)).not.toMatch(/COLLSCAN|"SORT"/);
  }
});
