import type { Stage } from '../../../shared/contact.ts';
import type { Decision, MoveName } from '../../../shared/decision.ts';
import type { Message } from '../../../shared/message.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Stored } from '../../database/model-from.ts';
import { type Claim, renewClaim } from '../../inbox/answer/claim-thread.ts';
import { seenBy } from '../../inbox/answer/seen-by.ts';
import { settleThread } from '../../inbox/answer/settle-thread.ts';
import { voidStaleDrafts } from '../../inbox/answer/void-stale-drafts.ts';
import { wasAnswered } from '../../inbox/answer/was-answered.ts';
import { noteMilestone } from '../../inbox/measure/note-milestone.ts';
import { moveStage } from '../../inbox/stages/move-stage.ts';
import { nameOnWalk } from '../../logger.ts';
import type { AiEdges } from '../ask-model.ts';
import { isQualified } from '../decide/is-qualified.ts';
import { decideMove, type Move } from '../decide-move.ts';
import { leadKind } from '../draft/criteria-of.ts';
import { isMachines, mergeBurst } from '../read/merge-burst.ts';
import { partByWriter, wantsAnswer } from '../read/part-by-writer.ts';
import { readMail } from '../read/read-mail.ts';
import type { ReadMail } from '../read/understand-mail.ts';
import type { Writers } from '../read/writers-of.ts';
import { recordOvertaken } from '../record/record-overtaken.ts';
import { actedApart, actedWithNewer, QUIET_MACHINE, recordRun } from '../record/record-run.ts';
import { startStopwatch } from '../record/stopwatch.ts';
import { actOnMove, type Situation } from './act-on-move.ts';
import { gatherExtra } from './gather-extra.ts';
import { honourPlainWishes, honourWishes } from './honour-wishes.ts';
import { readOpen } from './read-open.ts';

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
  const watch = startStopwatch('read');
  const { messages, pending, writers, needs: called } = await readOpen(claim, edges);
  const honoured = await honourPlainWishes(pending, writers, edges);
  const overtaken = { read: progress.read, writers, honoured };
  const writerOf = ({ mail: { contactId } }: ReadMail) => writers.get(contactId ?? '') ?? null;
  for (const mail of pending) {
    if (!(await renewClaim(claim, edges.now()))) return supersede(claim, overtaken, edges);
    progress.reading = mail;
    nameOnWalk({ mail: mail._id });
    const contact = writers.get(mail.contactId ?? '') ?? null;
    const done = await readMail(mail, edges, { thread, contact, history: seenBy(mail, messages), settings });
    progress.read.push(done.read);
    progress.reading = null;
    if (mail.contactId && done.contact) writers.set(mail.contactId, done.contact);
  }

  for (const read of progress.read.filter(isMachines)) {
    await recordRun(read, { threadId: thread._id, contact: writerOf(read), ...QUIET_MACHINE, engine: watch.read() });
  }
  const { together, apart } = partByWriter(progress.read);
  const burst = mergeBurst(together);
  const contact = burst && writerOf(burst.newest);
  if (!burst || !contact) {
    await settleThread(claim, { aiState: thread.isTakenOver ? 'standing_down' : 'idle' }, edges);
    return 'quiet';
  }

  const history = seenBy(burst.newest.mail, messages);
  const words = [...burst.earlier, burst.newest].map(({ mail }) => mail.visibleText).join('\n');
  const kind = leadKind({ triage: burst.triage.kind, thread: thread.kind, contactTypes: contact.contactTypes });
  if (isQualified(contact, kind)) await noteMilestone(thread._id, { step: 'qualifiedAt', at: edges.now() });
  watch.lap('look up');
  const { ownerId } = thread;
  const isOpen = (read: ReadMail) => wantsAnswer(read) && !wasAnswered(read.mail, messages);
  const isSomebodyElseWaiting = apart.some(isOpen);
  const context = { threadId: thread._id, triage: burst.triage, kind, contact, ownerId, history, settings };
  const gathered = await gatherExtra(words, edges, context);
  const extra = {
    triage: burst.triage,
    ...gathered,
    newMatches: gathered.matches.filter(({ taken }) => taken).length,
    isSomebodyElseWaiting,
    isAnswered: wasAnswered(burst.newest.mail, messages),
  };
  watch.lap('decide');
  const decided = decideMove({ ...thread, needs: called }, contact, burst.newest.mail, settings, edges.now(), extra);
  const situation: Situation = { burst, contact, kind, history: before(history, pending), settings, gathered, move: decided };
  watch.lap('act');
  if (!(await renewClaim(claim, edges.now()))) return supersede(claim, overtaken, edges);
  await voidStaleDrafts({ threadId: thread._id, basedOn: burst.newest.mail._id }, edges);
  await honourWishes(progress.read, { writers, honoured }, edges);
  const acted = await actOnMove(situation, claim, edges);

  if (acted.outcome === 'superseded') return supersede(claim, overtaken, edges);
  const move = { ...decided, ...acted.instead };
  const recording = { threadId: thread._id, contact, move, engine: watch.read() };
  for (const read of burst.earlier) await recordRun(read, { ...recording, acted: actedWithNewer(acted) });
  for (const read of apart)
    await recordRun(read, {
      ...recording,
      contact: writerOf(read),
      acted: actedApart({ isForPerson: isOpen(read) && !thread.isTakenOver }),
    });
  await recordRun(burst.newest, { ...recording, acted });
  const stage = stageAfter(move, thread.stage);
  if (stage && acted.outcome !== 'review') await moveStage({ contactId: contact._id, stage }, edges);
  // Whoever wrote after them, spam or a wish to be left alone among it, does not silence somebody who asks us something.
  const needs = acted.needs ?? (isSomebodyElseWaiting && !thread.isTakenOver ? waitingBeside(edges) : undefined);
  const isSettled = await settleThread(claim, { aiState: acted.aiState, needs, ...(stage && { stage }) }, edges);
  return isSettled ? acted.outcome : 'superseded';
}

/** The thread is not ours any more; whoever has it reads everything again, unless that is a person. */
async function supersede(
  claim: Claim,
  { read, ...by }: { read: ReadMail[]; writers: Writers; honoured: Set<string> },
  edges: AiEdges,
): Promise<'superseded'> {
  await recordOvertaken(read, { claim, ...by }, edges);
  await settleThread(claim, { aiState: null }, edges);
  return 'superseded';
}

const waitingBeside = ({ now }: AiEdges) => ({
  ...{ reason: 'handed_over' as const, detail: 'somebody else waits for an answer in this conversation', at: now() },
});

/** What was said before the mails that are answered now. */
function before(history: Stored<Message>[], pending: Stored<Message>[]): Stored<Message>[] {
  return history.filter(({ _id }) => _id !== pending.at(-1)?._id);
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
