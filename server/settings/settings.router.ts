import { settingsSchema } from '../../shared/settings.ts';
import { procedure, room } from '../trpc.ts';
import { loadSettings } from './load-settings.ts';
import { settingsChangeSchema, updateSettings } from './update-settings.ts';

export const settingsRouter = room({
  get: procedure('agent', 'The settings in force; `pinned` names what the environment has fixed.')
    .output(settingsSchema)
    .query(({ ctx }) => loadSettings(ctx.edges.now())),

  update: procedure('admin', 'Changes the named fields and leaves the others.')
    .input(settingsChangeSchema)
    .output(settingsSchema)
    .mutation(({ input, ctx }) => updateSettings(input, ctx.edges)),
});
