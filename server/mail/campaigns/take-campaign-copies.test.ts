import { expect, test } from 'bun:test';
import type { MailboxCursor } from '../../../shared/mailbox.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import { queueCampaignMails } from '../../inbox/campaign-mail/queue-campaign-mails.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { SettingsModel } from '../../settings/settings.model.ts';
import { buildContact, buildSettings } from '../../test/build.ts';
import { readMessage, readThread } from '../../test/build-outbox.ts';
import { type OutboxEdges, outboxBeforeEach, type SavedMailbox } from '../../test/outbox-before-each.ts';
import type { Sink } from '../../test/start-sink.ts';
import { takeMail } from '../in/take-mail.ts';
import { sendOutbox } from '../out/send-outbox.ts';
import { PlaceModel } from '../place.model.ts';
import { takeCampaignCopies } from './take-campaign-copies.ts';

let sink: Sink;
let edges: OutboxEdges;
let mailbox: SavedMailbox;
let cursor: Stored<MailboxCursor>;

outboxBeforeEach({ now: () => new Date() }, async (outbox) => {
  ({ sink, edges, mailbox } = outbox);
  await SettingsModel.create(buildSettings({ sending: { perMinute: 1000, perDay: 10_000, undoSeconds: 10 } }));
  const at = { createdAt: edges.now(), updatedAt: edges.now() };
  const position = { settledUid: 0, gaps: [], lastStatus: null, isBackfilling: false, backfillUntilUid: 0, comparedAt: null };
  cursor = { _id: newId(), mailboxId: mailbox._id, path: 'Sent', uidValidity: '1', role: 'sent', ...position, ...at };
});

/** Mails of a campaign that have left, and their copies as they lie in Sent. */
async function sendCampaign(count: number) {
  const contacts = Array.from({ length: count }, () => buildContact());
  await ContactModel.insertMany(contacts);
  await queueCampaignMails(
    contacts.map((contact) => ({
      ...{ contact, campaignId: 'c1', campaignNumber: 1000, opensThread: true, threadId: newId(), mailboxId: mailbox._id },
      ...{ key: `campaign:c1:${contact._id}`, from: { address: mailbox.address, name: 'Larkin & Vale' } },
      ...{ to: { address: contact.email, name: '' }, subject: 'New homes', text: 'Three new homes.', epoch: null, holdUntil: edges.now() },
      ...{ state: 'holding' as const, listingKeys: ['L1'], listingsTold: [{ listingKey: 'L1', listPrice: 5 }] },
    })),
    edges,
  );
  await sendOutbox(edges);
  expect(sink.received).toHaveLength(count);
  return sink.received.map(({ raw }, at) => {
    const id = /^X-Openhouse-Message: (.*)\r$/m.exec(raw.toString())?.[1] ?? '';
    return { id, mail: { uid: at + 1, internalDate: new Date(), size: raw.length, emailId: null, raw, isTruncated: false } };
  });
}

const taking = () => ({ mailbox, cursor, role: 'sent' as const, ownAddresses: [mailbox.address] });

async function whatStands(id: string) {
  const { delivery, threadId, contactId } = await readMessage(id);
  const { lastOutboundAt, lastMessageAt, ...thread } = await readThread(threadId);
  const contact = await ContactModel.findById(contactId).lean();
  const place = await PlaceModel.findOne({ messageId: id }).lean();
  const { state, nextLookAt, claimedBy, claimedUntil, lastError, evidence } = delivery;
  return {
    ...{ state, nextLookAt, claimedBy, claimedUntil, lastError, last: evidence.at(-1)?.detail, isAccepted: delivery.acceptedAt !== null },
    thread: [
      thread.messageCount,
      thread.lastWords,
      thread.lastAuthor,
      thread.listingKeys,
      thread.campaignIds,
      thread.aiState,
      thread.isInInbox,
    ],
    isTold: lastOutboundAt !== null && lastMessageAt >= lastOutboundAt && contact?.lastOutboundAt !== null,
    listings: contact?.listings.map(({ listingKey, listPrice }) => [listingKey, listPrice]),
    place: place && [place.state, place.attempts, place.rawHash !== '', place.error],
  };
}

test.each(['accepted', 'uncertain', 'handing_over'] as const)(
  'copies of mails that are %s are confirmed at once as one by one',
  async (state) => {
    const copies = await sendCampaign(4);
    if (state !== 'accepted') {
      // As a sender leaves them that died behind the dot.
      const before = { 'delivery.state': state, 'delivery.acceptedAt': null, 'delivery.claimedBy': 'gone' };
      await MessageModel.updateMany({}, { $set: before });
      await ThreadModel.updateMany({}, { $set: { lastOutboundAt: null, lastWords: '', listingKeys: [] } });
      await ContactModel.updateMany({}, { $set: { lastOutboundAt: null, listings: [] } });
    }
    const [alone, ...together] = copies;
    if (!alone) throw new Error('nothing was sent');
    const many = together.map(({ mail }) => mail);
    const taken = await takeCampaignCopies(many, taking(), edges);
    expect([...taken.values()]).toEqual(many.map(() => ({ outcome: 'confirmed' })));
    expect(await takeMail(alone.mail, taking(), edges)).toEqual({ outcome: 'confirmed' });
    const expected = await whatStands(alone.id);
    expect(expected).toMatchObject({ state: 'confirmed', isTold: true });
    for (const { id } of together) expect(await whatStands(id)).toEqual(expected);
    // Known, when a crash lets them be read again.
    await PlaceModel.deleteMany({});
    expect([...(await takeCampaignCopies(many, taking(), edges)).values()]).toEqual(many.map(() => ({ outcome: 'known' })));
    for (const { id } of together) expect(await whatStands(id)).toEqual(expected);
  },
);

test('what is more than a plain copy is read by itself: an answered conversation, another Message-ID, a mail that is no campaign’s', async () => {
  const copies = await sendCampaign(5);
  const mails = copies.map(({ mail }) => mail);
  const { threadId } = await readMessage(copies[0]?.id ?? '');
  await ThreadModel.updateOne({ _id: threadId }, { $set: { lastInboundAt: edges.now(), isInInbox: true } });
  const rewritten = (at: number, from: RegExp, to: string) => {
    const mail = mails[at];
    if (mail) mails[at] = { ...mail, raw: Buffer.from(mail.raw.toString().replace(from, to)) };
  };
  rewritten(1, /^Message-ID:\s*\S+/m, 'Message-ID: <given@by.the.server>');
  rewritten(2, /^X-Campaign: .*\r\n/m, '');
  const taken = await takeCampaignCopies(mails, taking(), edges);
  expect([...taken.keys()]).toEqual([4, 5]);
  expect(await PlaceModel.countDocuments({})).toBe(2);
});
