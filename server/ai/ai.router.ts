import { z } from 'zod';
import { decisionSchema } from '../../shared/decision.ts';
import { idSchema } from '../../shared/id.ts';
import { requireMessage } from '../inbox/desk/show-thread.ts';
import { procedure, room } from '../trpc.ts';
import { decisionOf } from './decision.ts';

export const aiRouter = room({
  decision: procedure(
    'agent',
    'Why Openhouse did what it did with a mail: the customer’s, or the answer to it. Null while nothing is decided.',
    {
      errors: 'NOT_FOUND',
    },
  )
    .input(z.object({ messageId: idSchema }))
    .output(decisionSchema.nullable())
    .query(async ({ input }) => {
      const { _id, direction, delivery } = await requireMessage(input.messageId);
      return decisionOf(direction === 'outbound' ? (delivery?.basedOn ?? _id) : _id);
    }),
});
