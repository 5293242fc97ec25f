import { expect, spyOn, test } from 'bun:test';
import { simpleParser } from 'mailparser';
import { isSuppressed, suppressAddress } from '../../contacts/consent/suppress.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import { settleExpiredClaims } from '../../inbox/ledger/settle-expired.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { sendNow } from '../../inbox/outbox/update-draft.ts';
import { SettingsModel } from '../../settings/settings.model.ts';
import { buildMessage, buildSettings } from '../../test/build.ts';
import { queueAnswer, readMessage, readThread, saveMailbox, saveThread } from '../../test/build-outbox.ts';
import { type OutboxEdges, outboxBeforeEach } from '../../test/outbox-before-each.ts';
import type { Sink } from '../../test/start-sink.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { readRaw } from '../raw-mail.ts';
import { sendOutbox } from './send-outbox.ts';

let sink: Sink;
let edges: OutboxEdges;
let mailboxId: string;
outboxBeforeEach({ connections: 3 }, (outbox) => {
  ({ sink, edges, mailboxId } = outbox);
});

const stateOf = async (id: string) => (await readMessage(id)).delivery.state;

test('sends a held answer when its time has come, and not before', async () => {
  const saved = await saveThread(mailboxId);
  const answer = await queueAnswer(saved, edges, { holdUntil: new Date(edges.now().getTime() + 45_000) });
  expect(await readThread(saved.thread._id)).toMatchObject({ aiState: 'holding', sendingAt: answer.delivery?.holdUntil });
  expect(await sendOutbox(edges)).toMatchObject({ released: 0, sent: 0 });
  edges.advance(45_000);
  expect(await sendOutbox(edges)).toMatchObject({ released: 1, sent: 1 });
  expect(sink.received.map(({ from, to }) => ({ from, to }))).toEqual([{ from: 'hello@larkinvale.example', to: [saved.contact.email] }]);
});

test('the bytes on the wire are the bytes in the ledger, with our headers and the thread right', async () => {
  const saved = await saveThread(mailboxId);
  const { _id } = await queueAnswer(saved, edges);
  await sendOutbox(edges);
  const sent = await readMessage(_id);
  const [got] = sink.received;
  expect(got?.raw.equals(await readRaw(sent.rawHash ?? ''))).toBe(true);
  const parsed = await simpleParser(got?.raw ?? '');
  expect(parsed.messageId).toBe(sent.messageId as string);
  expect(parsed.inReplyTo).toBe(saved.inbound.messageId as string);
  expect(parsed.headers.get('x-openhouse-message')).toBe(_id);
  expect(parsed.headers.get('auto-submitted')).toBe('auto-replied');
  expect(parsed.headers.get('x-auto-response-suppress')).toBe('All');
  expect(parsed.from?.text).toContain('hello@larkinvale.example');
  expect(parsed.text).toContain('Two houses near the harbour');
});

test.each(['settings', 'rehearsal'] as const)(
  'mail whose mailbox (of %s) was switched off leaves from another, unless it was rehearsed',
  async (source) => {
    const saved = await saveThread((await saveMailbox(sink, edges, { address: 'old@larkinvale.example', isEnabled: false, source }))._id);
    const [held, queued] = [await queueAnswer(saved, edges, { author: 'agent', epoch: null }), await queueAnswer(saved, edges)];
    await MessageModel.updateOne({ _id: queued._id }, { 'delivery.state': 'queued', 'delivery.dueAt': edges.now(), rawHash: 'as it was' });
    await sendOutbox(edges);
    const states = [await stateOf(held._id), await stateOf(queued._id)];
    const senders = sink.received.map(({ from }) => from);
    if (source === 'settings') {
      expect(states).toEqual(['accepted', 'accepted']);
      expect(senders).toEqual(['hello@larkinvale.example', 'hello@larkinvale.example']);
    } else {
      expect(states).toEqual(['holding', 'queued']);
      expect(senders).toEqual([]);
    }
  },
);

