import { afterAll, beforeAll, expect, test } from 'bun:test';
import { modelSpendSchema } from '../../shared/decision.ts';
import { expectRoundTrip } from '../test/expect-round-trip.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { spendBook } from './model/spend-book.ts';
import { createModelGate } from './model-gate.ts';
import { ModelSpendModel } from './model-spend.model.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const NOW = new Date('2026-03-02T15:00:00Z');
const spent = (tokens: number) => ({ tokens, costUsd: tokens / 1e6 });

test('a built document passes its shared schema after a round trip through the database', async () => {
  await expectRoundTrip(ModelSpendModel, modelSpendSchema, { _id: '2026-01-01', tokens: 7, calls: 1, costUsd: 0.5 });
});

test('two processes spend one budget: what one spends, the other knows before it asks', async () => {
  const [one, two] = [createModelGate({ book: spendBook }), createModelGate({ book: spendBook })];
  await Promise.all([one.spend(spent(600), NOW), two.spend(spent(300), NOW)]);
  await one.learnSpent(NOW);
  expect(one.closed(1000, NOW)).toBeNull();
  await two.spend(spent(100), NOW);
  expect(two.closed(1000, NOW)?.reason).toBe('over_budget');
  expect(one.closed(1000, NOW)).toBeNull();
  await one.learnSpent(NOW);
  expect(one.closed(1000, NOW)?.reason).toBe('over_budget');
  expect(await ModelSpendModel.findById('2026-03-02').lean()).toMatchObject({ tokens: 1000, calls: 3, costUsd: 0.001 });
});

test('a restarted process knows the day; the next day is new', async () => {
  const gate = createModelGate({ book: spendBook });
  await gate.learnSpent(NOW);
  expect(gate.closed(1000, NOW)?.reason).toBe('over_budget');
  const tomorrow = new Date(NOW.getTime() + 86_400_000);
  await gate.learnSpent(tomorrow);
  expect(gate.closed(1000, tomorrow)).toBeNull();
});

test('a model without a price counts its tokens and no dollars', async () => {
  await createModelGate({ book: spendBook }).spend({ tokens: 10, costUsd: null }, new Date('2026-03-09T00:00:00Z'));
  expect(await ModelSpendModel.findById('2026-03-09').lean()).toMatchObject({ tokens: 10, calls: 1, costUsd: 0 });
});
