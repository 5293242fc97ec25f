import { type Contact, type Slot, type SlotName, slotValuesSchema } from '../../../shared/contact.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { contactById } from '../find-contacts.ts';
import { learnSlots } from './learn-slots.ts';

type Change = { contactId: string; slot: SlotName; value: Slot['value'] | null };

/**
 * Writes what an agent knows of somebody; it stands against any mail until an agent writes anew. Null takes the value
 * out: what is said from then on counts. Both are kept in the history.
 * @throws AppError NOT_FOUND, BAD_INPUT when the value does not fit the slot
 */
export async function setSlot({ contactId, slot, value }: Change, edges: Pick<Edges, 'now' | 'publish'>): Promise<Stored<Contact>> {
  const contact = await contactById(contactId);
  if (!contact) throw notFound('contact', contactId);
  const known = contact.qualification.find((one) => one.slot === slot);
  if (value === null && !known) return contact;
  const evidence = { messageId: null, quote: '', start: 0, end: 0, at: edges.now() };
  const written: Slot =
    value === null
      ? { slot, value: known?.value ?? '', by: 'agent', evidence, change: 'clear' }
      : { slot, value: fitting(slot, value), by: 'agent', evidence };
  return learnSlots(contactId, { slots: [written] }, edges);
}

function fitting(slot: SlotName, value: Slot['value']): Slot['value'] {
  const parsed = slotValuesSchema.shape[slot].safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('BAD_INPUT', {
    message: `${JSON.stringify(value)} is no value for ${slot}`,
    userMessage: 'This value does not fit: see what the field expects.',
  });
}
