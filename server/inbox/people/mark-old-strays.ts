import { pageOfUntouched } from '../../contacts/strays/mark-strays.ts';
import type { Edges } from '../../edges.ts';
import { NOISY } from '../arrive/is-noise.ts';
import { MessageModel } from '../message.model.ts';
import { suspectWriters } from './weigh-writers.ts';

const BATCH = 500;

/** Finds those whom spam and machines have made contacts before anybody told them apart. Cut off and run again it is the same. */
export async function markOldStrays(edges: Pick<Edges, 'publish'>): Promise<void> {
  for (let afterId = ''; ; ) {
    const contactIds = await pageOfUntouched({ afterId, limit: BATCH });
    const noisy = await MessageModel.distinct('contactId', { contactId: { $in: contactIds }, ...NOISY });
    await suspectWriters(
      noisy.filter((id) => id !== null),
      edges,
    );
    afterId = contactIds.at(-1) ?? '';
    if (contactIds.length < BATCH) return;
  }
}
