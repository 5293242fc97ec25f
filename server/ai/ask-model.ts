import {
  APICallError,
  generateText,
  isStepCount,
  NoObjectGeneratedError,
  NoOutputGeneratedError,
  Output,
  streamText,
  type ToolSet,
} from 'ai';
import type { z } from 'zod';
import type { ModelCall } from '../../shared/decision.ts';
import type { Settings } from '../../shared/settings.ts';
import type { JobEdges } from '../edges.ts';
import { AppError, errorText } from '../errors.ts';
import type { SenderEdges } from '../inbox/outbox/sender.ts';
import { estimateCost, type Models } from './model.ts';
import type { ModelGate } from './model-gate.ts';
import { FENCE_CLOSE, FENCE_OPEN, type PromptData } from './prompt-data.ts';

/** What the verbs of this room get: the models, and the one gate through which all of them are asked. */
export type AiEdges = JobEdges & Partial<SenderEdges> & { models: Models; gate: ModelGate };

/** One question to a model: fixed instructions, untrusted data in a fenced block, one schema for the answer. */
export type Question<T> = {
  model: 'triage' | 'reply';
  purpose: ModelCall['purpose'];
  promptVersion: string;
  instructions: string;
  data: PromptData;
  schemaName: string;
  schema: z.ZodType<T>;
  /** `settings.ai`: timeout, concurrency, daily token budget. */
  limits: Pick<Settings['ai'], 'timeoutSeconds' | 'concurrency' | 'dailyTokenBudget'>;
  tools?: ToolSet;
  /** Steps a model with tools may take, its answer included. Default 6. */
  maxSteps?: number;
  /** Streams: called with what there is of the answer so far. A retry begins from nothing again. */
  onPartial?: (partial: unknown) => void;
};

export type Answer<T> = { object: T; call: ModelCall };
type Usage = { inputTokens: number; outputTokens: number };
type Given<T> = { object: T; usage: Usage };

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
  const { gate } = edges;
  const { limits, purpose, promptVersion } = question;
  const model = edges.models.names[question.model];
  const began = performance.now();
  const record = (attempts: number, { inputTokens, outputTokens }: Usage, error: string | null): ModelCall => ({
    ...{ purpose, model, promptVersion, inputTokens, outputTokens, attempts, error },
    costUsd: estimateCost(model, { inputTokens, outputTokens }),
    ms: Math.round(performance.now() - began),
  });

  const leave = await gate.enter(limits.concurrency);
  try {
    const closed = gate.closed(limits.dailyTokenBudget, edges.now());
    if (closed) throw new ModelFault('UNAVAILABLE', { call: record(0, NO_USAGE, closed.detail) });
    for (let attempt = 1; ; attempt++) {
      try {
        const { object, usage } = await askOnce(question, edges);
        gate.succeeded();
        gate.spend(usage.inputTokens + usage.outputTokens, edges.now());
        return { object, call: record(attempt, usage, null) };
      } catch (error) {
        const usage = usageOf(error);
        gate.spend(usage.inputTokens + usage.outputTokens, edges.now());
        const fault = faultOf(error);
        const text = errorText(error);
        if (edges.signal.aborted) throw new ModelFault('UNAVAILABLE', { call: record(attempt, usage, 'stopping'), cause: error });
        if (fault === 'unusable') {
          gate.succeeded();
          throw new ModelFault('BAD_INPUT', { call: record(attempt, usage, text), cause: error });
        }
        if (fault === 'refused' || attempt === TRIES) {
          gate.failed(text, edges.now());
          throw new ModelFault('UNAVAILABLE', { call: record(attempt, usage, text), cause: error });
        }
        edges.log.warn({ purpose, attempt, error: text }, 'the model stumbled');
        await Bun.sleep(waitAfter(error, { attempt, backoffMs: gate.backoffMs }));
      }
    }
  } finally {
    leave();
  }
}

const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0 };

async function askOnce<T>(question: Question<T>, { models, signal }: AiEdges): Promise<Given<T>> {
  const call = {
    model: models[question.model],
    instructions: question.instructions,
    prompt: `${FENCE_OPEN}\n${fenceable(question.data)}\n${FENCE_CLOSE}`,
    output: Output.object({ schema: question.schema, name: question.schemaName }),
    tools: question.tools ?? {},
    stopWhen: isStepCount(question.maxSteps ?? 6),
    maxRetries: 0,
    // A timer of our own would keep a hanging socket alive; this signal cuts the request itself.
    abortSignal: AbortSignal.any([signal, AbortSignal.timeout(question.limits.timeoutSeconds * 1000)]),
    // Customers' mail is not to be kept at the provider.
    providerOptions: { openai: { store: false } },
  };
  if (!question.onPartial) {
    const result = await generateText(call);
    return { object: result.output as T, usage: tokens(result.usage) };
  }
  let broken: unknown = null;
  const result = streamText({
    ...call,
    onError: ({ error }) => {
      broken ??= error;
    },
  });
  try {
    for await (const partial of result.partialOutputStream) question.onPartial(partial);
    const object = (await result.output) as T;
    return { object, usage: tokens(await result.usage) };
  } catch (error) {
    // The SDK reports a broken stream as "no output generated"; what broke it says whether to try again.
    throw broken ?? error;
  }
}

/** JSON without a single angle bracket: mail text that spells a fence, or any other mark-up, stays data. */
function fenceable(data: PromptData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
}

function tokens(usage: { inputTokens: number | undefined; outputTokens: number | undefined }): Usage {
  return { inputTokens: usage.inputTokens ?? 0, outputTokens: usage.outputTokens ?? 0 };
}

function usageOf(error: unknown): Usage {
  return NoObjectGeneratedError.isInstance(error) && error.usage ? tokens(error.usage) : NO_USAGE;
}

/** `stumbled`: worth another try. `refused`: the provider will say the same again. `unusable`: it answered nonsense. */
function faultOf(error: unknown): 'stumbled' | 'refused' | 'unusable' {
  // A stream that ended without saying so is a broken line, not an answer.
  if (NoObjectGeneratedError.isInstance(error) && error.finishReason === 'interrupted') return 'stumbled';
  if (NoObjectGeneratedError.isInstance(error) || NoOutputGeneratedError.isInstance(error)) return 'unusable';
  if (!APICallError.isInstance(error)) return 'stumbled';
  if (error.isRetryable || !error.statusCode || error.statusCode >= 500) return 'stumbled';
  // 400 and 422 are about this one mail (too long, refused by a filter); 401, 403, 404 are about the key or the model.
  return error.statusCode === 400 || error.statusCode === 413 || error.statusCode === 422 ? 'unusable' : 'refused';
}

function waitAfter(error: unknown, { attempt, backoffMs }: { attempt: number; backoffMs: number }): number {
  const asked = APICallError.isInstance(error) ? Number(error.responseHeaders?.['retry-after']) * 1000 : Number.NaN;
  if (Number.isFinite(asked)) return Math.min(asked, LONGEST_WAIT_MS);
  return Math.min(backoffMs * 4 ** (attempt - 1), LONGEST_WAIT_MS) * (0.75 + Math.random() / 2);
}
