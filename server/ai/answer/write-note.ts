import type { GuardCheck } from '../../../shared/message.ts';
import type { Claim } from '../../inbox/answer/claim-thread.ts';
import { fillDraft } from '../../inbox/outbox/update-draft.ts';
import type { AiEdges } from '../ask-model.ts';
import { composeNote, type Noting } from '../compose/compose-note.ts';
import { holdUntil, openReply } from './queue-reply.ts';

type Note = Noting & { waitsForPerson: boolean };
export type Noted = { replyId: string | null; guard: GuardCheck[]; isHeld: boolean };

/** Writes the customer a note in fixed words and hands it to the outbox: held, or for review. */
export async function writeNote(note: Note, claim: Claim, edges: AiEdges): Promise<Noted> {
  const { kind, mail, contact, settings, waitsForPerson } = note;
  const key = kind === 'hand_over' ? `hand-over:${mail._id}:${claim.thread.epoch}` : `unsubscribed:${contact._id}`;
  const reply = await openReply({ mail, purpose: kind, key }, claim, edges);
  if (!reply) return { replyId: null, guard: [], isHeld: false };
  if (reply.delivery?.state !== 'drafting') return { replyId: reply._id, guard: [], isHeld: reply.delivery?.state === 'holding' };

  const { text, html, guard } = await composeNote(note, edges);
  const isHeld = !waitsForPerson && guard.every(({ passed }) => passed);
  const state = isHeld ? 'holding' : 'review';
  const filled = await fillDraft(
    reply._id,
    { text, html, state, holdUntil: isHeld ? holdUntil(settings, edges.now()) : null, guard },
    edges,
  );
  return { replyId: filled ? reply._id : null, guard, isHeld: isHeld && filled !== null };
}
