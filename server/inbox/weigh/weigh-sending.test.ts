import { afterAll, beforeAll, expect, test } from 'bun:test';
import { changeConsent } from '../../contacts/consent/change-consent.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import { defaultSettings } from '../../settings/default-settings.ts';
import { SettingsModel } from '../../settings/settings.model.ts';
import { buildMessage, buildSettings, TEST_NOW } from '../../test/build.ts';
import { queueAnswer, saveThread } from '../../test/build-outbox.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { setThreadMode } from '../desk/change-thread.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { weighSending } from './weigh-sending.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('an answer that is held when somebody turns the AI off waits for a person, one that they let go leaves', async () => {
  const edges = createTestEdges();
  const saved = await saveThread('mailbox', { kind: 'buyer_lead' });
  const held = await queueAnswer(saved, edges);
  const now = edges.now();
  expect(await weighSending(held, now)).toEqual({ act: 'send' });
  await setThreadMode(saved.thread._id, 'off', edges);
  expect(await weighSending(held, now)).toMatchObject({ act: 'review', reason: 'the AI was turned off here' });
  await setThreadMode(saved.thread._id, null, edges);
  await SettingsModel.create(buildSettings({ ai: { ...defaultSettings(TEST_NOW).ai, modeByKind: { buyer_lead: 'review' } } }));
  expect(await weighSending(held, now)).toMatchObject({ act: 'review', reason: 'the AI was set to review here' });
  await MessageModel.updateOne({ _id: held._id }, { $set: { userId: 'agent' } });
  expect(await weighSending({ ...held, userId: 'agent' }, now)).toEqual({ act: 'send' });
});

test('a follow-up to a former address of somebody who opted out stays here, an answer leaves', async () => {
  const edges = createTestEdges();
  const saved = await saveThread('mailbox');
  const [followUp, answer] = [
    await queueAnswer(saved, edges, { purpose: 'follow_up' }),
    await queueAnswer(saved, edges, { userId: 'agent' }),
  ];
  const consent = { state: 'unsubscribed' as const, at: TEST_NOW, reason: 'please stop', source: 'mail' };
  await ContactModel.updateOne({ _id: saved.contact._id }, { $set: { email: 'new@example.com', consent } });
  expect(await weighSending(followUp, edges.now())).toMatchObject({ act: 'void', reason: expect.stringContaining('opted out') });
  expect(await weighSending(answer, edges.now())).toMatchObject({ act: 'send' });
});

test('what nobody asked for stays here when the customer wrote after it was written, by the clock of the ledger', async () => {
  const edges = createTestEdges();
  const saved = await saveThread('mailbox', { lastInboundAt: edges.now() });
  const rule = { purpose: 'campaign' as const, author: 'campaign' as const, basedOn: null };
  const mail = await queueAnswer(saved, edges, rule);
  expect(await weighSending(mail, edges.now())).toEqual({ act: 'send' });
  edges.advance(60_000);
  await ThreadModel.updateOne({ _id: saved.thread._id }, { $set: { lastInboundAt: edges.now() } });
  expect(await weighSending(mail, edges.now())).toMatchObject({ act: 'void', reason: 'the customer wrote meanwhile' });
});

test('an answer that is held while its customer asks for no more mail, elsewhere, waits for a person', async () => {
  const edges = createTestEdges();
  const saved = await saveThread('mailbox');
  const held = await queueAnswer(saved, edges);
  const wish = { contactId: saved.contact._id, reason: 'please stop', source: 'mail' };
  edges.advance(1000);
  await changeConsent({ ...wish, state: 'unsubscribed' }, edges);
  const why = 'they asked for no more mail after they wrote this';
  expect(await weighSending(held, edges.now())).toEqual({ act: 'review', reason: why, untilFirstByte: true });
  // What they ask after that is answered.
  await MessageModel.updateOne({ _id: saved.inbound._id }, { sortAt: new Date(edges.now().getTime() + 1000) });
  expect(await weighSending(held, edges.now())).toEqual({ act: 'send' });
});

test('a newer mail that was dealt with before does not overtake the answer to an older one that came late', async () => {
  const edges = createTestEdges();
  const saved = await saveThread('mailbox');
  const { mailboxId, _id: threadId } = saved.thread;
  const newer = { mailboxId, threadId, contactId: saved.contact._id, sortAt: new Date(saved.inbound.sortAt.getTime() + 60_000) };
  const known = await MessageModel.create(buildMessage({ ...newer, decisionId: 'decided' }));
  const held = await queueAnswer(saved, edges);
  expect(await weighSending(held, edges.now())).toEqual({ act: 'send' });
  // Nobody has read it, or it came while the answer was held.
  await MessageModel.updateOne({ _id: known._id }, { decisionId: null });
  expect(await weighSending(held, edges.now())).toEqual({ act: 'void', reason: 'a newer mail arrived' });
  await MessageModel.deleteOne({ _id: known._id });
  await Bun.sleep(5);
  await MessageModel.create(buildMessage({ ...newer, decisionId: 'decided', createdAt: new Date(held.createdAt.getTime() + 1) }));
  expect(await weighSending(held, edges.now())).toEqual({ act: 'void', reason: 'a newer mail arrived' });
});
