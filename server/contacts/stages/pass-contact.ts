import type { Edges } from '../../edges.ts';
import { ContactModel } from '../contact.model.ts';

type Pass = { contactId: string | null; from: string | null; to: string | null };

/**
 * The owner of a conversation is the owner of the lead. A conversation that is given up leaves a lead alone that somebody
 * else has by now.
 */
export async function passContact({ contactId, from, to }: Pass, { publish }: Pick<Edges, 'publish'>): Promise<void> {
  if (!contactId) return;
  const update = { $set: { ownerId: to }, ...(to !== null && { $unset: { isStray: '' as const } }) };
  const passed = await ContactModel.updateOne({ _id: contactId, ownerId: to === null ? from : { $ne: to } }, update);
  if (passed.modifiedCount > 0) publish('contact.changed', { contactId });
}
