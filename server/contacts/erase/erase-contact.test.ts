import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test';
import { DecisionModel } from '../../ai/decision.model.ts';
import { AvailabilityModel } from '../../calls/availability.model.ts';
import { bookCall } from '../../calls/book-call.ts';
import { remindCalls } from '../../calls/notices/remind-calls.ts';
import { advanceCampaigns } from '../../campaigns/advance-campaigns.ts';
import { CampaignRecipientModel } from '../../campaigns/campaign-recipient.model.ts';
import { sendTest } from '../../campaigns/check/send-test.ts';
import { createCampaign } from '../../campaigns/create-campaign.ts';
import { startCampaign } from '../../campaigns/start-campaign.ts';
import { newId } from '../../database/model-from.ts';
import { forgetContact } from '../../follow-contact.ts';
import { receiveMail } from '../../inbox/arrive/receive-mail.ts';
import { keepUpload } from '../../inbox/files/upload.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { NoteModel } from '../../inbox/notes/note.model.ts';
import { queueMessage } from '../../inbox/outbox/queue-message.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { takeMail } from '../../mail/in/take-mail.ts';
import { sendOutbox } from '../../mail/out/send-outbox.ts';
import { readRaw, storeRaw } from '../../mail/raw-mail.ts';
import { senderFor } from '../../mail/sender-for.ts';
import { buildAvailability, buildContact, buildDecision, buildMailboxCursor, buildNote } from '../../test/build.ts';
import { saveMailbox, saveThread } from '../../test/build-outbox.ts';
import { findWords } from '../../test/find-words.ts';
import { buildIncoming } from '../../test/incoming.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { type Sink, startSink } from '../../test/start-sink.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { noteHappenings } from '../../webhooks/note/note-happenings.ts';
import { WebhookModel } from '../../webhooks/webhook.model.ts';
import { ContactModel } from '../contact.model.ts';
import { writeContactNote } from '../journal/write-note.ts';
import { eraseContact } from './erase-contact.ts';

let database: TestDatabase;
let sink: Sink;
let edges: TestEdges & { connections: number; senderFor: typeof senderFor };
let mailbox: Awaited<ReturnType<typeof saveMailbox>>;

beforeAll(async () => {
  database = await startDatabase();
}, 60_000);
afterAll(() => database.stop());
beforeEach(async () => {
  await emptyModels();
  sink = await startSink();
  edges = { ...createTestEdges({ now: new Date() }), connections: 1, senderFor };
  mailbox = await saveMailbox(sink, edges, { filesSent: 'true' });
});
afterEach(() => sink.stop());

const AGENT = 'joan@larkinvale.example';
const WINDMILL = 'The windmill, says Ben.';
const WORDS = /zelda|quixote|555\W?7788|windmill/i;
const zelda = () => ({
  ...buildContact({ email: 'zelda@port.example', otherEmails: ['z.quixote@work.example'], firstName: 'Zelda', lastName: 'Quixote' }),
  ...{ mobilePhone: '+1 207 555 7788', tags: ['mill'] },
});
const erase = (contactId: string) => eraseContact(contactId, { edges, forget: forgetContact });
const receive = (change: Parameters<typeof buildIncoming>[0]) => receiveMail(buildIncoming({ mailboxId: mailbox._id, ...change }), edges);

/** A call on Thursday at ten, of which both sides were told. */
async function callWith(contactId: string) {
  await AvailabilityModel.create(buildAvailability({ agentId: null, inviteAddress: AGENT }));
  const startsAt = nextThursday(edges.now());
  const booked = { contactId, threadId: null, startsAt, topic: 'A windmill', agentId: null, sendsConfirmation: true };
  const call = await bookCall(booked, edges);
  await remindCalls(edges);
  return call;
}

function nextThursday(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 7 + ((11 - now.getUTCDay()) % 7), 15));
}

