import { z } from 'zod';
import { stageSchema } from '../../shared/contact.ts';
import { idSchema } from '../../shared/id.ts';
import { columnTotalsSchema, leadCardSchema, pipelineSideSchema } from '../../shared/pipeline.ts';
import { contactIdsLike } from '../contacts/list/list-contacts.ts';
import { totalStage } from '../contacts/stages/total-stage.ts';
import { listOf, pageInput } from '../keyset.ts';
import { procedure, room } from '../trpc.ts';
import { listCards } from './list-cards.ts';

const boardInput = z.object({
  side: pipelineSideSchema,
  /** Null: those whom nobody has. */
  ownerId: idSchema.nullable().optional(),
  search: z.string().max(200).optional(),
});
/** More hits than this say that the words are too few. */
const MOST_HITS = 500;

async function narrowed({ search, ...query }: z.infer<typeof boardInput>) {
  const words = search?.trim();
  return { ...query, ...(words && { among: await contactIdsLike(words, MOST_HITS) }) };
}

export const pipelineRouter = room({
  board: procedure('agent', 'The stages with how many leads stand in each and what they would spend or hope for, counted up to a thousand.')
    .input(boardInput)
    .output(z.object({ columns: z.array(columnTotalsSchema.extend({ stage: stageSchema })) }))
    .query(async ({ input }) => {
      const query = await narrowed(input);
      const columns = stageSchema.options.map(async (stage) => ({ stage, ...(await totalStage({ ...query, stage })) }));
      return { columns: await Promise.all(columns) };
    }),

  cards: procedure('agent', 'The leads of one stage, who came into it last first. `contacts.setStage` moves one.')
    .input(boardInput.extend({ stage: stageSchema, ...pageInput }))
    .output(listOf(leadCardSchema))
    .query(async ({ input, ctx }) => {
      const { stage, cursor, limit, ...board } = input;
      return listCards({ ...(await narrowed(board)), stage, cursor, limit }, { user: ctx.user, now: ctx.edges.now() });
    }),
});
