import { z } from 'zod';
import { deliveryStateSchema } from '../../../shared/message.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

/** States in which a mail still has a way to go, or needs a person; what is over is not counted. */
const OPEN = ['drafting', 'review', 'holding', 'queued', 'claimed', 'handing_over', 'uncertain', 'failed'] as const;
/** Nobody reads a count above this, and counting on would cost more the longer the queue. */
const COUNT_UP_TO = 10_000;

export const queuesSchema = z.object({
  /** Conversations whose newest mail waits for the AI, and those it is at. */
  threads: z.object({ waiting: z.number(), working: z.number(), oldestDueAt: z.date().nullable() }),
  /** The outbox by state, counted up to ten thousand. */
  outbox: z.array(z.object({ state: deliveryStateSchema, count: z.number() })),
  /** When the next held mail leaves. */
  nextReleaseAt: z.date().nullable(),
});
export type Queues = z.infer<typeof queuesSchema>;

/** What stands in line, and since when. Every question is one index. */
export async function countQueues(): Promise<Queues> {
  const threadsIn = (state: 'waiting' | 'claimed') => ThreadModel.find({ 'answer.state': state }).limit(COUNT_UP_TO).countDocuments();
  const mailsIn = async (state: (typeof OPEN)[number]) => {
    const count = await MessageModel.find({ 'delivery.state': state }).limit(COUNT_UP_TO).countDocuments();
    return { state, count };
  };
  const [waiting, working, oldest, nextHeld, ...outbox] = await Promise.all([
    threadsIn('waiting'),
    threadsIn('claimed'),
    ThreadModel.findOne({ 'answer.state': 'waiting' }, { answer: 1 }).sort({ answer: 1 }).lean(),
    MessageModel.findOne({ 'delivery.state': 'holding', 'delivery.holdUntil': { $type: 'date' } }, { delivery: 1 })
      .sort({ 'delivery.holdUntil': 1 })
      .lean(),
    ...OPEN.map(mailsIn),
  ]);
  return {
    threads: { waiting, working, oldestDueAt: oldest?.answer.dueAt ?? null },
    outbox,
    nextReleaseAt: nextHeld?.delivery?.holdUntil ?? null,
  };
}
