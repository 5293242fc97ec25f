import type { Stage } from '../../../shared/contact.ts';
import type { Edges } from '../../edges.ts';
import { ContactModel } from '../contact.model.ts';

type Step = { contactId: string; stage: Stage };

/** Writes the stage of a contact and since when. Entering the stage they are in changes nothing, its date included. */
export async function enterStage({ contactId, stage }: Step, { now, publish }: Pick<Edges, 'now' | 'publish'>): Promise<void> {
  const moved = await ContactModel.updateOne({ _id: contactId, stage: { $ne: stage } }, { $set: { stage, stageAt: now() } });
  if (moved.modifiedCount > 0) publish('contact.changed', { contactId });
}
