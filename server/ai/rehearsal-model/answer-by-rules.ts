import type { LanguageModelV4CallOptions, LanguageModelV4ToolCall } from '@ai-sdk/provider';
import type { DraftData, PromptData } from '../prompt-data.ts';
import { writeReply } from '../rehearsal-reply/write-reply.ts';
import { conform } from './conform.ts';
import { findSlots } from './find-slots.ts';
import { readPrompt, type ToolAnswer } from './read-prompt.ts';
import { sayTriage } from './say-triage.ts';

export type RuleAnswer = { toolCall: LanguageModelV4ToolCall | null; text: string };

/** Answers one call as a model would: with a tool call, or with JSON that fits the call's schema. */
export function answerByRules({ prompt, responseFormat, tools = [] }: LanguageModelV4CallOptions): RuleAnswer {
  const { data, toolAnswers } = readPrompt(prompt);
  const toolCall = data?.task === 'draft' ? wishedCall(data, { offered: tools.map(({ name }) => name), toolAnswers }) : null;
  if (toolCall) return { toolCall, text: toolCall.input };
  const answer = data ? answerTo(data, toolAnswers) : {};
  const schema = responseFormat?.type === 'json' ? responseFormat.schema : undefined;
  return { toolCall: null, text: JSON.stringify(schema ? conform(answer, schema) : answer) };
}

function answerTo(data: PromptData, toolAnswers: readonly ToolAnswer[]): unknown {
  switch (data.task) {
    case 'triage':
      return sayTriage(data);
    case 'learn':
      return { slots: findSlots(data) };
    case 'draft':
      return writeReply(data, toolAnswers);
  }
}

type Offer = { offered: readonly string[]; toolAnswers: readonly ToolAnswer[] };

/** Looks listings up when it is to suggest some and was given none; once. */
function wishedCall(data: DraftData, { offered, toolAnswers }: Offer): LanguageModelV4ToolCall | null {
  const isNeeded = data.move === 'suggest_properties' && data.listings.length === 0;
  if (!isNeeded || !offered.includes('searchProperties') || toolAnswers.length > 0) return null;
  const known = (slot: string) => data.known.find((one) => one.slot === slot)?.value ?? null;
  const input = {
    areas: known('areas'),
    priceMin: known('budgetMin'),
    priceMax: known('budgetMax'),
    bedroomsMin: known('bedroomsMin'),
    bathroomsMin: known('bathroomsMin'),
    propertyTypes: known('propertyTypes'),
    features: null,
  };
  return { type: 'tool-call', toolCallId: 'search-1', toolName: 'searchProperties', input: JSON.stringify(input) };
}
