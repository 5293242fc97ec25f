import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Slot } from '../../../shared/contact.ts';
import { buildContact, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { ContactModel } from '../contact.model.ts';
import { learnSlots } from './learn-slots.ts';
import { setSlot } from './set-slot.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const budget = (value: number, minutes: number): Slot => ({
  ...{ slot: 'budgetMax', value, by: 'model' },
  evidence: { messageId: `mail-${minutes}`, quote: `${value}`, start: 0, end: 6, at: new Date(TEST_NOW.getTime() + minutes * 60_000) },
});
const start = async () => (await ContactModel.create(buildContact()))._id;

test('an agent corrects a value, the customer says another, the agent settles it; the history tells all of it', async () => {
  const edges = createTestEdges();
  const contactId = await start();
  await learnSlots(contactId, { slots: [budget(500_000, 0)] }, edges);
  edges.advance(60_000);
  expect((await setSlot({ contactId, slot: 'budgetMax', value: 700_000 }, edges)).qualification).toMatchObject([
    { value: 700_000, by: 'agent', evidence: { messageId: null, at: edges.now() } },
  ]);
  const contested = await learnSlots(contactId, { slots: [budget(800_000, 9)] }, edges);
  expect(contested.qualification).toMatchObject([{ value: 700_000, contested: { value: 800_000, evidence: { quote: '800000' } } }]);
  edges.advance(600_000);
  // "Keep ours" writes the same value once more.
  const kept = await setSlot({ contactId, slot: 'budgetMax', value: 700_000 }, edges);
  expect(kept.qualification[0]?.contested).toBeUndefined();
  expect(kept.qualificationHistory.map(({ value, by }) => `${by} ${value}`)).toEqual([
    'model 500000',
    'agent 700000',
    'model 800000',
    'agent 700000',
  ]);
  expect(edges.published).toContainEqual({ name: 'contact.changed', payload: { contactId } });
});

test('what an agent takes out is gone, and kept in the history', async () => {
  const edges = createTestEdges({ now: new Date(TEST_NOW.getTime() + 60_000) });
  const contactId = await start();
  await learnSlots(contactId, { slots: [budget(500_000, 0)] }, edges);
  const contact = await setSlot({ contactId, slot: 'budgetMax', value: null }, edges);
  expect(contact.qualification).toEqual([]);
  expect(contact.qualificationHistory.at(-1)).toMatchObject({ value: 500_000, by: 'agent', change: 'clear' });
  expect((await setSlot({ contactId, slot: 'areas', value: null }, edges)).qualificationHistory).toHaveLength(2);
});

test('refuses what does not fit the slot, and nobody’s contact', async () => {
  const edges = createTestEdges();
  const contactId = await start();
  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error) => error.code,
    );
  expect(await code(setSlot({ contactId, slot: 'budgetMax', value: 'much' }, edges))).toBe('BAD_INPUT');
  expect(await code(setSlot({ contactId, slot: 'timeframe', value: 'whenever' }, edges))).toBe('BAD_INPUT');
  expect(await code(setSlot({ contactId: 'f'.repeat(24), slot: 'areas', value: ['Harbour'] }, edges))).toBe('NOT_FOUND');
});
