import { generateText, isStepCount, Output, streamText } from 'ai';
import type { Models } from '../model.ts';
import { FENCE_CLOSE, FENCE_OPEN, type PromptData } from '../prompt-data.ts';
import type { Question, Usage } from './question.ts';

/** Puts one question to the provider, once: whatever goes wrong is thrown as the SDK throws it. */
export async function askOnce<T>(
  question: Question<T>,
  { models, signal }: { models: Models; signal: AbortSignal },
): Promise<{ object: T; usage: Usage }> {
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
