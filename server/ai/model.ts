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
