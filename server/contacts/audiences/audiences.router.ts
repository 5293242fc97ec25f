import { z } from 'zod';
import { audienceFilterSchema, audienceSchema } from '../../../shared/audience.ts';
import { contactSchema } from '../../../shared/contact.ts';
import { idSchema } from '../../../shared/id.ts';
import { present } from '../../database/model-from.ts';
import { procedure, room } from '../../trpc.ts';
import { countAudience, sampleAudience } from './read-audience.ts';
import { audienceById, listAudiences, removeAudience, saveAudience, updateAudience } from './save-audience.ts';

const nameSchema = z.string().trim().min(1).max(100);
const one = z.object({ audienceId: idSchema });

export const audiencesRouter = room({
  list: procedure('agent', 'Saved audiences, by name.')
    .output(z.array(audienceSchema))
    .query(async () => (await listAudiences()).map((audience) => present(audienceSchema, audience))),

  byId: procedure('agent', 'One saved audience.', { errors: 'NOT_FOUND' })
    .input(one)
    .output(audienceSchema)
    .query(async ({ input }) => present(audienceSchema, await audienceById(input.audienceId))),

  count: procedure('agent', 'How many contacts a filter finds now, and how many of them a campaign may write to.')
    .input(z.object({ filter: audienceFilterSchema }))
    .output(z.object({ total: z.number(), mailable: z.number() }))
    .query(({ input, ctx }) => countAudience(input.filter, ctx.edges.now())),

  sample: procedure('agent', 'Some of the contacts a filter finds, the newest first.')
    .input(z.object({ filter: audienceFilterSchema, limit: z.number().int().min(1).max(50).default(6) }))
    .output(z.array(contactSchema))
    .query(async ({ input: { filter, limit }, ctx }) =>
      (await sampleAudience(filter, { now: ctx.edges.now(), limit })).map((contact) => present(contactSchema, contact)),
    ),

  save: procedure('agent', 'Keeps a filter under a name.', { errors: 'CONFLICT' })
    .input(z.object({ name: nameSchema, filter: audienceFilterSchema }))
    .output(audienceSchema)
    .mutation(async ({ input, ctx }) => {
      const saved = present(audienceSchema, await saveAudience({ ...input, createdBy: ctx.user.id }));
      ctx.edges.publish('audience.changed', { audienceId: saved.id });
      return saved;
    }),

  update: procedure('agent', 'Gives a saved audience another name or filter.', { errors: 'NOT_FOUND CONFLICT' })
    .input(one.extend({ name: nameSchema.optional(), filter: audienceFilterSchema.optional() }))
    .output(audienceSchema)
    .mutation(async ({ input, ctx }) => {
      const updated = present(audienceSchema, await updateAudience(input));
      ctx.edges.publish('audience.changed', { audienceId: updated.id });
      return updated;
    }),

  remove: procedure('agent', 'Forgets a saved audience; its contacts stay.', { errors: 'NOT_FOUND' })
    .input(one)
    .output(z.object({}))
    .mutation(async ({ input, ctx }) => {
      await removeAudience(input.audienceId);
      ctx.edges.publish('audience.changed', { audienceId: input.audienceId });
      return {};
    }),
});
