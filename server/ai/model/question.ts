import type { ToolSet } from 'ai';
import type { z } from 'zod';
import type { ModelCall } from '../../../shared/decision.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { PromptData } from '../prompt-data.ts';

/** One question to a model: fixed instructions, untrusted data in a fenced block, one schema for the answer. */
export type Question<T> = {
  model: 'triage' | 'reply';
  purpose: ModelCall['purpose'];
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

export type Usage = { inputTokens: number; outputTokens: number };