test('an accepted answer is counted on thread and contact, and told to the browsers', async () => {
  const saved = await saveThread(mailboxId);
  const { _id } = await queueAnswer(saved, edges, { listingKeys: ['PL-1'] });
  await sendOutbox(edges);
  const { delivery } = await readMessage(_id);
  expect(delivery).toMatchObject({ state: 'accepted', acceptedAt: edges.now(), claimedBy: null });
  expect(delivery.smtpResponse).toStartWith('250');
  expect(delivery.evidence.map(({ state }) => state)).toEqual(['holding', 'queued', 'handing_over', 'accepted']);
  const thread = await readThread(saved.thread._id);
  expect(thread).toMatchObject({
    aiState: 'idle',
    sendingAt: null,
    exchanges: 1,
    lastAuthor: 'ai',
    lastOutboundAt: edges.now(),
    listingKeys: ['PL-1'],
  });
  const contact = await ContactModel.findById(saved.contact._id).lean();
  expect(contact?.lastOutboundAt).toEqual(edges.now());
  expect(contact?.listings.map(({ listingKey }) => listingKey)).toEqual(['PL-1']);
  const states = edges.published.flatMap(({ name, payload }) => (name === 'delivery.changed' ? [payload.state] : []));
  expect(states).toEqual(['holding', 'queued', 'claimed', 'handing_over', 'accepted']);
});

test('a recipient that does not exist fails for good, is suppressed, and a person is told', async () => {
  sink.script.failAtRcpt = () => ({ code: 550, text: '5.1.1 no such user' });
  const saved = await saveThread(mailboxId);
  const { _id } = await queueAnswer(saved, edges);
  expect(await sendOutbox(edges)).toMatchObject({ failed: 1, sent: 0 });
  expect(await stateOf(_id)).toBe('failed');
  expect(await isSuppressed(saved.contact.email)).toBe(true);
  expect((await readThread(saved.thread._id)).needs).toMatchObject({ reason: 'failed' });
  edges.advance(3_600_000);
  await sendOutbox(edges);
  expect(await stateOf(_id)).toBe('failed');
});

test.each(['5.7.1 sender is blocked', 'your host is listed in an RBL', '5.2.2 mailbox full', 'mail from 198.5.1.10 is blocked'])(
  'a refusal that tells nothing of the address (%s) does not suppress it',
  async (text) => {
    sink.script.failAtRcpt = () => ({ code: 550, text });
    const saved = await saveThread(mailboxId);
    await queueAnswer(saved, edges);
    await sendOutbox(edges);
    expect(await isSuppressed(saved.contact.email)).toBe(false);
  },
);

test('a mail put off by the server is tried again later and arrives once', async () => {
  let isGrey = true;
  sink.script.failAtRcpt = () => (isGrey ? { code: 450, text: '4.2.0 greylisted' } : null);
  const { _id } = await queueAnswer(await saveThread(mailboxId), edges);
  expect(await sendOutbox(edges)).toMatchObject({ deferred: 1 });
  isGrey = false;
  expect(await sendOutbox(edges)).toMatchObject({ sent: 0 });
  edges.advance(60_000);
  expect(await sendOutbox(edges)).toMatchObject({ sent: 1 });
  expect(await stateOf(_id)).toBe('accepted');
  expect(sink.received).toHaveLength(1);
});

test('a mail whose server fell silent after the body is uncertain and is never sent again', async () => {
  sink.script.dropAfterDot = () => true;
  const { _id } = await queueAnswer(await saveThread(mailboxId), edges);
  expect(await sendOutbox(edges)).toMatchObject({ uncertain: 1, sent: 0 });
  sink.script.dropAfterDot = undefined;
  edges.advance(86_400_000);
  await sendOutbox(edges);
  expect(await stateOf(_id)).toBe('uncertain');
  expect(sink.received).toHaveLength(1);
});

test('a server that asks for a pause is left alone for five minutes', async () => {
  sink.script.failAtMail = () => ({ code: 421, text: '4.7.0 slow down' });
  await queueAnswer(await saveThread(mailboxId), edges);
  await sendOutbox(edges);
  expect(await MailboxModel.findById(mailboxId).lean()).toMatchObject({ smtpState: 'throttled' });
  sink.script.failAtMail = undefined;
  edges.advance(4 * 60_000);
  expect(await sendOutbox(edges)).toMatchObject({ sent: 0 });
  edges.advance(60_000);
  expect(await sendOutbox(edges)).toMatchObject({ sent: 1 });
  expect(await MailboxModel.findById(mailboxId).lean()).toMatchObject({ smtpState: 'ok', smtpRetryAt: null, lastError: null });
});

