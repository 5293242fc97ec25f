import type { Stage } from '../../../shared/contact.ts';
import type { Edges } from '../../edges.ts';
import { ContactModel } from '../contact.model.ts';
import { keepJournal } from '../journal/keep-journal.ts';

/** `by`: the user who moved them; absent, Openhouse did. */
type Step = { contactId: string; stage: Stage; by?: string | null };

/** Writes the stage of a contact and since when. Entering the stage they are in changes nothing, its date included. */
export async function enterStage({ contactId, stage, by = null }: Step, { now, publish }: Pick<Edges, 'now' | 'publish'>): Promise<void> {
  const at = now();
  const before = await ContactModel.findOneAndUpdate(
    { _id: contactId, stage: { $ne: stage } },
    { $set: { stage, stageAt: at }, $unset: { isStray: '' } },
  ).lean();
  if (!before) return;
  await keepJournal([{ contactId, kind: 'stage', at, by, before: before.stage, after: stage }]);
  publish('contact.changed', { contactId });
}
