import { createOpenAI } from '@ai-sdk/openai';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import { customProvider, type LanguageModel } from 'ai';

/** The two models that Openhouse asks: `triage` reads, `reply` writes. */
export type Models = {
  triage: LanguageModel;
  reply: LanguageModel;
  /** What they are called in decision records and on the System page. */
  names: { triage: string; reply: string };
  /** True without an OpenAI key: rules instead of a model, and the screen says so. */
  isRehearsal: boolean;
};

type ModelChoice = {
  apiKey: string | undefined;
  baseUrl: string | undefined;
  triageModel: string;
  replyModel: string;
  rehearsal: LanguageModelV4;
};

/** The one edge to language models: OpenAI's (or any compatible endpoint's) with a key, the rehearsal model without. */
export function createModels({ apiKey, baseUrl, triageModel, replyModel, rehearsal }: ModelChoice): Models {
  const openai = apiKey ? createOpenAI({ apiKey, baseURL: baseUrl }) : null;
  const provider = customProvider({
    languageModels: {
      triage: openai ? openai.responses(triageModel) : rehearsal,
      reply: openai ? openai.responses(replyModel) : rehearsal,
    },
  });
  return {
    triage: provider.languageModel('triage'),
    reply: provider.languageModel('reply'),
    names: openai ? { triage: triageModel, reply: replyModel } : { triage: 'rehearsal', reply: 'rehearsal' },
    isRehearsal: !openai,
  };
}

/** US dollars per million tokens, [in, out], by the longest matching beginning of the name. Unknown models cost 0 here. */
const PRICES: [string, number, number][] = [
  ['gpt-5-nano', 0.05, 0.4],
  ['gpt-5-mini', 0.25, 2],
  ['gpt-5', 1.25, 10],
  ['gpt-4.1-nano', 0.1, 0.4],
  ['gpt-4.1-mini', 0.4, 1.6],
  ['gpt-4.1', 2, 8],
  ['gpt-4o-mini', 0.15, 0.6],
  ['gpt-4o', 2.5, 10],
];

/** An estimate for the decision record, not a bill. */
export function estimateCost(model: string, { inputTokens, outputTokens }: { inputTokens: number; outputTokens: number }): number {
  const price = PRICES.find(([name]) => model.startsWith(name));
  return price ? (inputTokens * price[1] + outputTokens * price[2]) / 1_000_000 : 0;
}
