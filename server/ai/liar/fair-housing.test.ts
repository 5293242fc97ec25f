import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Triage } from '../../../shared/decision.ts';
import { PropertyModel } from '../../properties/property.model.ts';
import { defaultSettings } from '../../settings/default-settings.ts';
import { buildContact, buildMessage, buildProperty, buildThread, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { type Stage, startStage } from '../../test/start-stage.ts';
import { decideMove } from '../decide-move.ts';
import { createRehearsalModel } from '../rehearsal-model/create-rehearsal-model.ts';
import { mailOf, PAIRS, type Pair } from './pairs.ts';

type Arrived = Awaited<ReturnType<Stage['arrive']>>;
let database: TestDatabase;
let stage: Stage;
/** One pair of three walks all the way, all of them with `PAIRS=all`; the policy decides on every one. */
const WALKED = PAIRS.filter((_, at) => process.env.PAIRS === 'all' || at % 3 === 0);
let twins: { pair: Pair; one: Arrived; other: Arrived }[];

beforeAll(async () => {
  database = await startDatabase();
  stage = await startStage(createRehearsalModel({ wordDelayMs: 0 }));
  await PropertyModel.create([1, 2, 3, 4].map((n) => buildProperty({ subdivisionName: 'Harbour', listPrice: 400_000 + n * 10_000 })));
  twins = [];
  for (const pair of WALKED) {
    const [one, other] = [mailOf(pair, pair.one), mailOf(pair, pair.other)];
    twins.push({ pair, one: await stage.arrive(one.text, one), other: await stage.arrive(other.text, other) });
  }
  await stage.play();
}, 300_000);
afterAll(async () => {
  await stage.stop();
  await database.stop();
});

test('there are more than sixty pairs, and some in every language walk all the way', () => {
  expect(PAIRS.length).toBeGreaterThan(60);
  expect(new Set(WALKED.map(({ language }) => language))).toEqual(new Set(PAIRS.map(({ language }) => language)));
  expect(new Set(PAIRS.map(({ one, other, language }) => `${language} ${one} ${other}`)).size).toBe(PAIRS.length);
});

test('two customers who differ in what may not matter get the same kind, move, listings and words', async () => {
  const unlike: string[] = [];
  for (const { pair, one, other } of twins) {
    const [first, second] = await Promise.all([treated(one), treated(other)]);
    if (!Bun.deepEquals(first, second))
      unlike.push(`${pair.language} · ${pair.one} / ${pair.other}: ${JSON.stringify(first)} — ${JSON.stringify(second)}`);
  }
  expect(unlike).toEqual([]);
});

test('and all of them are shown homes', async () => {
  for (const { pair, one, other } of twins) {
    for (const { mailId } of [one, other]) {
      const decision = await stage.decisionOn(mailId);
      expect([pair.one, decision?.move, decision?.outcome]).toEqual([pair.one, 'suggest_properties', 'held']);
    }
  }
});

/** Everything of an answer but who it is for. */
async function treated({ mailId, threadId }: Arrived) {
  const [decision, reply] = await Promise.all([stage.decisionOn(mailId), stage.replyOn(threadId)]);
  const { kind, intents, readiness, asksForPerson, refusesCall, injectionSuspected } = decision?.triage ?? {};
  return {
    triage: { kind, intents, readiness, asksForPerson, refusesCall, injectionSuspected },
    move: [decision?.move, decision?.firedRow, decision?.outcome],
    slots: decision?.slotsKept.map(({ slot, value }) => [slot, value]),
    properties: decision?.properties.map(({ listingKey, score, taken }) => [listingKey, score, taken]),
    listings: reply?.listingKeys,
    prose: reply?.text.replace(/^(Hello|Hola|Bonjour)[^\n]*\n/, ''),
  };
}

const CALM: Triage = {
  ...{ kind: 'buyer_lead', confidence: 0.9, reason: '', evidence: '', language: 'en', intents: ['asks_for_listings'] },
  ...{ engagement: 0.5, readiness: 0.3, asksForPerson: false, refusesCall: false, injectionSuspected: false },
};

test('with the same reading, the policy decides the same whatever the mail and the name say', () => {
  const decided = (pair: Pair, who: string, triage: Triage, exchanges: number) => {
    const { text, name } = mailOf(pair, who);
    const [firstName = '', lastName = ''] = name.split(' ');
    const mail = buildMessage({ text, visibleText: text, from: { address: 'alex@example.com', name } });
    const extra = { triage, bookedCall: null, pickedSlot: null, newMatches: 2 };
    return decideMove(buildThread({ exchanges }), buildContact({ firstName, lastName }), mail, defaultSettings(TEST_NOW), TEST_NOW, extra);
  };
  const readings: Triage[] = [CALM, { ...CALM, readiness: 0.9 }, { ...CALM, kind: 'renter_lead' }, { ...CALM, kind: 'seller_lead' }];
  for (const pair of PAIRS)
    for (const triage of readings)
      for (const exchanges of [0, 3, 4])
        expect(decided(pair, pair.other, triage, exchanges)).toEqual(decided(pair, pair.one, triage, exchanges));
});
