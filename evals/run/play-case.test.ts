import { afterAll, beforeAll, expect, test } from 'bun:test';
import { parseEnv } from '../../server/env.ts';
import { MessageModel } from '../../server/inbox/message.model.ts';
import { type AskedOpenAi, type OpenAiAnswer, startOpenAi } from '../../server/test/start-openai.ts';
import type { Triage } from '../../shared/decision.ts';
import type { EvalCase } from '../label.ts';
import { readLabels } from '../read-labels.ts';
import { playCase } from './play-case.ts';
import { type House, startHouse } from './start-house.ts';

let openai: ReturnType<typeof startOpenAi>;
let house: House;
let cases: EvalCase[];
/** What the model says of each mail, over a calm buyer's. */
let triage: Partial<Triage> = {};

beforeAll(async () => {
  openai = startOpenAi({ answer });
  const { env } = parseEnv({ OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: openai.baseUrl });
  if (!env) throw new Error('the environment of the test is wrong');
  house = await startHouse(env);
  cases = await readLabels();
}, 30_000);
afterAll(async () => {
  await house.stop();
  openai.stop();
});

/** An answer speaks to what the customer wrote. */
const proseFor = (text: string) => [
  `Thank you for writing to us and for saying so clearly what matters to you: "${text.match(/[\p{L}' ]{20,60}/u)?.[0]?.trim()}". That helps us a lot.`,
  'We would be glad to go through it with you step by step, and we will look for what fits as soon as we know a little more.',
];

function answer({ schemaName, data }: AskedOpenAi): OpenAiAnswer {
  if (schemaName === 'triage') {
    const calm: Triage = {
      ...{ kind: 'buyer_lead', confidence: 0.95, reason: 'looks for a home', evidence: '', language: 'en', intents: [] },
      ...{ engagement: 0.6, readiness: 0.3, asksForPerson: false, refusesCall: false, injectionSuspected: false },
    };
    return { object: { ...calm, ...triage } };
  }
  if (schemaName === 'slots') return { object: { slots: [{ slot: 'areas', value: ['Eastgate'], quote: 'Eastgate' }] } };
  const { text } = data.mail as { text: string };
  return { object: { paragraphs: proseFor(text), listingKeys: [], slotIds: [], question: [], language: 'en' } };
}

const find = (id: string) => {
  const found = cases.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not in the set`);
  return found;
};

test('a mail goes through the code of production, and what was made of it is seen', async () => {
  triage = { intents: ['asks_for_listings'] };
  const [played] = await playCase(find('dev-buyer-first-time'), house);
  expect(played?.customer).toBe('marta.quill@pinepost.example');
  expect(played?.seen).toMatchObject({
    ...{ kind: 'buyer_lead', by: 'model', slots: [{ slot: 'areas', value: ['Eastgate'] }], move: 'qualify', outcome: 'held' },
    reply: { purpose: 'reply', isSent: true, to: 'marta.quill@pinepost.example' },
  });
  expect(played?.seen.calls.slice(0, 3).map(({ purpose }) => purpose)).toEqual(['triage', 'learn', 'draft']);
  expect(played?.seen.reply?.text).toContain('Thank you for writing to us');
});

test('what the label presupposes is there: exchanges, what is known, what was said', async () => {
  triage = { engagement: 0.9 };
  const before = openai.asked.length;
  const [played] = await playCase(find('out-buyer-fourth-engaged'), house);
  expect(played?.seen).toMatchObject({ move: 'ask_for_call', firedRow: 'far enough for a call', reply: { slotsOffered: 3 } });
  const [asked] = openai.asked.slice(before);
  expect(asked?.data.conversation).toMatchObject([{ author: 'us', text: expect.stringContaining('two homes in Eastgate') }]);
  expect(played?.seen.known.map(({ slot }) => slot).sort()).toEqual(['areas', 'bedroomsMin', 'budgetMax']);
});

test('in a conversation an answer counts as said, and a time that was offered can be picked', async () => {
  triage = { intents: ['asks_to_talk', 'picks_time'] };
  const whole = find('dev-talk-moves-call');
  const played = await playCase({ ...whole, turns: whole.turns.slice(0, 2) }, house);
  expect(played.map(({ seen }) => seen.move)).toEqual(['ask_for_call', 'confirm_call']);
  expect(played[1]?.seen.hasBookedCall).toBe(true);
  const sent = await MessageModel.find({ direction: 'outbound' }).sort({ sortAt: 1 }).lean();
  expect(sent[0]?.delivery?.state).toBe('accepted');
  expect(new Set(sent.map(({ threadId }) => threadId)).size).toBe(1);
});

test('a machine is known by its headers, without any model', async () => {
  const before = openai.asked.length;
  const [played] = await playCase(find('dev-bounce-postfix'), house);
  expect(played?.seen).toMatchObject({ kind: 'bounce', by: 'rule', move: 'stay_quiet', reply: null, calls: [] });
  expect(openai.asked).toHaveLength(before);
});

test('each case finds the house empty', async () => {
  await playCase(find('dev-angry-no-answer'), house);
  await house.reset();
  expect(await MessageModel.countDocuments()).toBe(0);
});
