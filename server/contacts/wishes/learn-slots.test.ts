import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Slot } from '../../../shared/contact.ts';
import { buildContact, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { ContactModel } from '../contact.model.ts';
import { learnSlots } from './learn-slots.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const edges = createTestEdges();
const budget = (value: number, { minutes = 0, by = 'model' }: { minutes?: number; by?: Slot['by'] } = {}): Slot => ({
  slot: 'budgetMax',
  value,
  by,
  evidence: { messageId: `mail-${minutes}`, quote: `${value}`, start: 0, end: 6, at: new Date(TEST_NOW.getTime() + minutes * 60_000) },
});
const start = async (qualification: Slot[] = []) =>
  (await ContactModel.create(buildContact({ qualification, qualificationHistory: qualification })))._id;

test('newer beats older, and both stay in the history, whatever the order of reading', async () => {
  const id = await start();
  await learnSlots(id, { slots: [budget(600_000, { minutes: 5 })] }, edges);
  const contact = await learnSlots(id, { slots: [budget(500_000)] }, edges);
  expect(contact.qualification.map(({ value }) => value)).toEqual([600_000]);
  expect(contact.qualificationHistory.map(({ value }) => value)).toEqual([600_000, 500_000]);
});

test('what an agent wrote stands against any mail, and says what the mail said', async () => {
  const id = await start([budget(700_000, { by: 'agent' })]);
  const contact = await learnSlots(id, { slots: [budget(500_000, { minutes: 9 })] }, edges);
  expect(contact.qualification).toMatchObject([{ value: 700_000, contested: { value: 500_000 } }]);
  expect(contact.qualificationHistory).toHaveLength(2);
});

test('learning the same mail again changes nothing and tells nobody', async () => {
  const id = await start();
  await learnSlots(id, { slots: [budget(500_000)], language: 'es' }, edges);
  const before = edges.published.length;
  const contact = await learnSlots(id, { slots: [budget(500_000)], language: 'fr' }, edges);
  expect(contact).toMatchObject({ preferredLanguage: 'es', qualificationHistory: [{ value: 500_000 }] });
  expect(edges.published).toHaveLength(before);
});

test('a value that came without a history is where its slot begins', async () => {
  const known: Slot = { ...budget(0), slot: 'areas', value: ['Harbour'] };
  const id = (await ContactModel.create(buildContact({ qualification: [known] })))._id;
  const more: Slot = { ...budget(1, { minutes: 5 }), slot: 'areas', value: ['Hills'], change: 'add' };
  const contact = await learnSlots(id, { slots: [more, budget(400_000)] }, edges);
  expect(contact.qualification.map(({ value }) => value)).toEqual([['Harbour', 'Hills'], 400_000]);
});

test('of several writers at once none is lost', async () => {
  const id = await start();
  await Promise.all([1, 2, 3].map((minutes) => learnSlots(id, { slots: [budget(minutes * 100_000, { minutes })] }, edges)));
  const contact = await ContactModel.findById(id).lean();
  expect(contact?.qualificationHistory).toHaveLength(3);
  expect(contact?.qualification.map(({ value }) => value)).toEqual([300_000]);
});

test('a phone number fills the contact’s own field when it is empty', async () => {
  const phone: Slot = { ...budget(1), slot: 'phone', value: '207 555 0199' };
  expect((await learnSlots(await start(), { slots: [phone] }, edges)).mobilePhone).toBe('207 555 0199');
});
