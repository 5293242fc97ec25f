import { expect, test } from 'bun:test';
import { SettingsModel } from '../../settings/settings.model.ts';
import { buildSettings } from '../../test/build.ts';
import { queueAnswer, readMessage, saveThread } from '../../test/build-outbox.ts';
import { type OutboxEdges, outboxBeforeEach } from '../../test/outbox-before-each.ts';
import type { Sink } from '../../test/start-sink.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { sendOutbox } from './send-outbox.ts';

let sink: Sink;
let edges: OutboxEdges;
let mailboxId: string;
outboxBeforeEach({ connections: 3 }, (outbox) => {
  ({ sink, edges, mailboxId } = outbox);
});

const stateOf = async (id: string) => (await readMessage(id)).delivery.state;
const CAMPAIGN = { purpose: 'campaign', author: 'campaign', epoch: null, basedOn: null } as const;

test('a campaign leaves the last tenth of the day to conversations', async () => {
  await SettingsModel.create(buildSettings({ sending: { perMinute: 100, perDay: 10, undoSeconds: 10 } }));
  for (let n = 0; n < 12; n++) await queueAnswer(await saveThread(mailboxId), edges, CAMPAIGN);
  await sendOutbox(edges);
  expect(sink.received).toHaveLength(9);
  const answers = await Promise.all([1, 2].map(async () => queueAnswer(await saveThread(mailboxId), edges)));
  await sendOutbox(edges);
  expect(sink.received).toHaveLength(10);
  edges.advance(86_400_000);
  await sendOutbox(edges);
  expect(await Promise.all(answers.map(({ _id }) => stateOf(_id)))).toEqual(['accepted', 'accepted']);
  await sendOutbox(edges);
  expect(sink.received).toHaveLength(14);
});

test('an answer whose hold runs out while a long campaign is being sent does not wait for its end', async () => {
  await SettingsModel.create(buildSettings({ sending: { perMinute: 1000, perDay: 1000, undoSeconds: 10 } }));
  for (let n = 0; n < 30; n++) await queueAnswer(await saveThread(mailboxId), edges, CAMPAIGN);
  sink.script.delay = () => 30;
  const began = performance.now();
  await sendOutbox({ ...edges, connections: 1, runMs: 200 });
  expect(performance.now() - began).toBeLessThan(4000);
  const sent = sink.received.length;
  expect(sent).toBeLessThan(30);
  const answer = await queueAnswer(await saveThread(mailboxId), edges);
  await sendOutbox({ ...edges, connections: 1, runMs: 200 });
  expect(sink.received[sent]?.raw.toString()).toContain(`X-Openhouse-Message: ${answer._id}`);
});

test('a mailbox that is warming up sends as much as its day allows, and campaigns nine tenths of that', async () => {
  await MailboxModel.updateOne({ _id: mailboxId }, { $set: { warmUp: { beganAt: edges.now(), firstDay: 10, days: 10 } } });
  await SettingsModel.create(buildSettings({ sending: { perMinute: 100, perDay: 100, undoSeconds: 10 } }));
  for (let n = 0; n < 14; n++) await queueAnswer(await saveThread(mailboxId), edges, CAMPAIGN);
  await sendOutbox(edges);
  expect(sink.received).toHaveLength(9);
  for (let n = 0; n < 2; n++) await queueAnswer(await saveThread(mailboxId), edges);
  await sendOutbox(edges);
  expect(sink.received).toHaveLength(10);
  // 13 on the second day: room for the answer and the five campaign mails that waited.
  edges.advance(86_400_000);
  await sendOutbox(edges);
  expect(sink.received).toHaveLength(10 + 6);
});
