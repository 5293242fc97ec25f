import { expect } from 'bun:test';
import type { Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import { CampaignModel } from '../../campaigns/campaign.model.ts';
import { CampaignRecipientModel } from '../../campaigns/campaign-recipient.model.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { recountThread } from '../../inbox/split/recount-thread.ts';
import { standingIdOf } from '../../inbox/split/standing-thread.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { TombstoneModel } from '../../inbox/tombstone.model.ts';
import type { Memory } from './memory.ts';

/** A conversation in one line, for whoever reads why it failed. */
export const tell = ({ _id, status, aiState, needs, isTakenOver, answer, mode, flags }: Stored<Thread>, mails: Stored<Message>[]) =>
  JSON.stringify({
    ...{ _id, status, aiState, needs, isTakenOver, answer, mode, flags },
    mails: mails.map(({ direction, author, kind, messageId, delivery, decisionId, sortAt }) => ({
      ...{ direction, author, kind, messageId, decisionId, sortAt },
      delivery: delivery && { state: delivery.state, basedOn: delivery.basedOn, error: delivery.lastError, purpose: delivery.purpose },
    })),
  });

/** Counters and last words of a conversation are those of its mails. */
export async function threadsSayWhatTheirMailsSay(): Promise<void> {
  for (const before of await ThreadModel.find({}).lean()) {
    // Joined to another one, it is empty and says nothing.
    if (before.messageCount === 0 && (await standingIdOf(before._id)) !== before._id) continue;
    await recountThread(before._id);
    const after = (await ThreadModel.findById(before._id).lean()) as Stored<Thread>;
    const said = (thread: Stored<Thread>) => {
      const { messageCount, exchanges, followUpsSent, lastInboundAt, lastOutboundAt, lastMessageAt, lastAuthor, lastWords } = thread;
      return {
        _id: thread._id,
        messageCount,
        exchanges,
        followUpsSent,
        lastInboundAt,
        lastOutboundAt,
        lastMessageAt,
        lastAuthor,
        lastWords,
      };
    };
    const mails = await MessageModel.find({ threadId: before._id }).sort({ sortAt: 1 }).lean();
    // Mails of campaigns are counted when they are seen in Sent: thousands leave at once.
    if (mails.some(({ author, delivery }) => author === 'campaign' && delivery?.state === 'accepted')) continue;
    try {
      expect(said(before)).toEqual(said(after));
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${tell(before, mails)}`);
    }
    const inbound = mails.filter(({ direction }) => direction === 'inbound').length;
    // Whoever marks a thread as unread makes it one more.
    if (before.unread > 1 + inbound && before.messageCount > 0)
      throw new Error(`${before.unread} unread of ${inbound}: ${tell(before, mails)}`);
    expectShown(before, mails);
  }
}

/** What the list shows of drafts, and what calls a person, is there. */
function expectShown(thread: Stored<Thread>, mails: Stored<Message>[]): void {
  const drafts = mails.filter(({ author, delivery }) => author === 'ai' && delivery?.state === 'review');
  const isCalled = thread.needs !== null || thread.isTakenOver || thread.status === 'closed';
  if (drafts.length > 0 && !isCalled) throw new Error(`a draft waits and nobody is called: ${tell(thread, mails)}`);
  if (drafts.length > 0 && thread.isTakenOver) throw new Error(`a draft waits behind a takeover: ${tell(thread, mails)}`);
  if (drafts.length === 0 && (thread.needs?.reason === 'review' || thread.aiState === 'review'))
    throw new Error(`a person is called to a draft that is not there: ${tell(thread, mails)}`);
  const states = mails.map(({ delivery }) => delivery?.state);
  if (thread.needs?.reason === 'maybe_sent' && !states.includes('uncertain'))
    throw new Error(`nothing is uncertain: ${tell(thread, mails)}`);
  if (states.includes('uncertain') && !isCalled) throw new Error(`a mail may have left and nobody is called: ${tell(thread, mails)}`);
  if (thread.sendingAt !== null || ['holding', 'writing', 'thinking', 'waiting'].includes(thread.aiState))
    throw new Error(`shown as under way, and nothing is: ${tell(thread, mails)}`);
  if (thread.isTakenOver !== (thread.aiState === 'standing_down')) throw new Error(`stands down or not: ${tell(thread, mails)}`);
}

/** Rows of a campaign and mails at the server are the same. */
export async function campaignsCountWhatLeft({ left, sentAgain }: Memory): Promise<void> {
  for (const campaign of await CampaignModel.find({}).lean()) {
    const rows = await CampaignRecipientModel.find({ campaignId: campaign._id }).lean();
    const sunk = left.filter(({ ours }) => ours?.campaignId === campaign._id && ours.delivery?.purpose === 'campaign');
    for (const { _id, address, step, state, messageId, reason } of rows) {
      const times = sunk.filter(({ ours }) => ours?._id === messageId).length;
      const row = `campaign ${campaign.number} (${campaign.state}) to ${address} step ${step}: ${state} ${reason ?? ''}`;
      if (['accepted', 'confirmed'].includes(state) && times !== 1) throw new Error(`${row}, at the sink ${times} times`);
      if (['waiting', 'skipped', 'cancelled', 'failed'].includes(state) && times > (sentAgain.get(messageId ?? _id) ?? 0))
        throw new Error(`${row}, at the sink ${times} times`);
      if (campaign.state === 'finished' && ['waiting', 'queued'].includes(state)) throw new Error(row);
    }
    // One row of an erased contact is gone; its mail stays counted by nobody.
    const unknown = sunk.filter(({ ours }) => !rows.some(({ messageId }) => messageId === ours?._id));
    const isErasing = (await TombstoneModel.countDocuments()) > 0 || rows.some(({ address }) => address === '');
    if (unknown.length > 0 && !isErasing) throw new Error(`campaign ${campaign.number}: ${unknown.length} mails at the sink without a row`);
  }
}
