import { z } from 'zod';
import { contactSchema, stageSchema } from '../../shared/contact.ts';
import { idSchema } from '../../shared/id.ts';
import { listOf, pageInput } from '../keyset.ts';
import { procedure, room } from '../trpc.ts';
import { listContacts } from './list-contacts.ts';
import { showContact } from './show-contact.ts';

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
});
