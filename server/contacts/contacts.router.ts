import { z } from 'zod';
import { contactSchema, slotNameSchema, stageSchema } from '../../shared/contact.ts';
import { idSchema } from '../../shared/id.ts';
import { present } from '../database/model-from.ts';
import { moveStage } from '../inbox/stages/move-stage.ts';
import { listOf, pageInput } from '../keyset.ts';
import { requireMayMove } from '../pipeline/may-move.ts';
import { correctPrepared } from '../properties/prepare-listing.ts';
import { procedure, room } from '../trpc.ts';
import { listContacts } from './list/list-contacts.ts';
import { showContact } from './show-contact.ts';
import { setSlot } from './wishes/set-slot.ts';

export const contactsRouter = room({
  list: procedure('agent', 'Contacts, the newest first.')
    .input(
      z
        .object({
          search: z.string().max(200).optional(),
          stage: stageSchema.optional(),
          tag: z.string().max(100).optional(),
          ownerId: idSchema.optional(),
          ...pageInput,
        })
        .prefault({}),
    )
    .output(listOf(contactSchema))
    .query(({ input }) => listContacts(input)),

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
      await moveStage(input, ctx.edges);
      return showContact(input.contactId);
    }),

  setSlot: procedure(
    'agent',
    'Writes what an agent knows of a contact: it stands against any mail until an agent writes anew. Null takes the value out.',
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
      const contact = await setSlot(input, ctx.edges);
      await correctPrepared({ contactId: contact._id, qualification: contact.qualification }, ctx.edges);
      return present(contactSchema, contact);
    }),
});
