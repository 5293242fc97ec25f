import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import { FENCE_CLOSE, FENCE_OPEN, type PromptData } from '../prompt-data.ts';

export type ToolAnswer = { toolName: string; value: unknown };

/** The data block of a prompt, and what tools have answered since. A prompt without a block has no data. */
export function readPrompt(prompt: LanguageModelV4Prompt): { data: PromptData | null; toolAnswers: ToolAnswer[] } {
  const texts = prompt.flatMap((message) =>
    message.role === 'user' ? message.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])) : [],
  );
  const toolAnswers = prompt.flatMap((message) =>
    message.role === 'tool'
      ? message.content.flatMap((part) =>
          part.type === 'tool-result' && part.output.type === 'json' ? [{ toolName: part.toolName, value: part.output.value }] : [],
        )
      : [],
  );
  return { data: dataIn(texts.join('\n')), toolAnswers };
}

function dataIn(text: string): PromptData | null {
  const open = text.indexOf(FENCE_OPEN);
  const close = text.lastIndexOf(FENCE_CLOSE);
  if (open < 0 || close < open) return null;
  return JSON.parse(text.slice(open + FENCE_OPEN.length, close)) as PromptData;
}
