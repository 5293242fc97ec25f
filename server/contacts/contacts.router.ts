import { z } from 'zod';
import { contactSchema, slotNameSchema, stageSchema } from '../../shared/contact.ts';
import { idSchema } from '../../shared/id.ts';
import { present } from '../database/model-from.ts';
import { moveStage } from '../inbox/stages/move-stage.ts';
import { requireMayMove } from '../pipeline/may-move.ts';
import { correctPrepared } from '../properties/prepare-listing.ts';
import { joinRouters, procedure, room } from '../trpc.ts';
import { contactChangeRouter } from './change/contact-change.router.ts';
import { exportRouter } from './export/export.router.ts';
import { importRouter } from './import/import.router.ts';
import { timelineRouter } from './journal/timeline.router.ts';
import { contactListRouter } from './list/contact-list.router.ts';
import { mergeRouter } from './merge/merge.router.ts';
import { showContact } from './show-contact.ts';
import { setSlot } from './wishes/set-slot.ts';

const contactRouter = room({
  byId: procedure('agent', 'One contact.', { errors: 'NOT_FOUND' })
    .input(z.object({ contactId: idSchema }))
    .output(contactSchema)
    .query(({ input }) => showContact(input.contactId)),

  setStage: procedure('agent', 'Moves a lead to a stage, with every conversation with them: their own, or one that nobody has.', {
    errors: 'NOT_FOUND',
  })
    .input(z.object({ contactId: idSchema, stage: stageSchema }))
    .output(contactSchema)
    .mutation(async ({ input, ctx }) => {
      await requireMayMove(input.contactId, ctx.user);
      await moveStage({ ...input, by: ctx.user.id }, ctx.edges);
      return showContact(input.contactId);
    }),

  setSlot: procedure(
    'agent',
    'Writes what an agent knows of a contact that no colleague has: it stands against any mail until an agent writes anew. Null takes the value out.',
    { errors: 'NOT_FOUND CONFLICT' },
  )
    .input(
      z.object({
        contactId: idSchema,
        slot: slotNameSchema,
        value: z.union([z.string().max(500), z.number(), z.boolean(), z.array(z.string().max(200)).max(30)]).nullable(),
      }),
    )
    .output(contactSchema)
    .mutation(async ({ input, ctx }) => {
      await requireMayMove(input.contactId, ctx.user);
      const contact = await setSlot(input, ctx.edges);
      await correctPrepared({ contactId: contact._id, qualification: contact.qualification }, ctx.edges);
      return present(contactSchema, contact);
    }),
});

export const contactsRouter = joinRouters(
  contactRouter,
  contactListRouter,
  contactChangeRouter,
  importRouter,
  exportRouter,
  timelineRouter,
  mergeRouter,
);
