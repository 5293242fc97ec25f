import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4StreamPart, LanguageModelV4Usage } from '@ai-sdk/provider';
import { answerByRules } from './answer-by-rules.ts';

/**
 * A language model written with rules, for trying Openhouse without a key: it takes the prompts, schemas and tools of
 * the real one, so that everything around it is the real thing. It streams word by word.
 * @param wordDelayMs between two words of a stream, so that a draft is seen being written
 */
export function createRehearsalModel({ wordDelayMs = 12 }: { wordDelayMs?: number } = {}): LanguageModelV4 {
  return {
    specificationVersion: 'v4',
    provider: 'openhouse',
    modelId: 'rehearsal',
    supportedUrls: {},
    doGenerate: async (options) => {
      options.abortSignal?.throwIfAborted();
      const { toolCall, text } = answerByRules(options);
      return {
        content: [toolCall ?? { type: 'text', text }],
        finishReason: finishOf(toolCall !== null),
        usage: usageOf(options, text),
        warnings: [],
      };
    },
    doStream: async (options) => {
      const { toolCall, text } = answerByRules(options);
      const words = toolCall ? [] : (text.match(/\S+\s*|\s+/g) ?? []);
      const parts: LanguageModelV4StreamPart[] = [
        { type: 'stream-start', warnings: [] },
        ...(toolCall ? [toolCall] : [{ type: 'text-start' as const, id: 'answer' }]),
        ...words.map((delta) => ({ type: 'text-delta' as const, id: 'answer', delta })),
        ...(toolCall ? [] : [{ type: 'text-end' as const, id: 'answer' }]),
        { type: 'finish', finishReason: finishOf(toolCall !== null), usage: usageOf(options, text) },
      ];
      return { stream: streamOf(parts, { wordDelayMs, signal: options.abortSignal }) };
    },
  };
}

/** Hands a part over only when asked for one, and ends at once when the caller gives up. */
function streamOf(
  parts: readonly LanguageModelV4StreamPart[],
  { wordDelayMs, signal }: { wordDelayMs: number; signal: AbortSignal | undefined },
): ReadableStream<LanguageModelV4StreamPart> {
  let at = 0;
  return new ReadableStream({
    pull: async (controller) => {
      const part = parts[at++];
      if (!part) return controller.close();
      if (part.type === 'text-delta' && wordDelayMs > 0) await Bun.sleep(wordDelayMs);
      if (signal?.aborted) return controller.error(signal.reason);
      controller.enqueue(part);
    },
  });
}

const finishOf = (isToolCall: boolean) => ({ unified: isToolCall ? ('tool-calls' as const) : ('stop' as const), raw: undefined });

/** About four characters make a token; the figures feed the same budget as real ones. */
function usageOf({ prompt }: LanguageModelV4CallOptions, text: string): LanguageModelV4Usage {
  const input = Math.ceil(JSON.stringify(prompt).length / 4);
  const output = Math.ceil(text.length / 4);
  return {
    inputTokens: { total: input, noCache: input, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: output, text: output, reasoning: 0 },
  };
}
