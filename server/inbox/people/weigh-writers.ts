import type { Message } from '../../../shared/message.ts';
import { markStrays, touchedAmong, unmarkStrays, untouchedAmong } from '../../contacts/strays/mark-strays.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { HONEST, isNoise } from '../arrive/is-noise.ts';
import { MessageModel } from '../message.model.ts';

type Wrote = Pick<Stored<Message>, 'contactId' | 'kind' | 'kindBy' | 'automaticSigns' | 'isBackfill'>;

/**
 * Says of whoever wrote these mails whether they are a contact like any other: who has written nothing but noise is a
 * stray, until a mail of theirs is none. Again is the same.
 */
export async function weighWriters(mails: readonly Wrote[], edges: Pick<Edges, 'publish'>): Promise<void> {
  const noisy = new Set<string>();
  const honest = new Set<string>();
  for (const mail of mails) {
    if (!mail.contactId) continue;
    if (isNoise(mail)) noisy.add(mail.contactId);
    else if (mail.kind !== null || mail.isBackfill) honest.add(mail.contactId);
  }
  await unmarkStrays([...honest], edges);
  await suspectWriters(
    [...noisy].filter((id) => !honest.has(id)),
    edges,
  );
}

/** Makes strays of those of whom there is noise, and nothing else. */
export async function suspectWriters(contactIds: readonly string[], edges: Pick<Edges, 'publish'>): Promise<void> {
  if (contactIds.length === 0) return;
  const untouched = await untouchedAmong(contactIds);
  const real = new Set(await heardAmong(untouched));
  const strays = untouched.filter((id) => !real.has(id));
  await markStrays(strays, edges);
  // Whoever found an honest mail, or touched them, between the look and the mark, found no mark to take away.
  await unmarkStrays([...(await heardAmong(strays)), ...(await touchedAmong(strays))], edges);
}

async function heardAmong(contactIds: readonly string[]): Promise<string[]> {
  if (contactIds.length === 0) return [];
  return (await MessageModel.distinct('contactId', { contactId: { $in: [...contactIds] }, ...HONEST })).filter((id) => id !== null);
}
