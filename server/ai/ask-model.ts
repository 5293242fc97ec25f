import type { ModelCall } from '../../shared/decision.ts';
import type { JobEdges } from '../edges.ts';
import { AppError, errorText } from '../errors.ts';
import type { SenderEdges } from '../inbox/outbox/sender.ts';
import { askOnce } from './model/ask-once.ts';
import { estimateCost } from './model/prices.ts';
import { promptVersion } from './model/prompt-version.ts';
import type { Question, Usage } from './model/question.ts';
import { askedWait, readFault, usageOfFault } from './model/read-fault.ts';
import type { Models } from './model.ts';
import type { ModelGate } from './model-gate.ts';

/** What the verbs of this room get: the models, and the one gate through which all of them are asked. */
export type AiEdges = JobEdges &
  Partial<SenderEdges> & {
    models: Models;
    gate: ModelGate;
    /** A replay's `now` is in the past; budget and circuit breaker go by this clock then. */
    wallClock?: () => Date;
  };

export type Answer<T> = { object: T; call: ModelCall };

const TRIES = 3;
const LONGEST_WAIT_MS = 10_000;

/**
 * A model gave no usable answer. `UNAVAILABLE`: the provider is down, throttles, or the day's budget is spent; ask
 * again later. `BAD_INPUT`: it answered, and not what was asked for; a person gets the thread.
 */
export class ModelFault extends AppError {
  readonly call: ModelCall;

  constructor(code: 'UNAVAILABLE' | 'BAD_INPUT', { call, cause }: { call: ModelCall; cause?: unknown }) {
    const userMessage = code === 'UNAVAILABLE' ? 'The AI model does not answer right now.' : 'The AI gave no usable answer.';
    super(code, { message: `${call.purpose}: ${call.error}`, cause, userMessage });
    this.name = 'ModelFault';
    this.call = call;
  }
}

/**
 * Asks a model one question: through the gate, with a timeout, and twice more when the provider stumbles.
 * @throws ModelFault, which carries the record of the call as well
 */
export async function askModel<T>(question: Question<T>, edges: AiEdges): Promise<Answer<T>> {
  const { gate, wallClock = edges.now } = edges;
  const { limits, purpose } = question;
  const note = startNote(question, edges);
  const leave = await gate.enter(limits.concurrency);
  try {
    await gate.learnSpent(wallClock());
    const closed = gate.closed(limits.dailyTokenBudget, wallClock());
    if (closed) throw new ModelFault('UNAVAILABLE', { call: note.done(0, NO_USAGE, closed.detail) });
    for (let attempt = 1; ; attempt++) {
      try {
        const { object, usage } = await askOnce(question, edges);
        gate.succeeded();
        await gate.spend(note.spent(usage), wallClock());
        return { object, call: note.done(attempt, usage, null) };
      } catch (error) {
        const usage = usageOfFault(error);
        if (usage.inputTokens + usage.outputTokens > 0) await gate.spend(note.spent(usage), wallClock());
        const fault = readFault(error);
        const text = errorText(error);
        if (edges.signal.aborted) throw new ModelFault('UNAVAILABLE', { call: note.done(attempt, usage, 'stopping'), cause: error });
        if (fault === 'unusable') {
          gate.succeeded();
          throw new ModelFault('BAD_INPUT', { call: note.done(attempt, usage, text), cause: error });
        }
        const wait = askedWait(error, wallClock());
        const isTooLong = wait !== null && wait > LONGEST_WAIT_MS;
        if (fault === 'refused' || attempt === TRIES || isTooLong) {
          await gate.failed(text, wallClock(), { closedForMs: isTooLong ? wait : undefined });
          throw new ModelFault('UNAVAILABLE', { call: note.done(attempt, usage, text), cause: error });
        }
        note.retries(text);
        edges.log.warn({ purpose, attempt, error: text }, 'the model stumbled');
        await Bun.sleep(wait ?? backoff(attempt, gate.backoffMs));
      }
    }
  } finally {
    leave();
  }
}

const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0 };

/** The record of one question as it grows: what it cost, how long it took, what each try came to. */
function startNote<T>(question: Question<T>, { models }: AiEdges) {
  const model = models.names[question.model];
  const version = promptVersion(question);
  const began = performance.now();
  const sinceBegin = () => Math.round(performance.now() - began);
  const retries: ModelCall['retries'] = [];
  return {
    retries: (error: string) => void retries.push({ error, ms: sinceBegin() }),
    spent: (usage: Usage) => ({
      tokens: usage.inputTokens + usage.outputTokens,
      costUsd: estimateCost(model, usage),
      ms: sinceBegin(),
    }),
    done: (attempts: number, usage: Usage, error: string | null): ModelCall => ({
      ...{ purpose: question.purpose, model, promptVersion: version, ...usage, attempts, retries, error },
      costUsd: estimateCost(model, usage),
      ms: sinceBegin(),
    }),
  };
}

/** Each wait is four times the last, give or take a quarter, so that processes do not come back in step. */
function backoff(attempt: number, backoffMs: number): number {
  return Math.min(backoffMs * 4 ** (attempt - 1), LONGEST_WAIT_MS) * (0.75 + Math.random() / 2);
}
