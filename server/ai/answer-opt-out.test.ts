import { afterAll, beforeAll, expect, test } from 'bun:test';
import { MockLanguageModelV4 } from 'ai/test';
import { ContactModel } from '../contacts/contact.model.ts';
import { receiveMail } from '../inbox/arrive/receive-mail.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { buildIncoming } from '../test/incoming.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { answerThreads } from './answer-threads.ts';
import { DecisionModel } from './decision.model.ts';
import { createModels } from './model.ts';
import { createModelGate } from './model-gate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('"take me off your list" changes consent and is confirmed once, without a word to any model', async () => {
  const rehearsal = new MockLanguageModelV4();
  const models = createModels({ apiKey: undefined, baseUrl: undefined, triageModel: 'a', replyModel: 'b', rehearsal });
  const edges = { ...createTestEdges(), models, gate: createModelGate() };
  for (const visibleText of ['Please take me off your list. Thanks', 'Unsubscribe!']) {
    await receiveMail(buildIncoming({ text: visibleText, visibleText, inReplyTo: '<in-1@example.com>', messageId: null }), edges);
    edges.advance(60_000);
    await answerThreads(edges);
  }
  expect(rehearsal.doGenerateCalls).toEqual([]);
  expect(await ContactModel.find().lean()).toMatchObject([
    { consent: { state: 'unsubscribed', reason: 'Please take me off your list', source: 'mail' }, stage: 'not_interested' },
  ]);
  expect(await MessageModel.find({ direction: 'inbound' }).lean()).toMatchObject([
    { kind: 'unsubscribe', kindBy: 'rule', confidence: 1 },
    { kind: 'unsubscribe', kindBy: 'rule', confidence: 1 },
  ]);
  const written = await MessageModel.find({ direction: 'outbound' }).lean();
  expect(written.map(({ delivery }) => delivery?.purpose)).toEqual(['unsubscribe_confirmation']);
  expect(await DecisionModel.find().lean()).toMatchObject([{ firedRow: 'unsubscribe' }, { firedRow: 'unsubscribe' }]);
});
