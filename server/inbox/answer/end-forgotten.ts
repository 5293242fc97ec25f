import type { AiState } from '../../../shared/thread.ts';
import { ThreadModel } from '../thread.model.ts';

const AT_WORK: AiState[] = ['waiting', 'thinking', 'writing'];

/** A process that died behind the end of its work left threads that show the AI at work, and nothing in its queue. Safe to repeat. */
export async function endForgotten(): Promise<void> {
  await ThreadModel.updateMany({ aiState: { $in: AT_WORK }, 'answer.state': 'none' }, { $set: { aiState: 'idle' } }, { timestamps: false });
}
