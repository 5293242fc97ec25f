import type { Stage } from '../../../shared/contact.ts';
import { enterStage } from '../../contacts/stages/enter-stage.ts';
import type { Edges } from '../../edges.ts';
import { stageThreads } from './stage-threads.ts';

/** Moves a lead to a stage. It stands on the contact and on every conversation with them, and they always say the same. */
export async function moveStage(
  { contactId, stage, by }: { contactId: string; stage: Stage; by?: string },
  edges: Pick<Edges, 'now' | 'publish'>,
): Promise<void> {
  await enterStage({ contactId, stage, by }, edges);
  await stageThreads([contactId], stage, edges);
}
