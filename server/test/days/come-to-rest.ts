import { expect } from 'bun:test';
import { CampaignModel } from '../../campaigns/campaign.model.ts';
import { CampaignRecipientModel } from '../../campaigns/campaign-recipient.model.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import type { Memory } from './memory.ts';
import { JOBS, type World } from './world.ts';

/** The others find little to do within minutes. */
const OFTEN = JOBS.filter((job) => !['follow-up', 'remind-calls', 'wake-threads', 'housekeeping'].includes(job));
const ON_THE_WAY = ['drafting', 'holding', 'queued', 'claimed', 'handing_over'] as const;
/** One that may have left, until Sent has been looked through often enough. */
const LOOKED_FOR = { 'delivery.state': 'uncertain' as const, 'delivery.nextLookAt': { $ne: null } };

/** Everything that is due happens, minute by minute and then hour by hour, until nothing waits any more but for a person. */
export async function comeToRest(world: World, memory: Memory): Promise<void> {
  world.wire.faults.length = 0;
  await world.switchMailbox(true);
  let left: unknown[] = [];
  for (let round = 0; round < 60; round++) {
    await memory.begin();
    for (const job of round % 5 === 0 ? JOBS : OFTEN) await world.run(job);
    memory.isRead = true;
    await memory.watchSink();
    left = await underWay();
    if (left.length === 0 && round > 5) return;
    world.advance(round < 6 ? 30_000 : 15 * 60_000);
  }
  expect({ stillWaits: left }).toEqual({ stillWaits: [] });
}

async function underWay(): Promise<unknown[]> {
  const [threads, mails, campaigns] = await Promise.all([
    ThreadModel.find({ 'answer.state': { $ne: 'none' } }, { answer: 1, aiState: 1, isTakenOver: 1 }).lean(),
    MessageModel.find({ $or: [{ 'delivery.state': { $in: ON_THE_WAY } }, LOOKED_FOR] }, { delivery: 1, author: 1 }).lean(),
    CampaignModel.find({ state: 'sending' }, { state: 1 }).lean(),
  ]);
  // A campaign that is paused keeps its mails, and a later mail of a sequence its wait.
  const paused = (await CampaignModel.find({ state: { $in: ['paused', 'stopped'] } }, { _id: 1 }).lean()).map(({ _id }) => _id);
  const all = await MessageModel.find({ campaignId: { $in: paused } }, { _id: 1 }).lean();
  const kept = new Set(all.map(({ _id }) => _id));
  // One with a mail that may have left ends when a person has said what became of it.
  const open = await CampaignRecipientModel.distinct('campaignId', { state: 'uncertain' });
  return [...threads, ...mails.filter(({ _id }) => !kept.has(_id)), ...campaigns.filter(({ _id }) => !open.includes(_id))];
}
