import { z } from 'zod';
import { decisionSchema } from '../../shared/decision.ts';
import { idSchema } from '../../shared/id.ts';
import { procedure, room } from '../trpc.ts';
import { decisionOf } from './decision.ts';

export const aiRouter = room({
  decision: procedure(
    'agent',
    'Why Openhouse did what it did with a mail: the customer’s, or the answer to it. Null while it has not decided.',
  )
    .input(z.object({ messageId: idSchema }))
    .output(decisionSchema.nullable())
    .query(({ input }) => decisionOf(input.messageId)),
});
