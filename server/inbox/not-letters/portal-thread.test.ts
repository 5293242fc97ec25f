import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { ContactModel } from '../../contacts/contact.model.ts';
import { buildContact } from '../../test/build.ts';
import { buildIncoming } from '../../test/incoming.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { receiveMail } from '../arrive/receive-mail.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

let database: TestDatabase;
let edges: TestEdges;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await Promise.all([MessageModel.deleteMany(), ThreadModel.deleteMany(), ContactModel.deleteMany()]);
  edges = createTestEdges();
});

const PRIYA = { address: 'priya@inbox.example', name: 'Priya Raman' };
const MEADOW = { source: 'HomeHarbor', property: '113 Meadow Street, Eastgate', phone: '+1 207 555 0186' };
const lead = (portal: Partial<typeof MEADOW> = {}) => buildIncoming({ from: PRIYA, portal: { ...MEADOW, ...portal } });

test('a lead of a portal is a contact with its source and phone, and its thread waits', async () => {
  const { threadId } = await receiveMail(lead(), edges);
  expect(await ContactModel.find().lean()).toMatchObject([
    { email: PRIYA.address, firstName: 'Priya', leadSource: 'HomeHarbor', mobilePhone: '+1 207 555 0186' },
  ]);
  expect(await ThreadModel.findById(threadId).lean()).toMatchObject({ answer: { state: 'waiting' }, isInInbox: true });
});

test('the same customer, property and portal is one thread; another property or portal is another', async () => {
  const first = await receiveMail(lead(), edges);
  expect((await receiveMail(lead({ property: '113 MEADOW street Eastgate' }), edges)).threadId).toBe(first.threadId);
  expect((await receiveMail(lead({ property: '9 Pier Road' }), edges)).threadId).not.toBe(first.threadId);
  expect((await receiveMail(lead({ source: 'Zillow' }), edges)).threadId).not.toBe(first.threadId);
  const other = await receiveMail({ ...lead(), from: { address: 'ben@inbox.example', name: 'Ben' } }, edges);
  expect(other.threadId).not.toBe(first.threadId);
  expect(await ThreadModel.findById(first.threadId).lean()).toMatchObject({ messageCount: 2, unread: 2 });
});

test('two threads of one portal lead, made at the same moment, are joined by the next notification', async () => {
  const { threadId } = await receiveMail(lead(), edges);
  const made = await ThreadModel.findById(threadId).lean();
  await ThreadModel.create({ ...made, _id: 'f'.repeat(24) });
  await receiveMail(lead(), edges);
  expect(await ThreadModel.find({ isInInbox: true }).lean()).toMatchObject([{ _id: threadId, messageCount: 2 }]);
});

test('what we know of a contact is not overwritten by a portal', async () => {
  await ContactModel.create(buildContact({ email: PRIYA.address, firstName: 'Pri', leadSource: 'Referral', mobilePhone: '' }));
  await receiveMail(lead(), edges);
  expect(await ContactModel.findOne().lean()).toMatchObject({
    firstName: 'Pri',
    leadSource: 'Referral',
    mobilePhone: '+1 207 555 0186',
  });
});

test('what comes on through the relay goes on with what the customer last wrote about, or with the mail it names', async () => {
  const relay = { address: 'a1@convo.zillow.com', name: 'Priya' };
  const zillow = (portal: object, more = {}) =>
    receiveMail(buildIncoming({ from: relay, portal: { source: 'Zillow', property: '', phone: '', ...portal }, ...more }), edges);
  const meadow = await zillow({ property: '113 Meadow Street' }, { messageId: '<meadow@zillow>' });
  const pier = await zillow({ property: '9 Pier Road' });
  expect((await zillow({ isRelayReply: true })).threadId).toBe(pier.threadId);
  expect((await zillow({ isRelayReply: true }, { inReplyTo: '<meadow@zillow>' })).threadId).toBe(meadow.threadId);
  expect(await ThreadModel.countDocuments({ isInInbox: true })).toBe(2);
  const other = await receiveMail(buildIncoming({ portal: { source: 'Zillow', property: '', phone: '', isRelayReply: true } }), edges);
  expect([meadow.threadId, pier.threadId]).not.toContain(other.threadId);
});
