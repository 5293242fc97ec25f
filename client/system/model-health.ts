import type { Outputs } from '../lib/trpc.ts';
import type { HealthWords } from '../lib/words/mailbox-health.ts';

const TRIES = 'Conversations wait and are tried again by themselves.';
const WORDS: Record<string, Omit<HealthWords, 'state'>> = {
  down: {
    tone: 'rust',
    meaning: `The provider does not answer. ${TRIES}`,
    todo: 'Look at the provider’s status page, and at the key (OPENAI_API_KEY).',
  },
  over_budget: {
    tone: 'amber',
    meaning: 'The budget of the day is used up. Mail waits for people until midnight (UTC).',
    todo: 'Raise it under Autopilot, if you wish.',
  },
};

/** How the model is, in words. What has no words of its own is said as it is. */
export function modelHealth({ model, rehearsal }: Pick<Outputs['system']['health'], 'model' | 'rehearsal'>): HealthWords {
  const { name, state } = model;
  const known = WORDS[state];
  if (known) return { ...known, state: state.replaceAll('_', ' ') };
  if (name === 'rehearsal')
    return {
      tone: rehearsal ? 'good' : 'amber',
      state: 'Rules',
      meaning: rehearsal ? 'Rules play the model, for the rehearsal.' : 'Rules answer instead of a model.',
      todo: rehearsal ? '' : 'Set OPENAI_API_KEY and start Openhouse again.',
    };
  return { tone: 'good', state: 'Ready', meaning: name, todo: '' };
}