test('a rejected password is tried at most six times an hour, is shown, and loses no mail', async () => {
  const good = await MailboxModel.findById(mailboxId).lean();
  await MailboxModel.updateOne({ _id: mailboxId }, { 'smtp.user': 'nobody' });
  await queueAnswer(await saveThread(mailboxId), edges);
  for (let minute = 0; minute < 60; minute++) {
    await sendOutbox(edges);
    edges.advance(60_000);
  }
  expect(sink.logins()).toBe(6);
  expect(await MailboxModel.findById(mailboxId).lean()).toMatchObject({ smtpState: 'auth_failed' });
  expect(edges.published).toContainEqual({ name: 'system.changed', payload: { what: 'mailbox' } });
  await MailboxModel.updateOne({ _id: mailboxId }, { 'smtp.user': good?.smtp.user });
  edges.advance(600_000);
  expect(await sendOutbox(edges)).toMatchObject({ sent: 1 });
});

test('the rate per minute holds over runs and over processes at once', async () => {
  await SettingsModel.create(buildSettings({ sending: { perMinute: 4, perDay: 6, undoSeconds: 10 } }));
  for (let n = 0; n < 9; n++) await queueAnswer(await saveThread(mailboxId), edges);
  await Promise.all([sendOutbox(edges), sendOutbox({ ...edges, processName: 'other/x/1' })]);
  expect(sink.received).toHaveLength(4);
  await sendOutbox(edges);
  expect(sink.received).toHaveLength(4);
  edges.advance(60_000);
  await sendOutbox(edges);
  expect(sink.received).toHaveLength(6);
  edges.advance(86_400_000);
  await sendOutbox(edges);
  expect(sink.received).toHaveLength(9);
});

test('a newer mail of the customer voids the answer to the older one', async () => {
  const saved = await saveThread(mailboxId);
  const { _id } = await queueAnswer(saved, edges);
  const later = new Date(edges.now().getTime() + 1000);
  await MessageModel.create(buildMessage({ threadId: saved.thread._id, sortAt: later, contactId: saved.contact._id }));
  expect(await sendOutbox(edges)).toMatchObject({ voided: 1, sent: 0 });
  expect(await stateOf(_id)).toBe('voided');
});

test('a second copy of the mail that is answered does not cost the customer the answer', async () => {
  const saved = await saveThread(mailboxId);
  const { _id } = await queueAnswer(saved, edges);
  const later = new Date(edges.now().getTime() + 1000);
  const { messageId } = saved.inbound;
  await MessageModel.create(buildMessage({ threadId: saved.thread._id, sortAt: later, messageId, contactId: saved.contact._id }));
  await sendOutbox(edges);
  expect(await stateOf(_id)).toBe('accepted');
});

test('a delivery report does not cost the customer the answer', async () => {
  const saved = await saveThread(mailboxId);
  const { _id } = await queueAnswer(saved, edges);
  const later = new Date(edges.now().getTime() + 1000);
  await MessageModel.create(buildMessage({ threadId: saved.thread._id, sortAt: later, automaticSigns: ['Auto-Submitted: auto-replied'] }));
  await sendOutbox(edges);
  expect(await stateOf(_id)).toBe('accepted');
});

test('campaign mail does not go to an address that opted out a moment ago; an answer still does', async () => {
  const saved = await saveThread(mailboxId);
  const campaign = await queueAnswer(saved, edges, { purpose: 'campaign', author: 'campaign', epoch: null, basedOn: null });
  const answer = await queueAnswer(saved, edges);
  await suppressAddress({ address: saved.contact.email, reason: 'unsubscribed', source: 'test' }, edges);
  await sendOutbox(edges);
  expect([await stateOf(campaign._id), await stateOf(answer._id)]).toEqual(['voided', 'accepted']);
});

test('the fifth automatic answer within an hour waits for a person, whose word sends it', async () => {
  const saved = await saveThread(mailboxId);
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) {
    ids.push((await queueAnswer(saved, edges, { basedOn: null }))._id);
    await sendOutbox(edges);
    edges.advance(61_000);
  }
  expect(sink.received).toHaveLength(4);
  const last = ids[4] ?? '';
  expect(await stateOf(last)).toBe('review');
  expect((await readThread(saved.thread._id)).needs).toMatchObject({ reason: 'review' });
  await sendNow({ messageId: last, userId: 'agent-1' }, edges);
  await sendOutbox(edges);
  expect(await stateOf(last)).toBe('accepted');
});

test('two automatic answers to one contact are a minute apart', async () => {
  const saved = await saveThread(mailboxId);
  await queueAnswer(saved, edges, { basedOn: null });
  await queueAnswer(saved, edges, { basedOn: null });
  await sendOutbox(edges);
  expect(sink.received).toHaveLength(1);
  edges.advance(60_000);
  await sendOutbox(edges);
  expect(sink.received).toHaveLength(2);
});

