import type { ModelCall } from '../../../shared/decision.ts';
import type { Claim } from '../../inbox/answer/claim-thread.ts';
import type { Progress } from '../answer/answer-thread.ts';
import type { AiEdges } from '../ask-model.ts';
import { recordDecision } from '../decision.ts';
import type { ReadMail } from '../read/understand-mail.ts';
import { forgetIfErased } from './decisions-of-people.ts';

type Failure = { claim: Claim; call: ModelCall | null; error: string; edges: AiEdges };

/** What a failed run had read stays on record, with every call it made: a later run replaces the rest. */
export async function recordFailure({ read, reading }: Progress, { claim, call, error, edges }: Failure): Promise<void> {
  // The mail that could not even be read has a record too: somebody will ask why it was not answered.
  const mails = reading ? [...read, unread(reading, error)] : read;
  for (const [index, { mail, triage, by, kept, rejected, calls }] of mails.entries()) {
    const isLast = index === mails.length - 1;
    await recordDecision({
      messageId: mail._id,
      threadId: claim.thread._id,
      contactId: mail.contactId,
      triage,
      triagedBy: by,
      slotsKept: kept,
      slotsRejected: rejected,
      properties: [],
      move: 'stay_quiet',
      firedRow: 'not decided',
      rows: [],
      guard: [],
      outcome: 'failed',
      outcomeDetail: error,
      replyId: null,
      modelCalls: [...calls, ...(isLast && call ? [call] : [])],
    })
      .then(() => forgetIfErased(mail._id))
      .catch((cause) => edges.log.error({ messageId: mail._id, error: cause }, 'a failed run was not recorded'));
  }
}

function unread(mail: ReadMail['mail'], error: string): ReadMail {
  const nothing = { intents: [], engagement: 0, readiness: 0, asksForPerson: false, refusesCall: false, injectionSuspected: false };
  const triage = { kind: 'other' as const, confidence: 0, reason: error, evidence: '', language: '', ...nothing };
  return { mail, triage, by: 'model', kept: [], rejected: [], calls: [] };
}
