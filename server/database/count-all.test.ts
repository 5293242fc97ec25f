import { afterAll, beforeAll, expect, test } from 'bun:test';
import { countAudience } from '../contacts/audiences/read-audience.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { buildContact, TEST_NOW } from '../test/build.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { countAll } from './count-all.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('a count over many of whom none is meant is nought, whatever the planner makes of it', async () => {
  const many = Array.from({ length: 11_000 }, (_, n) => buildContact({ email: `p${n}@x.example`, tags: ['fair'], stage: 'nurture' }));
  for (let at = 0; at < many.length; at += 1000) await ContactModel.collection.insertMany(many.slice(at, at + 1000) as never[]);
  const nobody = { tags: 'fair', stage: 'nurture' as const, firstName: 'Nobody Of This Name' };
  expect(await countAll(() => ContactModel.countDocuments(nobody))).toBe(0);
  expect(await countAll(() => ContactModel.countDocuments({ ...nobody, firstName: many[0]?.firstName ?? '' }))).toBeGreaterThan(0);
  expect(await countAudience({ tags: ['fair'], stages: ['nurture'], withoutTags: ['fair'] }, TEST_NOW)).toEqual({ total: 0, mailable: 0 });
}, 60_000);

test('any other fault of a count stays one', async () => {
  await expect(countAll(() => ContactModel.countDocuments({ $expr: { $nonsense: 1 } }))).rejects.toThrow();
});
