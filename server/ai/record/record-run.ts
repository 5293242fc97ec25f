import type { Contact } from '../../../shared/contact.ts';
import type { Decision } from '../../../shared/decision.ts';
import type { Stored } from '../../database/model-from.ts';
import { noteDecision } from '../../inbox/answer/note-triage.ts';
import type { Acted } from '../answer/act-on-move.ts';
import type { Move } from '../decide-move.ts';
import { recordDecision } from '../decision.ts';
import type { ReadMail } from '../read/understand-mail.ts';
import { forgetIfErased } from './decisions-of-people.ts';

const NO_ACT: Acted = { outcome: 'quiet', detail: '', replyId: null, guard: [], considered: [], calls: [], aiState: null };
/** What is done about a machine's mail. */
export const QUIET_MACHINE = {
  move: { move: 'stay_quiet', firedRow: 'machine mail', because: 'a machine wrote this', rows: [], mayProposeCall: false } satisfies Move,
  acted: NO_ACT,
};
/** What is done about the earlier mails of a burst. */
export const ANSWERED_WITH_NEWER = 'answered together with a newer mail';
export const actedWithNewer = ({ outcome }: Acted): Acted => ({ ...NO_ACT, detail: ANSWERED_WITH_NEWER, outcome });

/** What is done about the mails of somebody else than is answered. */
const LEFT_APART = 'written by somebody else: no part of this answer';
export const actedApart = ({ isForPerson }: { isForPerson: boolean }): Acted => ({
  ...NO_ACT,
  detail: LEFT_APART,
  outcome: isForPerson ? 'handed_over' : 'quiet',
});

type Recording = {
  threadId: string;
  contact: Stored<Contact> | null;
  move: Move;
  acted: Acted;
  engine?: Decision['engine'];
};

/** Writes the decision record of one mail of a run that came to its end. */
export async function recordRun(
  { mail, triage, by, kept, rejected, judged = [], calls }: ReadMail,
  { threadId, contact, move, acted, engine }: Recording,
): Promise<void> {
  const decisionId = await recordDecision({
    messageId: mail._id,
    threadId,
    contactId: contact?._id ?? null,
    triage,
    triagedBy: by,
    slotsKept: kept,
    slotsRejected: rejected,
    preferences: judged.map(({ listingKey, preference, quote }) => ({ listingKey, preference, quote })),
    ...(acted.preparedListing && { preparedListing: acted.preparedListing }),
    properties: acted.considered.map(({ property, score, taken, reasons }) => ({ listingKey: property.listingKey, score, taken, reasons })),
    move: move.move,
    firedRow: move.firedRow,
    rows: move.rows,
    guard: acted.guard,
    outcome: acted.outcome,
    outcomeDetail: acted.detail,
    replyId: acted.replyId,
    modelCalls: [...calls, ...acted.calls],
    engine,
  });
  await noteDecision(mail._id, decisionId);
  await forgetIfErased(mail._id);
}
