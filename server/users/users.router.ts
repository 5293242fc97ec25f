import { z } from 'zod';
import { idSchema } from '../../shared/id.ts';
import { roleSchema, userSchema } from '../../shared/user.ts';
import { closeLine } from '../calls/set-availability.ts';
import { setSetupStep } from '../settings/setup-step.ts';
import { procedure, publicProcedure, room } from '../trpc.ts';
import { inviteUser, removeUser, renameUser, resetPassword, setRole } from './change-users.ts';
import { createFirstUser, isFirstRun } from './create-user.ts';
import { listUsers } from './find-users.ts';
import { createToken, listTokens, revokeToken, tokenViewSchema } from './tokens/api-tokens.ts';

const nameSchema = z.string().trim().min(1).max(200);
const emailSchema = z.email().max(320);
const nothing = z.null();

export const usersRouter = room({
  isFirstRun: publicProcedure('True while there is no user: then the first-run page creates the admin.')
    .output(z.boolean())
    .query(() => isFirstRun()),

  createFirst: publicProcedure('Creates the first admin; only while there is no user.', { errors: 'FORBIDDEN CONFLICT' })
    .input(z.object({ email: emailSchema, password: z.string().min(8).max(200), name: nameSchema }))
    .output(userSchema)
    .mutation(async ({ input, ctx }) => {
      const user = await createFirstUser(input, ctx.services.auth);
      await setSetupStep('brokerage', ctx.edges);
      return user;
    }),

  me: procedure('agent', 'Who is asking; for a program, its token.')
    .output(userSchema)
    .query(({ ctx }) => ctx.user),

  updateMe: procedure('agent', 'Changes one’s own name; a program has none.', { errors: 'NOT_FOUND' })
    .input(z.object({ name: nameSchema }))
    .output(userSchema)
    .mutation(async ({ input, ctx }) => {
      const user = await renameUser(ctx.user.id, input.name);
      ctx.edges.publish('system.changed', { what: 'users' });
      return user;
    }),

  list: procedure('agent', 'Everybody who can sign in.')
    .output(z.object({ items: z.array(userSchema) }))
    .query(async () => ({ items: await listUsers() })),

  invite: procedure('admin', 'Makes a colleague; the first password is in the answer and shown once.', { errors: 'CONFLICT' })
    .input(z.object({ email: emailSchema, name: nameSchema, role: roleSchema }))
    .output(z.object({ user: userSchema, password: z.string() }))
    .mutation(async ({ input, ctx }) => {
      const invited = await inviteUser(input, ctx.services.auth);
      ctx.edges.publish('system.changed', { what: 'users' });
      return invited;
    }),

  resetPassword: procedure('admin', 'Gives a colleague a new first password, shown once, and signs them out everywhere.', {
    errors: 'NOT_FOUND',
  })
    .input(z.object({ userId: idSchema }))
    .output(z.object({ user: userSchema, password: z.string() }))
    .mutation(({ input, ctx }) => resetPassword(input.userId, ctx.services.auth)),

  setRole: procedure('admin', 'Changes a role; the last admin stays admin.', { errors: 'NOT_FOUND CONFLICT' })
    .input(z.object({ userId: idSchema, role: roleSchema }))
    .output(userSchema)
    .mutation(async ({ input, ctx }) => {
      const user = await setRole(input.userId, input.role, { now: ctx.edges.now() });
      ctx.edges.publish('system.changed', { what: 'users' });
      return user;
    }),

  remove: procedure('admin', 'Signs a person out everywhere and removes them.', { errors: 'NOT_FOUND CONFLICT' })
    .input(z.object({ userId: idSchema }))
    .output(nothing)
    .mutation(async ({ input, ctx }) => {
      await removeUser(input.userId, ctx.services.auth, { now: ctx.edges.now() });
      await closeLine(input.userId);
      ctx.edges.publish('system.changed', { what: 'users' });
      return null;
    }),

  tokens: procedure('admin', 'Every program key, without its secret.')
    .output(z.object({ items: z.array(tokenViewSchema) }))
    .query(async () => ({ items: await listTokens() })),

  createToken: procedure('admin', 'Makes a program key; `token` is shown this once and goes into `Authorization: Bearer`.')
    .input(z.object({ name: nameSchema, role: roleSchema }))
    .output(tokenViewSchema.extend({ token: z.string() }))
    .mutation(({ input, ctx }) => createToken({ ...input, createdBy: ctx.user.id })),

  revokeToken: procedure('admin', 'Ends a program key at once.', { errors: 'NOT_FOUND' })
    .input(z.object({ tokenId: idSchema }))
    .output(nothing)
    .mutation(async ({ input, ctx }) => {
      await revokeToken(input.tokenId, ctx.edges.now());
      return null;
    }),
});
