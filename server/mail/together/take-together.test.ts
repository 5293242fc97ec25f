import { afterAll, afterEach, beforeAll, beforeEach, expect, setDefaultTimeout, test } from 'bun:test';
import { ContactModel } from '../../contacts/contact.model.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { buildMessage } from '../../test/build.ts';
import { killBehindEachWrite } from '../../test/kill-after.ts';
import { pollDovecot, rawMail } from '../../test/mail-world.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { type Dovecot, startDovecot } from '../../test/start-dovecot.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { MailboxCursorModel } from '../mailbox-cursor.model.ts';
import { PlaceModel } from '../place.model.ts';
import { readRaw } from '../raw-mail.ts';

setDefaultTimeout(120_000);
let database: TestDatabase;
let dovecot: Dovecot;
let edges: TestEdges;
let world: Awaited<ReturnType<typeof pollDovecot>>;
const takenIn = () =>
  Promise.all([PlaceModel, MessageModel, ThreadModel, ContactModel].map((model) => (model as typeof PlaceModel).deleteMany()));
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await Promise.all([MailboxModel.deleteMany(), MailboxCursorModel.deleteMany(), takenIn()]);
  dovecot = await startDovecot();
  edges = createTestEdges({ now: new Date() });
  world = await pollDovecot(dovecot, edges);
  await world.poll();
});
afterEach(async () => {
  await world.close();
  await dovecot.stop();
});

const inbox = () => MailboxCursorModel.findOne({ role: 'inbox' }).lean();

test('a backlog is stored byte for byte, each mail at its place, and the cursor stands behind it with nothing begun', async () => {
  const raws = Array.from({ length: 130 }, (_, n) => rawMail({ from: `p${n % 30}@example.com`, text: `Grüße ${n}` }));
  for (const raw of raws) await dovecot.deliver(raw);
  expect(await world.poll()).toMatchObject({ stored: 130, failed: 0 });
  const mails = await MessageModel.find().sort({ _id: 1 }).lean();
  expect(new Set(await Promise.all(mails.map(async ({ rawHash }) => (await readRaw(rawHash ?? '')).toString('utf8'))))).toEqual(
    new Set(raws),
  );
  const places = await PlaceModel.find().sort({ uid: 1 }).lean();
  expect(places.map(({ uid }) => uid)).toEqual(Array.from({ length: 130 }, (_, n) => n + 1));
  expect(places.map(({ messageId }) => messageId).sort()).toEqual(mails.map(({ _id }) => _id));
  expect(await inbox()).toMatchObject({ settledUid: 130, gaps: [], begun: null });
  expect(await world.poll()).toMatchObject({ stored: 0 });
});

test('a poisonous mail in the middle is tried five times and put aside, and its neighbours come in at once', async () => {
  const refuses = { unique: true, name: 'refuses', partialFilterExpression: { subject: 'poison' } };
  await MessageModel.collection.createIndex({ subject: 1 }, refuses);
  try {
    await MessageModel.create(buildMessage({ subject: 'poison' }));
    for (const name of ['ana', 'ben', 'poison', 'cleo', 'dora'])
      await dovecot.deliver(rawMail({ from: `${name}@example.com`, ...(name === 'poison' && { subject: name }) }));
    expect(await world.poll()).toMatchObject({ stored: 4, failed: 1 });
    expect((await inbox())?.gaps).toMatchObject([{ uid: 3, tries: 1 }]);
    for (let n = 0; n < 4; n++) await world.poll();
    expect(await PlaceModel.find({ state: { $ne: 'stored' } }).lean()).toMatchObject([{ uid: 3, state: 'quarantined', attempts: 5 }]);
    expect(await inbox()).toMatchObject({ settledUid: 5, gaps: [], begun: null });
  } finally {
    await MessageModel.collection.dropIndex('refuses');
  }
});

test('the same mail twice in a group has one record and two places, and mail of our own is nobody’s question', async () => {
  const copy = rawMail({ from: 'ana@example.com', id: '<twice@example.com>' });
  const ours = rawMail({ from: dovecot.user, headers: ['X-Campaign: 7'] });
  for (const raw of [copy, rawMail({ from: 'ben@example.com' }), copy, ours, rawMail({ from: 'cleo@example.com' })])
    await dovecot.deliver(raw);
  await world.poll();
  expect(await MessageModel.countDocuments()).toBe(4);
  expect(await PlaceModel.countDocuments({ messageId: { $ne: null } })).toBe(5);
  expect(await ThreadModel.countDocuments({ 'answer.state': 'waiting' })).toBe(3);
  expect(await ContactModel.countDocuments()).toBe(3);
});

test('a process that dies in a group takes in each of its mails once, one by one, when it is back', async () => {
  const names = ['ana', 'ben', 'ana', 'cleo'];
  for (const [n, name] of names.entries())
    await dovecot.deliver(rawMail({ from: `${name}@example.com`, id: `<${n}@x>`, ...(n === 2 && { inReplyTo: '<0@x>' }) }));
  let leftBegun = 0;
  const writes = await killBehindEachWrite({
    begin: async () => {
      await takenIn();
      await MailboxCursorModel.updateMany({ role: 'inbox' }, { $set: { settledUid: 0, gaps: [], lastStatus: null, begun: null } });
    },
    story: () => world.poll(),
    repair: async () => {
      const { begun = null, settledUid = 0 } = (await inbox()) ?? {};
      if (begun && settledUid === 0) leftBegun += 1;
      await world.poll();
      expect(await MessageModel.countDocuments()).toBe(4);
      expect(await PlaceModel.countDocuments({ messageId: { $ne: null } })).toBe(4);
      const threads = await ThreadModel.find({ isInInbox: true }).lean();
      expect(threads.map(({ messageCount, answer }) => [messageCount, answer.state]).sort()).toEqual([
        [1, 'waiting'],
        [1, 'waiting'],
        [2, 'waiting'],
      ]);
      expect(await inbox()).toMatchObject({ settledUid: 4, gaps: [], begun: null });
    },
  });
  expect(leftBegun).toBeGreaterThan(4);
  expect(writes).toBeGreaterThan(8);
});