test('the mail that told an agent of a call is forgotten with whom it tells of', async () => {
  const { _id } = await ContactModel.create(zelda());
  const call = await callWith(_id);
  await sendOutbox(edges);
  expect(sink.received.map(({ to }) => to[0]).sort()).toEqual([AGENT, 'zelda@port.example']);
  const theirs = sink.received.find(({ to }) => to[0] === AGENT)?.raw.toString() ?? '';
  expect(theirs).toMatch(/Zelda/);
  await erase(_id);
  expect(await findWords(WORDS)).toEqual([]);
  expect(await ThreadModel.exists({ _id: `${call._id}_agent` })).toBeNull();
  // The ledger still knows that there was one, and when.
  const line = await MessageModel.findOne({ threadId: `${call._id}_agent` }).lean();
  expect(line).toMatchObject({ to: [], subject: '', rawHash: null, delivery: { state: 'accepted', acceptedAt: edges.now() } });
});

test('of somebody with every kind of trace no name, address or number is left anywhere, nor comes back', async () => {
  const contact = await ContactModel.create(zelda());
  const contactId = contact._id;
  const [address] = [contact.email];
  const webhook = {
    url: 'https://a.example/',
    name: '',
    secretSealed: 's',
    isEnabled: true,
    stoppedBecause: null,
    since: new Date(0),
    lastTry: null,
    createdBy: null,
  };
  const events = ['message.arrived', 'thread.changed', 'call.booked'] as const;
  await WebhookModel.create({ _id: newId(), ...webhook, events: [...events] });

  // A conversation, with a raw mail, a note, a decision, and a draft with a file.
  const inbound = await receive({
    from: { address, name: 'Zelda Quixote' },
    text: 'The windmill?',
    rawHash: await storeRaw(Buffer.from(`From: ${address}\r\n\r\nThe windmill?`)),
  });
  const threadId = inbound.threadId ?? '';
  await NoteModel.create(buildNote({ threadId, text: 'Zelda: 555 7788' }));
  await DecisionModel.create(buildDecision({ messageId: inbound.messageId ?? '', threadId, contactId, outcomeDetail: 'Zelda asks' }));
  await writeContactNote({ contactId, text: 'Zelda likes windmills', by: 'me' }, edges);
  const upload = await keepUpload(
    { bytes: Buffer.from('for Zelda'), fileName: 'zelda.txt', contentType: 'text/plain', userId: 'me' },
    edges,
  );
  const { id: uploadId, ...file } = upload;
  const letter = { mailboxId: mailbox._id, purpose: 'reply', author: 'agent', epoch: null, state: 'holding' } as const;
  const to = { address, name: 'Zelda Quixote' };
  await queueMessage(
    {
      ...letter,
      threadId,
      contactId,
      key: 'reply:held',
      to,
      subject: 'The windmill',
      text: 'Dear Zelda',
      holdUntil: new Date(8e14),
      attachments: [{ ...file, contentId: null, uploadId }],
    },
    edges,
  );
  // One that its server refused, naming them.
  sink.script.failAtRcpt = (rcpt) => (rcpt === address ? { code: 554, text: `5.7.1 <${rcpt}> is not wanted here` } : null);
  const refused = await queueMessage({ ...letter, threadId, contactId, key: 'reply:refused', to, subject: 's', text: 't' }, edges);
  await sendOutbox(edges);
  expect((await MessageModel.findById(refused._id).lean())?.delivery?.lastError).toContain(address);
  sink.script.failAtRcpt = () => null;

  // A call, the agent's answer to its mail, and what a webhook is to be told of that.
  const call = await callWith(contactId);
  // A campaign, and a test of it in their name.
  const campaign = await createCampaign(
    { name: 'Mills', subject: 'For {{ firstName }}', body: 'Hello {{ firstName }}!', audience: { tags: ['mill'] } },
    edges,
  );
  await sendTest(campaign, { person: { email: AGENT, name: 'Joan' }, contactId, step: 0 }, edges);
  await startCampaign({ campaignId: campaign._id }, edges);
  await advanceCampaigns(edges);
  await sendOutbox(edges);
  const toAgent = await MessageModel.findOne({ threadId: `${call._id}_agent` }).lean();
  const joan = { address: AGENT, name: 'Joan' };
  await receive({
    from: joan,
    subject: 'Re: Zelda',
    text: 'I called Zelda.',
    inReplyTo: toAgent?.messageId,
    references: [toAgent?.messageId ?? ''],
  });
  expect(await ThreadModel.findById(`${call._id}_agent`).lean()).toMatchObject({ isInInbox: true });
  expect(await noteHappenings(await WebhookModel.find({}).lean(), edges)).toBeGreaterThan(3);
  // The campaign's mail comes back, and the report names them.
  const ours = { campaignId: campaign._id, direction: 'outbound' as const };
  const bounce = { at: edges.now(), state: 'bounced', detail: `bounce r: ${address} failed 5.1.1 no such user ${address}` };
  await MessageModel.updateOne(ours, { $push: { 'delivery.evidence': bounce } });
  await advanceCampaigns(edges);
  expect(await CampaignRecipientModel.findOne({ contactId }).lean()).toMatchObject({
    state: 'bounced',
    reason: expect.stringContaining(address),
  });

  // A copy in Sent that is not to the byte what was sent.
  const sent = await MessageModel.findOne(ours).lean();
  const copy = (line: string) => Buffer.concat([Buffer.from(`X-Server: ${line}\r\n`), sentRaw]);
  const sentRaw = await readRaw(sent?.rawHash ?? '');
  const cursor = { ...buildMailboxCursor({ mailboxId: mailbox._id, path: 'Sent', role: 'sent' }) };
  const taking = { mailbox, cursor, role: 'sent' as const, ownAddresses: [mailbox.address] };
  const fetched = (uid: number, raw: Buffer) => ({
    uid,
    internalDate: edges.now(),
    size: raw.length,
    emailId: null,
    raw,
    isTruncated: false,
  });
  expect(await takeMail(fetched(1, copy('one')), taking, edges)).toMatchObject({ outcome: 'confirmed' });

  expect(new Set((await findWords(WORDS)).map((place) => place.split(' ')[0]))).toEqual(
    new Set([
      'calls',
      'campaignRecipients',
      'contacts',
      'decisions',
      'journalEntries',
      'messages',
      'notes',
      'raw.chunks',
      'threads',
      'uploads.chunks',
      'uploads.files',
      'webhookDeliveries',
    ]),
  );
  await erase(contactId);
  expect(await findWords(WORDS)).toEqual([]);

  // What was counted stays, and the copies that still lie in the mailbox bring nothing back.
  edges.advance(1000);
  await advanceCampaigns(edges);
  expect(await CampaignRecipientModel.findOne({ contactId }).lean()).toMatchObject({ state: 'bounced', address: '', bouncedAt: bounce.at });
  expect(await takeMail(fetched(2, copy('two')), taking, edges)).toEqual({ outcome: 'known' });
  expect(await findWords(WORDS)).toEqual([]);
  expect(
    await MessageModel.exists({ 'delivery.state': { $in: ['drafting', 'review', 'holding', 'queued', 'claimed', 'handing_over'] } }),
  ).toBeNull();
}, 60_000);

test('somebody else’s conversation goes on without them, and does not quote them', async () => {
  const { _id, email } = await ContactModel.create(zelda());
  const bens = await saveThread(mailbox._id, { participants: ['ben@example.com'] });
  await MessageModel.updateOne({ _id: bens.inbound._id }, { $set: { cc: [{ address: email, name: '' }] } });
  const asked = { inReplyTo: bens.inbound.messageId, references: [bens.inbound.messageId ?? ''] };
  await receive({ ...asked, from: { address: email, name: 'Zelda Quixote' }, text: WINDMILL, visibleText: WINDMILL });
  const before = await ThreadModel.findById(bens.thread._id).lean();
  expect(before).toMatchObject({ messageCount: 2, lastWords: WINDMILL });
  expect(before?.participants).toContain(email);
  await erase(_id);
  expect(await ThreadModel.findById(bens.thread._id).lean()).toMatchObject({ messageCount: 1, participants: ['ben@example.com'] });
  // What Ben wrote stays as he wrote it.
  expect(await findWords(WORDS)).toEqual([`messages ${bens.inbound._id}`]);
});
