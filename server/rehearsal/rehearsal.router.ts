import { z } from 'zod';
import { addressSchema } from '../../shared/id.ts';
import { castMemberSchema, receiveInputSchema, sentMailSchema } from '../../shared/rehearsal.ts';
import { AppError } from '../errors.ts';
import { procedure, room } from '../trpc.ts';

/** Doors that exist only while Openhouse rehearses: with a real mailbox each answers NOT_FOUND. */
const rehearsed = (words: string) =>
  procedure('agent', words, { errors: 'NOT_FOUND' }).use(({ ctx, next }) => {
    const { rehearsal } = ctx.services;
    if (!rehearsal) {
      const userMessage = 'Openhouse is connected to a real mailbox; there is no rehearsal.';
      throw new AppError('NOT_FOUND', { message: 'no rehearsal', userMessage });
    }
    return next({ ctx: { rehearsal } });
  });

export const rehearsalRouter = room({
  cast: rehearsed('The simulated customers.')
    .output(z.array(castMemberSchema))
    .query(({ ctx }) => ctx.rehearsal.cast()),

  receive: rehearsed('Lets a customer write to the brokerage; any sender, known or not.')
    .input(receiveInputSchema)
    .output(z.null())
    .mutation(async ({ input, ctx }) => {
      await ctx.rehearsal.receive(input);
      return null;
    }),

  receiveRaw: rehearsed('Delivers a whole mail (RFC 5322) to the brokerage as it is.')
    .input(z.object({ raw: z.string().min(1).max(50_000_000) }))
    .output(z.null())
    .mutation(async ({ input, ctx }) => {
      await ctx.rehearsal.receiveRaw(input.raw);
      return null;
    }),

  sentTo: rehearsed('What arrived at this address, the oldest first.')
    .input(z.object({ address: addressSchema }))
    .output(z.array(sentMailSchema))
    .query(({ input, ctx }) => ctx.rehearsal.sentTo(input.address)),

  speed: rehearsed('How fast the customers live now.')
    .output(z.object({ speed: z.number() }))
    .query(({ ctx }) => ({ speed: ctx.rehearsal.speed() })),

  setSpeed: rehearsed('How fast the customers live; 1 is the ordinary speed.')
    .input(z.object({ speed: z.number().positive().max(100) }))
    .output(z.null())
    .mutation(async ({ input, ctx }) => {
      await ctx.rehearsal.setSpeed(input.speed);
      return null;
    }),

  reset: rehearsed('Lets the customers begin again, each from a new address: to Openhouse they are new people.')
    .output(z.null())
    .mutation(async ({ ctx }) => {
      await ctx.rehearsal.reset();
      return null;
    }),
});
