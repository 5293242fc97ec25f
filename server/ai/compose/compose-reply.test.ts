import { afterAll, beforeAll, expect, test } from 'bun:test';
import { MockLanguageModelV4 } from 'ai/test';
import { defaultSettings } from '../../settings/default-settings.ts';
import { buildContact, buildMessage, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import type { AiEdges } from '../ask-model.ts';
import { createModels } from '../model.ts';
import { createModelGate } from '../model-gate.ts';
import { composeReply } from './compose-reply.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const FILLER =
  'We would be glad to help you with the next step, and a person of our team reads along whenever you would like one. Simply answer this message in your own words, at a pace that suits you, and we will take it from there with care.';
const BLAND = `Thank you for your message. ${FILLER}`;
const CONCRETE = `The boat that you want to park is what we shall keep in mind. ${FILLER}`;
const UNPROVEN = `The boat can be parked at 99 Nowhere Road for $123,456. ${FILLER}`;

/** A model that says one text after the other, and is out of order when it has none left. */
function edgesSaying(texts: string[], asked: string[] = []): AiEdges {
  const left = [...texts];
  const model = new MockLanguageModelV4({
    doGenerate: async ({ prompt }) => {
      asked.push(JSON.stringify(prompt));
      const text = left.shift();
      if (text === undefined) throw new Error('out of order');
      return {
        content: [
          { type: 'text', text: JSON.stringify({ paragraphs: [text], listingKeys: [], slotIds: [], question: [], language: 'en' }) },
        ],
        finishReason: { unified: 'stop', raw: undefined },
        usage: { inputTokens: { total: 9, noCache: 9, cacheRead: 0, cacheWrite: 0 }, outputTokens: { total: 9, text: 9, reasoning: 0 } },
        warnings: [],
      };
    },
  });
  const noKey = { apiKey: undefined, baseUrl: undefined, triageModel: '', replyModel: '' };
  return { ...createTestEdges(), models: createModels({ ...noKey, rehearsal: model }), gate: createModelGate() };
}

const contact = buildContact();
const mail = buildMessage({ visibleText: 'Where could I park a boat near the jetty?', subject: 'Boat', contactId: contact._id });
const compose = (edges: AiEdges, change = {}) =>
  composeReply(
    {
      ...{ mail, contact, history: [], matches: [], booked: null, kind: 'buyer_lead' as const, settings: defaultSettings(TEST_NOW) },
      move: { move: 'answer', because: 'a test' },
      ...change,
    },
    edges,
  );
const formChecks = ({ guard }: Awaited<ReturnType<typeof compose>>) => guard.filter(({ detail }) => detail.includes('speaks to nothing'));

test('an answer that would fit any mail is told so once, and the better one leaves', async () => {
  const asked: string[] = [];
  const composed = await compose(edgesSaying([BLAND, CONCRETE], asked));
  expect(composed).toMatchObject({ failed: [], draft: { paragraphs: [CONCRETE] } });
  expect(composed.calls).toHaveLength(2);
  expect(asked[1]).toContain('speaks to nothing that the customer wrote of, such as boat, park');
  expect(formChecks(composed)).toMatchObject([{ gate: 'form', passed: false, attempt: 1 }]);
});

test.each([
  ['is as bland', [BLAND, BLAND]],
  ['fails the gates', [BLAND, UNPROVEN]],
  ['never comes', [BLAND]],
])('the first draft stands when the second %s: blandness keeps no customer waiting', async (_, texts) => {
  const composed = await compose(edgesSaying(texts), { settings: impatient() });
  expect(composed).toMatchObject({ failed: [], draft: { paragraphs: [BLAND] } });
  expect(composed.calls).toHaveLength(2);
  expect(formChecks(composed)).toMatchObject([{ passed: true, detail: expect.stringContaining('nothing better') }]);
});

test('what the gates object to goes to a person when the second draft is no better', async () => {
  const composed = await compose(edgesSaying([UNPROVEN, UNPROVEN]));
  expect(composed.failed.join()).toContain('fact: ');
});

test.each([
  ['confirms a call', { move: { move: 'confirm_call', because: '' } }],
  ['nobody asked for', { isUnasked: true }],
])('an answer that %s is asked for once', async (_, change) => {
  expect((await compose(edgesSaying([BLAND]), change)).calls).toHaveLength(1);
});

function impatient() {
  const settings = defaultSettings(TEST_NOW);
  return { ...settings, ai: { ...settings.ai, timeoutSeconds: 1 } };
}
