import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import mongoose from 'mongoose';
import { CampaignRecipientModel } from '../campaigns/campaign-recipient.model.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { noteRestored, noteRestoring, readSchemaVersion, writeSchemaVersion } from '../database/schema-version.ts';
import { searchMails } from '../inbox/list/search-mails.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { LeaseModel } from '../jobs/lease.model.ts';
import { buildContact, buildMessage, buildThread, TEST_NOW } from '../test/build.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges, type TestEdges } from '../test/test-edges.ts';
import { migrate, refuseForeignDatabase } from './migrate.ts';
import { SCHEMA_VERSION } from './migrations.ts';

let database: TestDatabase;
let edges: TestEdges;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await mongoose.connection.collection('schemaVersions').deleteMany({});
  await LeaseModel.deleteMany({});
  edges = createTestEdges();
});

/** Another process of another machine, so that nobody calls it dead. */
const other = () => ({ ...edges, processName: 'elsewhere/x/1' });
const steps = (ran: string[], ...names: string[]) =>
  names.map((name) => ({
    name,
    run: async () => {
      await Bun.sleep(20);
      ran.push(name);
    },
  }));

test('a database of an earlier version gets what it lacks, once, and is then of this version', async () => {
  const recipients = CampaignRecipientModel.collection;
  await recipients.createIndex({ campaignId: 1, contactId: 1 }, { unique: true });
  await recipients.createIndex({ address: 1 }, { name: 'operators_own' });
  await ContactModel.collection.insertOne(buildContact({ firstName: 'Núria' }) as never);
  await ContactModel.collection.updateMany({}, { $unset: { nameKey: '' } });
  await MessageModel.collection.createIndex({ subject: 'text', text: 'text' });
  const mail = buildMessage({ subject: 'A lighthouse', text: 'On Nuñez Street, built 1911' });
  await MessageModel.collection.insertOne(mail as never);
  expect(await searchMails(['lighthouse'], 5)).toEqual([]);
  const stuck = buildThread({ aiState: 'thinking' });
  const atWork = buildThread({ aiState: 'thinking', answer: { ...stuck.answer, state: 'claimed', dueAt: TEST_NOW } });
  const threads = [stuck, atWork, buildThread({ aiState: 'review' })];
  await ThreadModel.create(threads);
  expect(await migrate(edges)).toHaveLength(SCHEMA_VERSION);
  expect((await searchMails(['lighthouse', 'nunez', '1911'], 5)).map(({ _id }) => _id)).toEqual([mail._id]);
  expect((await MessageModel.collection.indexes()).map(({ name }) => name)).not.toContain('subject_text_text_text');
  const names = (await recipients.indexes()).map(({ name }) => name);
  expect(names).not.toContain('campaignId_1_contactId_1');
  expect(names).toContain('operators_own');
  expect(await ContactModel.countDocuments({ nameKey: { $exists: false } })).toBe(0);
  const states = await Promise.all(threads.map(async ({ _id }) => (await ThreadModel.findById(_id).lean())?.aiState));
  expect(states).toEqual(['idle', 'thinking', 'review']);
  expect((await readSchemaVersion()).version).toBe(SCHEMA_VERSION);
  expect(await migrate(edges)).toEqual([]);
});

test('of processes that start at the same moment one runs each step, and all wait until it is done', async () => {
  const ran: string[] = [];
  const migrations = steps(ran, 'one', 'two', 'three');
  const starts = [edges, other(), { ...edges, processName: 'elsewhere/x/2' }];
  const done = await Promise.all(
    starts.map(async (start) => {
      const mine = await migrate(start, { migrations });
      return { mine: mine.length, seen: ran.length };
    }),
  );
  expect(ran).toEqual(['one', 'two', 'three']);
  expect(done.map(({ mine }) => mine).sort()).toEqual([0, 0, 3]);
  expect(done.map(({ seen }) => seen)).toEqual([3, 3, 3]);
});

test('a step that fails stops the start, is tried again by the next, and what was done before it is not done again', async () => {
  const ran: string[] = [];
  const [one, two] = steps(ran, 'one', 'two') as [ReturnType<typeof steps>[0], ReturnType<typeof steps>[0]];
  const broken = { name: 'two', run: () => Promise.reject(new Error('disk full')) };
  await expect(migrate(edges, { migrations: [one, broken] })).rejects.toThrow('disk full');
  expect((await readSchemaVersion()).version).toBe(1);
  expect(await migrate(other(), { migrations: [one, two] })).toEqual(['two']);
  expect(ran).toEqual(['one', 'two']);
});

test('a database of a newer Openhouse, or half restored, is refused with a sentence that says what to do', async () => {
  await refuseForeignDatabase();
  await writeSchemaVersion(SCHEMA_VERSION + 1);
  await expect(refuseForeignDatabase()).rejects.toThrow(/newer Openhouse.*start the newer program/s);
  await mongoose.connection.collection('schemaVersions').deleteMany({});
  await noteRestoring(edges.now());
  await expect(refuseForeignDatabase()).rejects.toThrow(/restore.*was cut off/);
  await noteRestored(SCHEMA_VERSION);
  await refuseForeignDatabase();
});
