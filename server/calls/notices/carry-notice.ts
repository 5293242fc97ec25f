import type { Edges } from '../../edges.ts';
import { fatesOfMails } from '../../inbox/ledger/fates-of-mails.ts';
import { CallModel } from '../call.model.ts';
import { readInvitation } from '../letters/write-invitation.ts';

/**
 * The call is there already: by a run that died, or whose answer was withdrawn. What is still owed of it goes with the
 * answer that is written now.
 */
export async function carryNotice(callId: string, carriedBy: string | null): Promise<void> {
  if (carriedBy) await CallModel.updateOne({ _id: callId, notice: { $type: 'string' } }, { $set: { carriedBy } });
}

/**
 * Looks after the answers of the AI that carry an invitation: once such a mail has left, the customer is told; once it
 * will not leave any more (a person took over, threw it away), the call owes a mail of its own.
 */
export async function settleCarried({ now }: Pick<Edges, 'now'>): Promise<void> {
  const carried = await CallModel.find(
    { notice: { $type: 'string' }, carriedBy: { $type: 'string' }, startsAt: { $gt: now() } },
    { sequence: 1, carriedBy: 1 },
  ).lean();
  const fates = await fatesOfMails(carried.flatMap(({ carriedBy }) => carriedBy ?? []));
  for (const { _id, sequence, carriedBy } of carried) {
    const { fate, calendar } = fates.get(carriedBy ?? '') ?? { fate: 'lost', calendar: null };
    if (fate === 'open') continue;
    const invited = calendar ? readInvitation(calendar) : null;
    const isTold = fate === 'left' && invited?.callId === _id && invited.sequence === sequence;
    // Conditional on what was read: a change or another answer in between looks after itself.
    await CallModel.updateOne({ _id, sequence, carriedBy }, { $set: { carriedBy: null, ...(isTold && { notice: null }) } });
  }
}
