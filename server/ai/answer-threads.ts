import type { ModelCall } from '../../shared/decision.ts';
import type { JobCounts } from '../../shared/job.ts';
import type { Settings } from '../../shared/settings.ts';
import { allEnded } from '../all-ended.ts';
import { AppError, errorText } from '../errors.ts';
import { CLAIM_RENEW_MS, type Claim, claimDueThread, freeStaleClaims, renewClaim } from '../inbox/answer/claim-thread.ts';
import { putBackThread, settleThread } from '../inbox/answer/settle-thread.ts';
import { voidUnfinishedDrafts } from '../inbox/answer/void-stale-drafts.ts';
import { onWalk } from '../logger.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { answerThread, type Outcome, type Progress } from './answer/answer-thread.ts';
import { isReadable } from './answer/read-open.ts';
import { type AiEdges, ModelFault } from './ask-model.ts';
import { recordFailure } from './record/record-failure.ts';

/** Runs of one thread that may fail by themselves before a person gets it. */
const MAX_ATTEMPTS = 5;
const LONGEST_BACKOFF_MS = 10 * 60_000;

/**
 * Answers the threads that wait: claims them one by one, several at a time, until none is due or the process stops. While
 * no model may be asked, what rules alone can read is read all the same.
 */
export async function answerThreads(edges: AiEdges): Promise<JobCounts> {
  const settings = await loadSettings(edges.now());
  const counts: JobCounts = { held: 0, review: 0, quiet: 0, handed_over: 0, superseded: 0, failed: 0, waiting: 0 };
  await freeStaleClaims(edges);
  await edges.gate.learnSpent(edges.now());
  const next = async () => (edges.signal.aborted ? null : claimDueThread(edges, { isModelAway: isModelAway(settings, edges) }));
  const work = async (begun: Claim) => {
    for (let claim: Claim | null = begun; claim; claim = await next()) {
      const outcome = await look(claim, edges);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
  };
  // Mostly none is due, or one: whoever got one lets the next look, until there are as many as there may be.
  const fill = async (claim: Claim | null, lanes: number): Promise<void> => {
    if (!claim) return;
    await allEnded([work(claim), ...(lanes > 1 ? [next().then((another) => fill(another, lanes - 1))] : [])]);
  };
  await fill(await next(), settings.ai.concurrency);
  return counts;
}

const isModelAway = ({ ai }: Settings, { gate, now }: AiEdges) => !gate.isOpen(ai.dailyTokenBudget, now());

async function look(claim: Claim, edges: AiEdges): Promise<Outcome | 'waiting'> {
  // A run may be long: what an admin changes meanwhile holds for the next thread already.
  const settings = await loadSettings(edges.now());
  return onWalk({ thread: claim.thread._id }, async () => {
    const outcome = await answerOne(claim, edges, settings);
    edges.log.info({ outcome }, 'the AI looked at a conversation');
    return outcome;
  });
}

/** One thread's failure is its own: it is written down where a person sees it, and the others go on. */
async function answerOne(claim: Claim, edges: AiEdges, settings: Settings): Promise<Outcome | 'waiting'> {
  const progress: Progress = { read: [] };
  const renewal = setInterval(() => {
    renewClaim(claim, edges.now()).catch((error) => edges.log.warn({ threadId: claim.thread._id, error }, 'a claim was not renewed'));
  }, CLAIM_RENEW_MS);
  try {
    if (isModelAway(settings, edges) && !(await isReadable(claim, edges))) return 'waiting';
    return await answerThread(claim, edges, { settings, progress });
  } catch (error) {
    const call = error instanceof ModelFault ? error.call : null;
    await recordFailure(progress, { claim, call, error: errorText(error), edges });
    if (error instanceof AppError && error.code === 'UNAVAILABLE') return await waitForModel(claim, edges, { error, call });
    edges.log.error({ threadId: claim.thread._id, error }, 'a thread could not be answered');
    return await giveUpOrWait(claim, edges, { error, isFinal: error instanceof ModelFault });
  } finally {
    clearInterval(renewal);
  }
}

/** The model is away. That is not the thread's fault: it waits, however long it takes, unless others are answered meanwhile. */
async function waitForModel(
  claim: Claim,
  edges: AiEdges,
  { error, call }: { error: unknown; call: ModelCall | null },
): Promise<'waiting' | 'failed'> {
  const { attempts } = claim.thread.answer;
  if (edges.signal.aborted) {
    await putBackThread(claim, { dueAt: edges.now(), error: 'the server stopped', countsAsAttempt: false }, edges);
    return 'waiting';
  }
  if (attempts > MAX_ATTEMPTS && !edges.gate.read(edges.now()).isDown) return giveUpOrWait(claim, edges, { error, isFinal: true });
  // At a closed gate nothing was tried.
  const countsAsAttempt = call !== null && call.attempts > 0;
  await putBackThread(claim, { dueAt: backoff(attempts, edges.now()), error: errorText(error), countsAsAttempt }, edges);
  edges.publish('system.changed', { what: 'model' });
  return 'waiting';
}

type Failure = { error: unknown; isFinal: boolean };

/** An unusable answer, or an error of our own that comes back, calls a person: in doubt the AI does not answer. */
async function giveUpOrWait(claim: Claim, edges: AiEdges, { error, isFinal }: Failure): Promise<'waiting' | 'failed'> {
  const { attempts } = claim.thread.answer;
  if (!isFinal && attempts < MAX_ATTEMPTS) {
    await putBackThread(claim, { dueAt: backoff(attempts, edges.now()), error: errorText(error), countsAsAttempt: true }, edges);
    return 'waiting';
  }
  const needs = { reason: 'triage_failed' as const, detail: `The AI could not answer: ${errorText(error)}`, at: edges.now() };
  await voidUnfinishedDrafts(claim.thread._id, edges);
  await settleThread(claim, { aiState: 'idle', needs }, edges);
  return 'failed';
}

function backoff(attempts: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(5000 * 2 ** Math.max(0, attempts - 1), LONGEST_BACKOFF_MS));
}
