import type { Decision, ModelCall, PolicyRow } from '../../../shared/decision.ts';
import type { GuardCheck, Message } from '../../../shared/message.ts';
import type { Match } from '../../../shared/property.ts';
import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import { noteDecision } from '../../inbox/answer/note-triage.ts';
import { recordDecision } from '../decision.ts';

type FollowedUp = {
  thread: Stored<Thread>;
  /** The follow-up itself: nobody wrote to us, so the record is about our own mail. */
  reply: Stored<Message>;
  rows: PolicyRow[];
  language: string;
  considered: Match[];
  outcome: Decision['outcome'];
  detail: string;
  guard: GuardCheck[];
  calls: ModelCall[];
};

/** Writes down why this follow-up, what is new in it, what the guard said and what its models cost. */
export async function recordFollowUp(followedUp: FollowedUp): Promise<void> {
  const { thread, reply, rows, language, considered, outcome, detail, guard, calls } = followedUp;
  const fired = rows.find((row) => row.fired);
  const nobodySays = { intents: [], engagement: 0, readiness: 0, asksForPerson: false, refusesCall: false, injectionSuspected: false };
  const decisionId = await recordDecision({
    messageId: reply._id,
    threadId: thread._id,
    contactId: thread.contactId,
    triage: { kind: thread.kind ?? 'other', confidence: 1, reason: fired?.why ?? '', evidence: '', language, ...nobodySays },
    triagedBy: 'rule',
    slotsKept: [],
    slotsRejected: [],
    properties: considered.map(({ property, score, taken, reasons }) => ({ listingKey: property.listingKey, score, taken, reasons })),
    move: 'suggest_properties',
    firedRow: fired?.row ?? '',
    rows,
    guard,
    outcome,
    outcomeDetail: detail,
    replyId: reply._id,
    modelCalls: calls,
  });
  await noteDecision(reply._id, decisionId);
}
