import { APICallError, generateText, Output } from 'ai';
import { z } from 'zod';
import type { Models } from '../model.ts';

const PATIENCE_MS = 30_000;

/** The provider's answer to one tiny question in the way all are asked: as an object of a schema. */
export type TriedModel = { isFine: true; ms: number } | { isFine: false; status: number | null; error: unknown };

export async function tryModel(models: Models, role: 'triage' | 'reply'): Promise<TriedModel> {
  const began = performance.now();
  try {
    await generateText({
      model: models[role],
      prompt: 'Is water wet? Answer with yes or no.',
      output: Output.object({ schema: z.object({ answer: z.enum(['yes', 'no']) }), name: 'tiny' }),
      maxRetries: 0,
      abortSignal: AbortSignal.timeout(PATIENCE_MS),
      providerOptions: { openai: { store: false } },
    });
    return { isFine: true, ms: Math.round(performance.now() - began) };
  } catch (error) {
    return { isFine: false, status: APICallError.isInstance(error) ? (error.statusCode ?? null) : null, error };
  }
}
