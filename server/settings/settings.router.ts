import { z } from 'zod';
import { settingsSchema, setupStepSchema } from '../../shared/settings.ts';
import { renameSenders } from '../mail/accounts/rename-senders.ts';
import { examineModels } from '../system/examine/examine-model.ts';
import { procedure, room } from '../trpc.ts';
import { loadSettings } from './load-settings.ts';
import { setSetupStep } from './setup-step.ts';
import { settingsChangeSchema, updateSettings } from './update-settings.ts';

export const settingsRouter = room({
  get: procedure('agent', 'The settings in force; `pinned` names what the environment has fixed.')
    .output(settingsSchema)
    .query(({ ctx }) => loadSettings(ctx.edges.now())),

  update: procedure(
    'admin',
    'Changes the named fields and leaves the others. A new name of the brokerage also goes wherever its old one stands: into the ' +
      'signature, the disclosure, the postal address and the names that mailboxes send under.',
    { errors: 'CONFLICT' },
  )
    .input(settingsChangeSchema)
    .output(settingsSchema)
    .mutation(async ({ input, ctx: { edges } }) => {
      const { brokerage } = await loadSettings(edges.now());
      const saved = await updateSettings(input, edges);
      await renameSenders({ from: brokerage.name, to: saved.brokerage.name }, edges);
      return saved;
    }),

  setSetupStep: procedure('admin', 'Notes how far setting the house up has come.')
    .input(z.object({ step: setupStepSchema }))
    .output(z.null())
    .mutation(async ({ input, ctx }) => {
      await setSetupStep(input.step, ctx.edges);
      return null;
    }),

  model: procedure('admin', 'Which models answer, and whether there is a key; the key itself lives in the environment.')
    .output(z.object({ hasKey: z.boolean(), triage: z.string(), reply: z.string() }))
    .query(({ ctx: { services } }) => ({ hasKey: !services.ai.models.isRehearsal, ...services.ai.models.names })),

  testModel: procedure('admin', 'Asks each model one tiny question and says what it answered.')
    .output(z.object({ findings: z.array(z.object({ state: z.enum(['ok', 'warn', 'fail']), words: z.string(), todo: z.string() })) }))
    .mutation(async ({ ctx }) => {
      const findings = await examineModels(ctx.services.ai.models);
      return { findings: findings.map(({ state, words, todo = '' }) => ({ state, words, todo })) };
    }),
});
