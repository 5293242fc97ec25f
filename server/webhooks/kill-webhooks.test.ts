import { afterAll, beforeAll, expect, test } from 'bun:test';
import { newId } from '../database/model-from.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { buildMessage, buildThread } from '../test/build.ts';
import { killBehindEachWrite } from '../test/kill-after.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';
import { WebhookCursorModel } from './note/webhook-cursor.model.ts';
import { createWebhook } from './save-webhook.ts';
import { WebhookModel } from './webhook.model.ts';
import { WebhookDeliveryModel } from './webhook-delivery.model.ts';

/** From what happened to its delivery it is many writes: the process dies behind each of them in turn. */
let database: TestDatabase;
let taken: { id: string; type: string }[] = [];
const receiver = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: async (request) => {
    const { type } = (await request.json()) as { type: string };
    taken.push({ id: request.headers.get('webhook-id') ?? '', type });
    return new Response(null, { status: 204 });
  },
});
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(async () => {
  receiver.stop(true);
  await database.stop();
});

test('wherever the process dies, everything is told, a thread in its order, and what comes twice says so by its id', async () => {
  let edges = createTestEdges();
  let threadId = '';
  const deliver = () => deliverWebhooks({ ...edges, findReceiver: async () => ['127.0.0.1'] });
  const writes = await killBehindEachWrite({
    begin: async () => {
      for (const model of [WebhookModel, WebhookDeliveryModel, WebhookCursorModel, ThreadModel, MessageModel]) {
        await (model as typeof ThreadModel).deleteMany({});
      }
      taken = [];
      edges = createTestEdges({ now: new Date() });
      const url = `http://127.0.0.1:${receiver.port}/`;
      const webhook = { url, name: '', events: ['message.arrived' as const, 'thread.changed' as const], createdBy: newId() };
      await createWebhook(webhook, { ...edges, findReceiver: async () => [] });
      threadId = newId();
      const { createdAt: _, updatedAt: __, ...mail } = buildMessage({ threadId, direction: 'inbound', isBackfill: false });
      const { createdAt: ___, updatedAt: ____, ...thread } = buildThread({ id: threadId, isInInbox: true });
      await MessageModel.create(mail);
      await ThreadModel.create(thread);
    },
    story: deliver,
    repair: async () => {
      // Another process comes when the claims of the dead one are over.
      edges.advance(61_000);
      await deliver();
      const once = [...new Map(taken.map(({ id, type }) => [id, type])).values()];
      expect(once).toEqual(['message.arrived', 'thread.changed']);
      expect(await WebhookDeliveryModel.countDocuments({ state: 'delivered' })).toBe(2);
    },
  });
  expect(writes).toBeGreaterThanOrEqual(10);
}, 60_000);
