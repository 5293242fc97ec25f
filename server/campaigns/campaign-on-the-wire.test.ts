import { afterAll, beforeAll, expect, test } from 'bun:test';
import { simpleParser } from 'mailparser';
import { ContactModel } from '../contacts/contact.model.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { makeMessageId, makeProof } from '../inbox/outbox/message-id.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { ensureMailbox } from '../mail/accounts/ensure-mailbox.ts';
import { createPoller, type Poller } from '../mail/in/poll-mailboxes.ts';
import { reconcileSent } from '../mail/out/reconcile-sent.ts';
import { sendOutbox } from '../mail/out/send-outbox.ts';
import { senderFor } from '../mail/sender-for.ts';
import { buildContact } from '../test/build.ts';
import { dovecotConfig, rawMail } from '../test/mail-world.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { type Dovecot, startDovecot } from '../test/start-dovecot.ts';
import { type Sink, startSink } from '../test/start-sink.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { advanceCampaigns } from './advance-campaigns.ts';
import { createCampaign } from './create-campaign.ts';
import { reportCampaign } from './report/report-campaign.ts';
import { startCampaign } from './start-campaign.ts';
import { unsubscribeByToken, writeUnsubscribeToken } from './unsubscribe.ts';

let database: TestDatabase;
let dovecot: Dovecot;
let sink: Sink;
let poller: Poller;
const edges = { ...createTestEdges({ now: new Date() }), senderFor, connections: 2, maxBytes: 5_000_000 };

beforeAll(async () => {
  database = await startDatabase();
  [dovecot, sink] = await Promise.all([startDovecot(), startSink()]);
  const smtp = { host: sink.host, port: sink.port, secure: false, user: sink.user, password: sink.password, isTlsInsecure: false };
  await ensureMailbox(dovecotConfig(dovecot, { address: 'hello@larkinvale.example', smtp, filesSent: 'false' }), edges);
  poller = createPoller(edges);
  // The first look is a backfill.
  await poller.poll(edges);
}, 60_000);
afterAll(async () => {
  await poller.close();
  await Promise.all([dovecot.stop(), sink.stop()]);
  await database.stop();
});

