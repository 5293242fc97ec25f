import type { Contact, Stage } from '../../shared/contact.ts';
import type { Decision, MoveName } from '../../shared/decision.ts';
import type { Message } from '../../shared/message.ts';
import type { Settings } from '../../shared/settings.ts';
import { contactById } from '../contacts/find-contacts.ts';
import { touchContact } from '../contacts/touch-contact.ts';
import type { Stored } from '../database/model-from.ts';
import { type Claim, renewClaim } from '../inbox/answer/claim-thread.ts';
import { noteDecision } from '../inbox/answer/note-triage.ts';
import { readConversation } from '../inbox/answer/read-conversation.ts';
import { settleThread } from '../inbox/answer/settle-thread.ts';
import { voidStaleDrafts } from '../inbox/answer/void-stale-drafts.ts';
import { type Acted, actOnMove, honourUnsubscribe, type Situation } from './answer/act-on-move.ts';
import { gatherExtra } from './answer/gather-extra.ts';
import { mergeBurst } from './answer/merge-burst.ts';
import { type ReadMail, readMail } from './answer/read-mail.ts';
import type { AiEdges } from './ask-model.ts';
import { decideMove, type Move } from './decide-move.ts';
import { recordDecision } from './decision.ts';
import { leadKind } from './draft/criteria-of.ts';

export type Outcome = Decision['outcome'];
/** What the run has read so far: a run that fails still records what its models were asked. */
export type Progress = { read: ReadMail[]; reading?: Stored<Message> | null };

/** The walk of one claimed thread: triage → learn → decide → act → record, and the thread rests or waits again. */
export async function answerThread(
  claim: Claim,
  edges: AiEdges,
  { settings, progress }: { settings: Settings; progress: Progress },
): Promise<Outcome> {
  const { thread } = claim;
  const { messages, pending } = await readConversation(thread._id);
  const contactId = pending.findLast((mail) => mail.contactId !== null)?.contactId ?? thread.contactId;
  let contact = contactId ? await contactById(contactId) : null;
  for (const mail of pending) {
    if (!(await renewClaim(claim, edges.now()))) return supersede(claim, edges);
    progress.reading = mail;
    const done = await readMail(mail, edges, { thread, contact, history: messages, settings });
    progress.read.push(done.read);
    progress.reading = null;
    contact = done.contact;
  }

  for (const read of progress.read.filter(({ by }) => by === 'rule')) await record(read, { claim, contact, ...QUIET_MACHINE });
  const burst = mergeBurst(progress.read);
  if (!burst || !contact) {
    await settleThread(claim, { aiState: thread.isTakenOver ? 'standing_down' : 'idle' }, edges);
    return 'quiet';
  }

  const words = [...burst.earlier, burst.newest].map(({ mail }) => mail.visibleText).join('\n');
  const kind = leadKind({ triage: burst.triage.kind, thread: thread.kind, contactTypes: contact.contactTypes });
  const gathered = await gatherExtra(words, edges, { triage: burst.triage, kind, contact, history: messages, settings });
  const extra = { triage: burst.triage, ...gathered, newMatches: gathered.matches.filter(({ taken }) => taken).length };
  const decided = decideMove(thread, contact, burst.newest.mail, settings, edges.now(), extra);
  const situation: Situation = { burst, contact, kind, history: historyOf(messages, pending), settings, gathered, move: decided };
  if (!(await renewClaim(claim, edges.now()))) return supersede(claim, edges);
  await voidStaleDrafts({ threadId: thread._id, basedOn: burst.newest.mail._id }, edges);
  await honourUnsubscribe(situation, edges);
  const acted = await actOnMove(situation, claim, edges);

  if (acted.outcome === 'superseded') return supersede(claim, edges);
  const move = { ...decided, ...acted.instead };
  for (const read of burst.earlier) await record(read, { claim, contact, move, acted: { ...WITH_NEWER, outcome: acted.outcome } });
  await record(burst.newest, { claim, contact, move, acted });
  const stage = stageAfter(move, thread.stage);
  if (stage && acted.outcome !== 'review') await touchContact(contact._id, { stage });
  const isSettled = await settleThread(claim, { aiState: acted.aiState, needs: acted.needs, ...(stage && { stage }) }, edges);
  return isSettled ? acted.outcome : 'superseded';
}

/** The thread is not ours any more; whoever has it reads everything again. */
async function supersede(claim: Claim, edges: AiEdges): Promise<'superseded'> {
  await settleThread(claim, { aiState: null }, edges);
  return 'superseded';
}

/** What was said before the mails that are answered now. */
function historyOf(messages: Stored<Message>[], pending: Stored<Message>[]): Stored<Message>[] {
  return messages.filter(({ _id }) => _id !== pending.at(-1)?._id);
}

const NO_ACT: Acted = { outcome: 'quiet', detail: '', replyId: null, guard: [], considered: [], calls: [], aiState: null };
const QUIET_MACHINE = {
  move: { move: 'stay_quiet', firedRow: 'machine mail', because: 'a machine wrote this', rows: [], mayProposeCall: false } satisfies Move,
  acted: NO_ACT,
};
const WITH_NEWER: Acted = { ...NO_ACT, detail: 'answered together with a newer mail' };

type Recording = { claim: Claim; contact: Stored<Contact> | null; move: Move; acted: Acted };

async function record({ mail, triage, by, kept, rejected, calls }: ReadMail, { claim, contact, move, acted }: Recording): Promise<void> {
  const decisionId = await recordDecision({
    messageId: mail._id,
    threadId: claim.thread._id,
    contactId: contact?._id ?? null,
    triage,
    triagedBy: by,
    slotsKept: kept,
    slotsRejected: rejected,
    properties: acted.considered.map(({ property, score, taken, reasons }) => ({ listingKey: property.listingKey, score, taken, reasons })),
    move: move.move,
    firedRow: move.firedRow,
    rows: move.rows,
    guard: acted.guard,
    outcome: acted.outcome,
    outcomeDetail: acted.detail,
    replyId: acted.replyId,
    modelCalls: [...calls, ...acted.calls],
  });
  await noteDecision(mail._id, decisionId);
}

const STAGE_AFTER: Partial<Record<MoveName, Stage>> = {
  ...{ qualify: 'engaged', answer: 'engaged', suggest_properties: 'engaged', acknowledge_seller: 'engaged' },
  ...{ ask_for_call: 'hot', confirm_call: 'call_scheduled' },
};
const LADDER: Stage[] = ['new', 'not_interested', 'nurture', 'engaged', 'hot', 'call_scheduled'];

/** A conversation only climbs by itself; who is further along than the ladder goes is left alone. */
function stageAfter({ move, firedRow }: Move, stage: Stage): Stage | null {
  if (firedRow === 'unsubscribe') return 'not_interested';
  const next = STAGE_AFTER[move];
  return next && LADDER.includes(stage) && LADDER.indexOf(next) > LADDER.indexOf(stage) ? next : null;
}
