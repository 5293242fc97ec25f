import { AI_MODES } from '../../../shared/choices.ts';
import type { Milestone, Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { voidMail } from '../ledger/mark-mail.ts';
import { noteMilestone } from '../measure/note-milestone.ts';
import { MessageModel } from '../message.model.ts';
import { moveNotes } from '../notes/move-notes.ts';
import { flagsOfMails, joinedFlag } from '../split/standing-thread.ts';
import { ThreadModel } from '../thread.model.ts';
import { settledAt, waitForAnswer } from './wait-for-answer.ts';

/**
 * Makes one thread of several when the mail between them arrives late. The oldest stays; the others become empty and
 * closed, because calls and decisions may name them. Messages move last, so a repeat after a crash finds the rest.
 */
export async function joinThreads(threadIds: string[], edges: Edges): Promise<void> {
  const [into, ...others] = [...new Set(threadIds)].sort();
  if (!into || others.length === 0) return;
  for (const from of others) {
    const thread = await ThreadModel.findById(from).lean();
    if (thread) await takeIn(into, thread);
  }
  await answerAnew(into, others, edges);
  for (const from of others) {
    await moveNotes(from, into);
    await MessageModel.updateMany({ threadId: from }, { $set: { threadId: into } });
    edges.publish('thread.changed', { threadId: from });
  }
  edges.publish('thread.changed', { threadId: into });
}

async function takeIn(into: string, from: Stored<Thread>): Promise<void> {
  const { participants, listingKeys, campaignIds, isTakenOver, standDownReason, isInInbox, lastInboundAt, lastOutboundAt } = from;
  await ThreadModel.updateOne(
    { _id: into },
    {
      $addToSet: {
        participants: { $each: participants },
        listingKeys: { $each: listingKeys },
        campaignIds: { $each: campaignIds },
        flags: { $each: flagsOfMails(from) },
      },
      $max: {
        exchanges: from.exchanges,
        followUpsSent: from.followUpsSent,
        ...(lastInboundAt && { lastInboundAt }),
        ...(lastOutboundAt && { lastOutboundAt }),
      },
      $inc: { unread: from.unread },
      $set: {
        // A person has one of them: he has both.
        ...(isTakenOver && { isTakenOver, standDownReason, aiState: 'standing_down' as const }),
        ...(isInInbox && { isInInbox }),
      },
    },
  );
  await inherit(into, from);
  for (const [step, at] of Object.entries(from.milestones ?? {}))
    if (at instanceof Date) await noteMilestone(into, { step: step as Milestone, at });
  await ThreadModel.updateOne(
    { _id: into, lastMessageAt: { $lt: from.lastMessageAt } },
    { $set: { lastMessageAt: from.lastMessageAt, lastWords: from.lastWords, lastAuthor: from.lastAuthor } },
  );
  // What the AI wrote for either half has not read the other: a new epoch on both voids it.
  await ThreadModel.updateOne({ _id: into }, { $max: { epoch: from.epoch } });
  await ThreadModel.updateOne({ _id: into }, { $inc: { epoch: 1 } });
  const before = await ThreadModel.findOneAndUpdate(
    { _id: from._id },
    {
      $set: {
        status: 'closed',
        isInInbox: false,
        unread: 0,
        messageCount: 0,
        needs: null,
        sendingAt: null,
        aiState: 'idle',
        'answer.state': 'none',
        'answer.dueAt': null,
      },
      $inc: { epoch: 1 },
      $addToSet: { flags: joinedFlag(into) },
    },
  ).lean();
  // Taken over while this went on. Whoever comes later sees that it is joined, and takes the other one.
  if (before?.isTakenOver && !isTakenOver)
    await ThreadModel.updateOne(
      { _id: into },
      { $inc: { epoch: 1 }, $set: { isTakenOver: true, standDownReason: before.standDownReason, aiState: 'standing_down' } },
    );
}

/** What the older half does not know by itself. Of two modes the stricter one stays. */
async function inherit(into: string, from: Stored<Thread>): Promise<void> {
  const { ownerId, needs, mode, kind, contactId, portalKey, callRefusedAt } = from;
  for (const [field, value] of Object.entries({ ownerId, needs, kind, contactId, portalKey, callRefusedAt })) {
    if (value !== null) await ThreadModel.updateOne({ _id: into, [field]: null }, { $set: { [field]: value } });
  }
  if (!mode) return;
  const laxer = [null, ...AI_MODES.slice(0, AI_MODES.indexOf(mode))];
  await ThreadModel.updateOne({ _id: into, mode: { $in: laxer } }, { $set: { mode } });
}

/**
 * The answers that were on their way to either half are withdrawn, so somebody must answer the whole: the AI, unless a
 * person has it. What nobody has read is read in any case. Before the messages move, so that a crash in between is repeated.
 */
async function answerAnew(into: string, others: string[], edges: Edges): Promise<void> {
  const halves = { threadId: { $in: [into, ...others] } };
  const onTheirWay = await MessageModel.find(
    {
      ...halves,
      'delivery.epoch': { $gte: 0 },
      'delivery.state': { $in: ['drafting', 'review', 'holding', 'queued', 'claimed'] },
    },
    { delivery: 1 },
  ).lean();
  let withdrawn = 0;
  // A claimed one is withdrawn under its claim: its sender finds that out before the first byte.
  for (const { _id, delivery } of onTheirWay)
    if (await voidMail({ id: _id, fence: delivery?.fence }, { reason: 'two conversations became one' }, edges)) withdrawn++;
  const isOpen = await MessageModel.exists({
    ...halves,
    direction: 'inbound',
    isBackfill: false,
    decisionId: null,
    contactId: { $ne: null },
  });
  const isTakenOver = await ThreadModel.exists({ _id: into, isTakenOver: true });
  if (isOpen !== null || (isTakenOver === null && withdrawn > 0)) await waitForAnswer(into, await settledAt(edges));
}
