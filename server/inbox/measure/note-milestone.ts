import type { Milestone } from '../../../shared/thread.ts';
import { ThreadModel } from '../thread.model.ts';

/** Remembers when a conversation first came to a step. It only moves back in time, so repeats and any order are harmless. */
export async function noteMilestone(threadId: string, { step, at }: { step: Milestone; at: Date }): Promise<void> {
  await ThreadModel.updateOne({ _id: threadId }, { $min: { [`milestones.${step}`]: at } });
}