test('an answer that is put off for that minute says in the list when it leaves', async () => {
  const saved = await saveThread(mailboxId);
  await queueAnswer(saved, edges, { basedOn: null });
  await sendOutbox(edges);
  await queueAnswer(saved, edges, { basedOn: null });
  await sendOutbox(edges);
  const { aiState, sendingAt } = await readThread(saved.thread._id);
  expect({ aiState, sendingAt }).toEqual({ aiState: 'holding', sendingAt: new Date(edges.now().getTime() + 60_000) });
});

test('told to stop, it claims nothing more', async () => {
  for (let n = 0; n < 5; n++) await queueAnswer(await saveThread(mailboxId), edges);
  sink.script.failAtRcpt = () => {
    edges.stop();
    return null;
  };
  await sendOutbox({ ...edges, connections: 1 });
  expect(sink.received).toHaveLength(1);
  expect(await MessageModel.countDocuments({ 'delivery.state': { $in: ['claimed', 'handing_over'] } })).toBe(0);
});

test('a claim whose process died is settled at once: queued again, or uncertain when the body was under way', async () => {
  const before = await queueAnswer(await saveThread(mailboxId), edges);
  const during = await queueAnswer(await saveThread(mailboxId), edges);
  const dead = edges.processName.replace(/\d+$/, '999999');
  const claimedUntil = new Date(edges.now().getTime() + 60_000);
  const claim = { 'delivery.claimedBy': dead, 'delivery.claimedUntil': claimedUntil };
  await MessageModel.updateOne({ _id: before._id }, { ...claim, 'delivery.state': 'claimed' });
  await MessageModel.updateOne({ _id: during._id }, { ...claim, 'delivery.state': 'handing_over' });
  expect(await settleExpiredClaims(edges)).toEqual({ requeued: 1, uncertain: 1 });
  expect([await stateOf(before._id), await stateOf(during._id)]).toEqual(['queued', 'uncertain']);
  // One that a clock of tomorrow has written, elsewhere.
  const tomorrow = { 'delivery.claimedBy': 'far-away/x/1', 'delivery.claimedUntil': new Date(edges.now().getTime() + 86_400_000) };
  await MessageModel.updateOne({ _id: before._id }, { ...tomorrow, 'delivery.state': 'claimed' });
  expect(await settleExpiredClaims(edges)).toEqual({ requeued: 1, uncertain: 0 });
});

test('a claim that an earlier run of this process left behind is taken up by the next run', async () => {
  const { _id } = await queueAnswer(await saveThread(mailboxId), edges);
  sink.script.failAtRcpt = () => ({ code: 450, text: '4.2.0 greylisted' });
  await sendOutbox(edges);
  sink.script.failAtRcpt = () => null;
  edges.advance(30 * 60_000);
  const claimedUntil = new Date(edges.now().getTime() + 60_000);
  const left = { state: 'claimed', claimedBy: edges.processName, claimedUntil };
  await MessageModel.updateOne({ _id }, Object.fromEntries(Object.entries(left).map(([name, value]) => [`delivery.${name}`, value])));
  expect(await settleExpiredClaims(edges)).toEqual({ requeued: 0, uncertain: 0 });
  await sendOutbox(edges);
  expect(await stateOf(_id)).toBe('accepted');
});

test('many senders at once hand every mail over exactly once', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 25; n++) ids.push((await queueAnswer(await saveThread(mailboxId), edges))._id);
  sink.script.delay = () => Math.random() * 10;
  await Promise.all([1, 2, 3].map((n) => sendOutbox({ ...edges, processName: `other/x/${n}` })));
  const arrived = sink.received.map(({ raw }) => /^X-Openhouse-Message: (\S+)/m.exec(raw.toString())?.[1]);
  expect(arrived.sort()).toEqual(ids.sort());
});

test('a run of which one connection loses the database is over when the others are: nothing of it goes on beside the next', async () => {
  for (let n = 0; n < 2; n++) await queueAnswer(await saveThread(mailboxId), edges);
  sink.script.delay = () => 300;
  let asked = 0;
  const claim = MessageModel.findOneAndUpdate.bind(MessageModel);
  const losing = spyOn(MessageModel, 'findOneAndUpdate').mockImplementation(((...given: Parameters<typeof claim>) => {
    const isClaim = Object(given[0])['delivery.state'] === 'queued';
    if (isClaim && ++asked === 3) throw new Error('the database went away');
    return claim(...given);
  }) as never);
  try {
    await expect(sendOutbox(edges)).rejects.toThrow('the database went away');
    expect(sink.received).toHaveLength(2);
  } finally {
    losing.mockRestore();
  }
});