test('a campaign goes out with its number, is read back from Sent and confirmed; an opt-out in between is honoured; a reply is counted', async () => {
  const contacts = ['Ana', 'Ben', 'Cleo'].map((firstName) => buildContact({ firstName, tags: ['wire'] }));
  await ContactModel.insertMany(contacts);
  const input = {
    name: 'Wire',
    subject: 'News for {{ firstName }}',
    body: 'Hello {{ firstName }}, new homes!',
    audience: { tags: ['wire'] },
  };
  const campaign = await createCampaign(input, edges);
  await startCampaign({ campaignId: campaign._id }, edges);
  expect(await advanceCampaigns(edges)).toMatchObject({ queued: 3 });

  // Cleo opts out after her mail was queued and before it left.
  const cleos = await MessageModel.findOne({ contactId: contacts[2]?._id }).lean();
  const token = /\/u\/([^>]+)>/.exec(cleos?.delivery?.headers.find(({ name }) => name === 'List-Unsubscribe')?.value ?? '')?.[1] ?? '';
  expect(await unsubscribeByToken(token, edges)).toBe(true);

  edges.advance(1000);
  expect(await sendOutbox(edges)).toMatchObject({ sent: 2, voided: 1 });
  const received = await Promise.all(sink.received.map(({ raw }) => simpleParser(raw)));
  expect(received.map(({ headers }) => headers.get('x-campaign'))).toEqual(['1000', '1000']);
  expect(received.map(({ subject }) => subject).sort()).toEqual(['News for Ana', 'News for Ben']);
  expect(received[0]?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(sink.received[0]?.raw.toString()).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(sink.received.every(({ to }) => to.length === 1)).toBe(true);
  for (const { raw, to } of sink.received) await expectListedHeaders(raw, { campaign, to: to[0] ?? '' });

  await reconcileSent(edges);
  edges.advance(60_000);
  await reconcileSent(edges);
  await poller.poll(edges);
  await advanceCampaigns(edges);
  expect(await reportCampaign(campaign._id, edges)).toMatchObject({ total: 3, confirmed: 2, skipped: 1, campaign: { state: 'finished' } });
  expect(await dovecot.readFolder('Sent')).toHaveLength(2);

  const toAna = received.find(({ subject }) => subject === 'News for Ana');
  const reply = {
    from: `Ana <${contacts[0]?.email}>`,
    subject: 'Re: News for Ana',
    inReplyTo: toAna?.messageId ?? '',
    text: 'Do tell me more.',
  };
  await dovecot.deliver(rawMail(reply));
  await poller.poll(edges);
  await advanceCampaigns(edges);
  expect((await reportCampaign(campaign._id, edges)).replied).toBe(1);
  const anas = await ThreadModel.findOne({ contactId: contacts[0]?._id }).lean();
  expect(anas).toMatchObject({ isInInbox: true, campaignIds: [campaign._id], answer: { state: 'waiting' } });
}, 60_000);

/** Exactly the headers that a campaign's mail has, each once, with the values that follow from its record. */
async function expectListedHeaders(raw: Buffer, { campaign, to }: { campaign: { _id: string; number: number }; to: string }) {
  const contact = await ContactModel.findOne({ email: to }).lean();
  const message = await MessageModel.findOne({ contactId: contact?._id, direction: 'outbound' }).lean();
  const [head = ''] = raw.toString('latin1').split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const);
  const { 'Content-Type': contentType, Date: date, From: from, 'Reply-To': replyTo, ...exact } = Object.fromEntries(headers);
  const token = writeUnsubscribeToken({ contactId: contact?._id ?? '', campaignId: campaign._id }, edges.secret);
  expect(headers).toHaveLength(new Set(headers.map(([name]) => name.toLowerCase())).size);
  expect(exact).toEqual({
    'X-Openhouse-Message': message?._id ?? '',
    'X-Openhouse-Proof': makeProof(message?._id ?? '', edges.secret),
    'X-Campaign': String(campaign.number),
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'List-Unsubscribe': `<${edges.publicUrl}/u/${token}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Feedback-ID': `${campaign.number}:campaign:openhouse`,
    To: `${contact?.firstName} ${contact?.lastName} <${to}>`,
    Subject: `News for ${contact?.firstName}`,
    'Message-ID': makeMessageId(message?.delivery?.key ?? '', 'larkinvale.example', edges.secret),
    'MIME-Version': '1.0',
  });
  expect(from).toMatch(/<hello@larkinvale\.example>$/);
  expect(replyTo).toBe(from ?? '');
  expect(contentType).toMatch(/^multipart\/alternative; boundary=/);
  expect(Number.isNaN(Date.parse(date ?? ''))).toBe(false);
  const mail = await simpleParser(raw);
  for (const part of [mail.text, mail.html || '']) {
    expect(part).toContain('14 Harbour Street');
    expect(part).toContain(`/u/${token}`);
  }
}

test('mail of a campaign sent by another program is read back from Sent and counts, and is not sent again', async () => {
  const contact = buildContact({ firstName: 'Dora', tags: ['elsewhere'] });
  await ContactModel.create(contact);
  const campaign = await createCampaign({ name: 'n', subject: 's', body: 'b', audience: { tags: ['elsewhere'] } }, edges);
  const elsewhere = { from: 'hello@larkinvale.example', to: contact.email, headers: [`X-Campaign: ${campaign.number}`] };
  await dovecot.deliver(rawMail(elsewhere), 'Sent');
  await poller.poll(edges);
  const inserted = await MessageModel.findOne({ campaignNumber: campaign.number }).lean();
  expect(inserted).toMatchObject({ direction: 'outbound', author: 'campaign', contactId: contact._id, delivery: null });
  await startCampaign({ campaignId: campaign._id }, edges);
  for (let run = 0; run < 2; run++) await advanceCampaigns(edges);
  expect(await MessageModel.countDocuments({ campaignNumber: campaign.number })).toBe(1);
  expect(await reportCampaign(campaign._id, edges)).toMatchObject({ confirmed: 1, total: 1 });
}, 60_000);
