import type { Edges } from '../../edges.ts';
import { notFound } from '../../errors.ts';
import { contactById } from '../find-contacts.ts';
import { keepJournal } from './keep-journal.ts';

/** Adds what a colleague should know of somebody. Never sent to anybody. @throws AppError NOT_FOUND */
export async function writeContactNote(
  { contactId, text, by }: { contactId: string; text: string; by: string | null },
  edges: Pick<Edges, 'now' | 'publish'>,
): Promise<void> {
  if (!(await contactById(contactId))) throw notFound('contact', contactId);
  await keepJournal([{ contactId, kind: 'note', at: edges.now(), by, text }]);
  edges.publish('contact.changed', { contactId });
}
