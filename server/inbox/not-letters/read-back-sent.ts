import type { Message } from '../../../shared/message.ts';
import { findOrMakeContact } from '../../contacts/find-or-make-contact.ts';
import { isDuplicateKey } from '../../database/connect.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { buildArrived, type Received } from '../arrive/build-arrived.ts';
import { findThreads } from '../arrive/find-threads.ts';
import { joinThreads } from '../arrive/join-threads.ts';
import { keepSplits } from '../arrive/keep-splits.ts';
import { keepThread, makeThread } from '../arrive/make-thread.ts';
import { noteArrival, recountMessages } from '../arrive/note-arrival.ts';
import { standDown } from '../hands/stand-down.ts';
import type { IncomingMail } from '../incoming-mail.ts';
import { confirmSent } from '../ledger/confirm-sent.ts';
import { noteAnswer } from '../measure/note-answer.ts';
import { MessageModel } from '../message.model.ts';
import { isEmptied } from '../people/emptied.ts';
import { readForgotten, standBackFor } from '../restored/forgotten.ts';
import { ThreadModel } from '../thread.model.ts';

/**
 * A mail found in Sent: one of ours is confirmed, one of ours or of a campaign that is unknown here (the database was
 * restored) is inserted, and anything else was written by a person in another mail program, so the AI stands down in its
 * thread. Never triggers an answer.
 */
export async function readBackSent(mail: IncomingMail, edges: Edges): Promise<Received> {
  const confirmation = await confirm(mail, edges);
  if (confirmation) return confirmation;

  const isCampaign = mail.campaignNumber !== null;
  const forgotten = isCampaign ? null : readForgotten(mail, edges.secret);
  const recipient = [...mail.to, ...mail.cc].find(({ address }) => address.includes('@') && !mail.ownAddresses.includes(address));
  const contact = recipient ? await findOrMakeContact(recipient, edges) : null;
  const message: ReturnType<typeof buildArrived> = {
    ...buildArrived(mail, { contactId: contact?._id ?? null, now: edges.now() }),
    direction: 'outbound',
    author: isCampaign ? 'campaign' : (forgotten?.author ?? 'other_client'),
    delivery: forgotten?.delivery ?? null,
    campaignId: isCampaign ? await campaignIdOf(mail.campaignNumber) : null,
  };
  const { threadIds, nearest } = await findThreads(message, {
    ownAddresses: mail.ownAddresses,
    secret: edges.secret,
    identity: mail.identity,
  });
  const seen = await MessageModel.findOne({ identity: mail.identity }).lean();
  const known = await keepSplits([...new Set([...threadIds, ...(seen ? [seen.threadId] : [])])].sort(), [seen?.threadId, ...nearest]);
  const first = { ...message, subject: forgotten ? bare(message.subject) : message.subject };
  const [standing = null] = known;
  if (standing) await keepThread(standing, first, edges);
  const threadId = standing ?? (isCampaign ? await newestThreadOf(contact?._id ?? null) : null) ?? (await makeThread(first, edges));

  const { saved, isNew } = await saveSent({ ...message, threadId }, seen);
  if (known.length > 1) await joinThreads(known, edges);
  const stored = { ...saved, threadId: known[0] ?? saved.threadId };
  await noteArrival(stored, { isNew, answerDueAt: null, ownAddresses: mail.ownAddresses });
  if (forgotten && forgotten.author !== 'agent') await standBackFor(stored, edges);
  else if (!isCampaign) {
    // Mail of years ago, or seen again after a UIDVALIDITY change, says nothing about who has the thread now.
    if (!stored.isBackfill && !mail.isBackfill)
      await standDown({ threadId: stored.threadId, reason: 'answered from another mail program' }, edges);
    await ThreadModel.updateOne({ _id: stored.threadId }, { $set: { isInInbox: true } });
    if (isNew) await noteAnswer(stored);
  }
  if (isNew) edges.publish('message.arrived', { threadId: stored.threadId, messageId: stored._id });
  edges.publish('thread.changed', { threadId: stored.threadId });
  return { messageId: stored._id, threadId: stored.threadId, isNew, isConfirmation: false };
}

/** The mail that opened the conversation is read after its answer, and had the subject first. */
function bare(subject: string): string {
  return subject.replace(/^Re: /, '');
}

/** The server may have given our mail another Message-ID: replies name that one, and may have come before. */
async function confirm(mail: IncomingMail, edges: Edges): Promise<Received | null> {
  const { messageId: wireId, openhouseMessage, internalDate } = mail;
  const before = wireId ? await MessageModel.findOne({ wireIds: wireId, delivery: { $type: 'object' } }, { delivery: 1 }).lean() : null;
  const ours = await confirmSent({ wireId, openhouseMessage, at: internalDate }, edges);
  if (!ours) return null;
  // Its contact was erased: that it left is on record, and its words do not come back from Sent.
  if (isEmptied(ours)) return { messageId: null, threadId: null, isNew: false, isConfirmation: false };
  // Also when the id was known before: the process may have died between learning it and joining.
  const { threadIds } = await findThreads(ours, { ownAddresses: mail.ownAddresses, secret: edges.secret, identity: ours.identity });
  const known = await keepSplits([...new Set([ours.threadId, ...threadIds])].sort(), [ours.threadId]);
  const [threadId = ours.threadId] = known;
  await joinThreads(known, edges);
  await recountMessages(threadId);
  const isConfirmation = ours.delivery?.state === 'confirmed' && before?.delivery?.state !== 'confirmed';
  return { messageId: ours._id, threadId, isNew: false, isConfirmation };
}

type Unsaved = Omit<Stored<Message>, '_id' | 'createdAt' | 'updatedAt'>;

/** A mail that also came into INBOX (a copy to ourselves) was stored as inbound there: Sent knows better. */
async function saveSent(message: Unsaved, seen: Stored<Message> | null): Promise<{ saved: Stored<Message>; isNew: boolean }> {
  const { direction, author, contactId } = message;
  if (seen) {
    const changed = await MessageModel.findOneAndUpdate(
      { _id: seen._id, direction: 'inbound' },
      { $set: { direction, author, contactId } },
      { returnDocument: 'after' },
    ).lean();
    return { saved: changed ?? seen, isNew: changed !== null };
  }
  try {
    return { saved: (await MessageModel.create({ ...message, _id: newId() })).toObject(), isNew: true };
  } catch (error) {
    const other = isDuplicateKey(error) ? await MessageModel.findOne({ identity: message.identity }).lean() : null;
    if (!other) throw error;
    return { saved: other, isNew: false };
  }
}

/** The inbox does not know campaigns, but a mail of the same campaign does. */
async function campaignIdOf(campaignNumber: number | null): Promise<string | null> {
  const sibling = await MessageModel.findOne({ campaignNumber, campaignId: { $type: 'string' } }, { campaignId: 1 }).lean();
  return sibling?.campaignId ?? null;
}

async function newestThreadOf(contactId: string | null): Promise<string | null> {
  if (!contactId) return null;
  const thread = await ThreadModel.findOne({ contactId, messageCount: { $gt: 0 } }, { _id: 1 })
    .sort({ lastMessageAt: -1 })
    .lean();
  return thread?._id ?? null;
}
