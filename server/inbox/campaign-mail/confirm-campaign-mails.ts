import type { DeliveryState, Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { noteManySent } from './note-many-sent.ts';

/** A mail in Sent that says it is one of ours. */
export type SentCopy = { openhouseMessage: string; wireId: string; at: Date };

const MAX_EVIDENCE = 60;

/**
 * Confirms mails of campaigns that were found in Sent, many at once, as `confirmSent` does for one. Only the plain case,
 * which is nearly every one: the copy has the Message-ID that we gave it, and nothing but this campaign has happened in
 * its conversation. A repeat is harmless.
 * @returns for each that is settled, whether this was the news of it; any other copy is for `readBackSent`
 */
export async function confirmCampaignMails(copies: SentCopy[], edges: Pick<Edges, 'now'>): Promise<Map<string, { isNews: boolean }>> {
  const byId = new Map(copies.map((copy) => [copy.openhouseMessage, copy]));
  const found = await MessageModel.find({ _id: { $in: [...byId.keys()] }, direction: 'outbound', ...PLAIN }).lean();
  const threads = await plainThreads(found.map(({ threadId }) => threadId));
  const mails = found.flatMap((mail) => {
    const [copy, thread] = [byId.get(mail._id), threads.get(mail.threadId)];
    return copy && thread && mail.wireIds.includes(copy.wireId) ? [{ mail, copy, thread }] : [];
  });
  const news = mails.filter(({ mail }) => mail.delivery?.state !== 'confirmed');
  const now = edges.now();
  if (news.length > 0)
    await MessageModel.collection.bulkWrite(news.map(({ mail, copy }) => confirmationOf(mail, { at: copy.at, now })) as never, {
      ordered: false,
    });
  // Whoever died between acceptance and note, or was not told whether the mail had left, has not noted it.
  const unnoted = mails.filter(({ mail, copy, thread }) => (thread.lastOutboundAt ?? 0) < leftAt(mail, copy));
  await noteManySent(unnoted.map(({ mail, copy }) => ({ message: mail, at: leftAt(mail, copy) })));
  await recount(mails.map(({ thread }) => thread));
  return new Map(mails.map(({ mail }) => [mail._id, { isNews: mail.delivery?.state !== 'confirmed' }]));
}

const OUT: DeliveryState[] = ['handing_over', 'uncertain', 'accepted', 'confirmed'];
const PLAIN = { 'delivery.purpose': 'campaign' as const, 'delivery.state': { $in: OUT } };

const leftAt = ({ delivery }: Stored<Message>, { at }: SentCopy) => delivery?.acceptedAt ?? at;

type PlainThread = { _id: string; lastOutboundAt: Date | null; messageCount: number };

/** Those in which nobody has said anything but us. */
async function plainThreads(threadIds: string[]): Promise<Map<string, PlainThread>> {
  const untouched = { isInInbox: false, lastInboundAt: null, needs: null, aiState: 'idle' as const };
  const found = await ThreadModel.find({ _id: { $in: threadIds }, ...untouched }, { lastOutboundAt: 1, messageCount: 1 }).lean();
  return new Map(found.map((thread) => [thread._id, thread]));
}

function confirmationOf(mail: Stored<Message>, { at, now }: { at: Date; now: Date }) {
  const set = {
    'delivery.state': 'confirmed',
    'delivery.confirmedAt': now,
    'delivery.acceptedAt': mail.delivery?.acceptedAt ?? at,
    ...{ 'delivery.nextLookAt': null, 'delivery.claimedBy': null, 'delivery.claimedUntil': null },
    updatedAt: new Date(),
  };
  const line = { at: now, state: 'confirmed', detail: 'seen in Sent' };
  return {
    updateOne: {
      filter: { _id: mail._id, 'delivery.state': { $in: OUT, $ne: 'confirmed' } },
      update: { $set: set, $push: { 'delivery.evidence': { $each: [line], $slice: -MAX_EVIDENCE } } },
    },
  };
}

/** As `recountMessages` does for one thread. */
async function recount(threads: PlainThread[]): Promise<void> {
  const ofThese = { threadId: { $in: threads.map(({ _id }) => _id) } };
  const said = { $or: [{ delivery: null }, { 'delivery.state': { $in: ['accepted', 'confirmed'] } }] };
  const counts = await MessageModel.collection
    .aggregate<{ _id: string; count: number }>([{ $match: { ...ofThese, ...said } }, { $group: { _id: '$threadId', count: { $sum: 1 } } }])
    .toArray();
  const known = new Map(threads.map((thread) => [thread._id, thread.messageCount]));
  const changed = counts.filter(({ _id, count }) => known.get(_id) !== count);
  if (changed.length === 0) return;
  await ThreadModel.bulkWrite(
    changed.map(({ _id, count }) => ({ updateOne: { filter: { _id }, update: { $set: { messageCount: count } } } })),
    { ordered: false },
  );
}
