import type { Stage } from '../../../shared/contact.ts';
import type { Edges } from '../../edges.ts';
import { ThreadModel } from '../thread.model.ts';

/** Beyond this, a list that is open is told once. */
const MOST_NEWS = 20;

/** Every conversation with these contacts says the stage their contact is in. */
export async function stageThreads(contactIds: readonly string[], stage: Stage, { publish }: Pick<Edges, 'publish'>): Promise<void> {
  const others = { contactId: { $in: [...contactIds] }, stage: { $ne: stage } };
  const threads = await ThreadModel.find(others).select('_id').lean();
  if (threads.length === 0) return;
  await ThreadModel.updateMany(others, { $set: { stage } });
  for (const { _id } of threads.length > MOST_NEWS ? threads.slice(0, 1) : threads) publish('thread.changed', { threadId: _id });
}
