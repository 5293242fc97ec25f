import { tryModel } from '../../ai/model/try-model.ts';
import { createModels, type Models } from '../../ai/model.ts';
import { createRehearsalModel } from '../../ai/rehearsal-model/create-rehearsal-model.ts';
import { type Env, isRehearsal } from '../../env.ts';
import { errorText } from '../../errors.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const NAME = 'model';

/** Asks each model of the environment one tiny question: a key may be good and a model's name misspelt. */
export async function examineModel(env: Env): Promise<Finding[]> {
  if (!env.OPENAI_API_KEY) {
    if (isRehearsal(env)) return [ok(NAME, 'the rehearsal model answers: rules, no provider')];
    return [warn(NAME, 'without OPENAI_API_KEY rules answer real customers', 'set OPENAI_API_KEY, or AI_MODE=review')];
  }
  const models = createModels({
    apiKey: env.OPENAI_API_KEY,
    baseUrl: env.OPENAI_BASE_URL,
    triageModel: env.OPENAI_TRIAGE_MODEL,
    replyModel: env.OPENAI_REPLY_MODEL,
    rehearsal: createRehearsalModel(),
  });
  return examineModels(models);
}

/** The same of models that are running. */
export async function examineModels(models: Models): Promise<Finding[]> {
  if (models.isRehearsal) return [warn(NAME, 'no key: rules answer instead of a model', 'set OPENAI_API_KEY and start Openhouse again')];
  const roles = models.names.triage === models.names.reply ? (['reply'] as const) : (['triage', 'reply'] as const);
  return Promise.all(roles.map((role) => lookAt(models, role)));
}

async function lookAt(models: Models, role: 'triage' | 'reply'): Promise<Finding> {
  const name = models.names[role];
  const tried = await tryModel(models, role);
  if (tried.isFine) return ok(NAME, `${name} answers in ${tried.ms} ms`);
  const words = `${name}: ${errorText(tried.error)}`;
  // Over the limit now says nothing against the set-up; threads wait.
  if (tried.status === 429) return warn(NAME, words, 'check the limits and the balance of the account');
  return fail(NAME, words, TODO[tried.status ?? 0] ?? `is the provider reachable from here, and does it know ${name}?`);
}

const TODO: Record<number, string> = {
  401: 'check OPENAI_API_KEY',
  403: 'may this key use this model? check the project at the provider',
  404: 'check OPENAI_TRIAGE_MODEL, OPENAI_REPLY_MODEL and OPENAI_BASE_URL',
};
