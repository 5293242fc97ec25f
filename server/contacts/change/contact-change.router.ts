import { z } from 'zod';
import { contactFilterSchema } from '../../../shared/audience.ts';
import { contactChangeSchema, contactDetailsSchema, contactSchema, contactSeenSchema } from '../../../shared/contact.ts';
import { addressSchema, idSchema } from '../../../shared/id.ts';
import { present } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { hasMailWith } from '../../inbox/people/has-mail-with.ts';
import { stageThreads } from '../../inbox/stages/stage-threads.ts';
import { requireMayMove } from '../../pipeline/may-move.ts';
import { isAtLeast, procedure, room } from '../../trpc.ts';
import { requireUser } from '../../users/find-users.ts';
import { writeContactNote } from '../journal/write-note.ts';
import { showContact } from '../show-contact.ts';
import { changeContacts, type StageFollower } from './change-contacts.ts';
import { optByHand } from './opt-by-hand.ts';
import { createContact, updateContact } from './save-contact.ts';
import { undoChange } from './undo-change.ts';

const one = z.object({ contactId: idSchema });

const inThreads =
  (edges: Edges): StageFollower =>
  (contactIds, stage) =>
    stageThreads(contactIds, stage, edges);

export const contactChangeRouter = room({
  create: procedure('agent', 'Writes somebody down by hand. An address that opted out stays opted out.', { errors: 'CONFLICT' })
    .input(contactDetailsSchema.extend({ email: addressSchema }))
    .output(contactSchema)
    .mutation(async ({ input, ctx }) => {
      const { id: by, name: byName } = ctx.user;
      return present(contactSchema, await createContact(input, { by, byName, edges: ctx.edges }));
    }),

  update: procedure(
    'agent',
    'Changes names, addresses, phone, kinds, source or notes of a contact that no colleague has. The address before stays among the others, unless it was typed within a day and no mail went there. With `basedOn`, the values that the writer saw, it is refused when anybody has changed one of these since.',
    { errors: 'NOT_FOUND CONFLICT' },
  )
    .input(
      contactDetailsSchema.extend({
        contactId: idSchema,
        email: addressSchema.optional(),
        otherEmails: z.array(addressSchema).max(20).optional(),
        basedOn: contactSeenSchema.optional(),
      }),
    )
    .output(contactSchema)
    .mutation(async ({ input, ctx }) => {
      await requireMayMove(input.contactId, ctx.user);
      const hasMail = (address: string) => hasMailWith({ contactId: input.contactId, address });
      return present(contactSchema, await updateContact(input, { by: ctx.user.id, edges: ctx.edges, hasMailWith: hasMail }));
    }),

  change: procedure(
    'agent',
    'Gives every contact that the list shows for a filter another stage, owner or tags, but strays that `search` alone finds; a colleague’s keep stage and owner. `undo` takes it back.',
    {
      errors: 'NOT_FOUND',
    },
  )
    .input(z.object({ filter: contactFilterSchema, change: contactChangeSchema }))
    .output(z.object({ changed: z.number(), skipped: z.number(), changeId: idSchema }))
    .mutation(async ({ input, ctx }) => {
      if (input.change.ownerId) await requireUser(input.change.ownerId);
      // A team lead changes everybody's; an agent their own and nobody's. Tags are for all to put on.
      const ownerIds = isAtLeast(ctx.user.role, 'lead') ? undefined : [null, ctx.user.id];
      return changeContacts({ ...input, by: ctx.user.id }, { edges: ctx.edges, ownerIds, followStage: inThreads(ctx.edges) });
    }),

  undo: procedure('agent', 'Takes one’s own change of stage, owner or tags back, wherever it still stands; a lead anybody’s.', {
    errors: 'NOT_FOUND',
  })
    .input(z.object({ changeId: idSchema }))
    .output(z.object({ changed: z.number() }))
    .mutation(({ input, ctx }) => {
      const by = isAtLeast(ctx.user.role, 'lead') ? undefined : ctx.user.id;
      return undoChange({ ...input, by }, { edges: ctx.edges, followStage: inThreads(ctx.edges) });
    }),

  setConsent: procedure(
    'agent',
    'Writes down that somebody wants no more mail, whoever has them, or wants it again, when no colleague has them. After a complaint only an admin lets mail through again.',
    { errors: 'NOT_FOUND CONFLICT' },
  )
    .input(one.extend({ state: z.enum(['subscribed', 'unsubscribed']), reason: z.string().trim().min(3).max(500) }))
    .output(contactSchema)
    .mutation(async ({ input, ctx }) => {
      // Nobody is kept from honouring a wish to get no more mail.
      if (input.state === 'subscribed') await requireMayMove(input.contactId, ctx.user);
      await optByHand(input, { role: ctx.user.role, name: ctx.user.name, edges: ctx.edges });
      return showContact(input.contactId);
    }),

  addNote: procedure('agent', 'Adds a note to the timeline of a contact. It is never sent.', { errors: 'NOT_FOUND' })
    .input(one.extend({ text: z.string().trim().min(1).max(5000) }))
    .output(z.object({}))
    .mutation(async ({ input, ctx }) => {
      await writeContactNote({ ...input, by: ctx.user.id }, ctx.edges);
      return {};
    }),
});
