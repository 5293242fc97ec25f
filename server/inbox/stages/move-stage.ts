import type { Stage } from '../../../shared/contact.ts';
import { enterStage } from '../../contacts/stages/enter-stage.ts';
import type { Edges } from '../../edges.ts';
import { ThreadModel } from '../thread.model.ts';

/** Moves a lead to a stage. It stands on the contact and on every conversation with them, and they always say the same. */
export async function moveStage(
  { contactId, stage }: { contactId: string; stage: Stage },
  edges: Pick<Edges, 'now' | 'publish'>,
): Promise<void> {
  await enterStage({ contactId, stage }, edges);
  const others = { contactId, stage: { $ne: stage } };
  const threads = await ThreadModel.find(others).select('_id').lean();
  if (threads.length === 0) return;
  await ThreadModel.updateMany(others, { $set: { stage } });
  for (const { _id } of threads) edges.publish('thread.changed', { threadId: _id });
}
