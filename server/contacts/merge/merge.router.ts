import { z } from 'zod';
import { contactSchema } from '../../../shared/contact.ts';
import { canonicalAddress, idSchema } from '../../../shared/id.ts';
import { present } from '../../database/model-from.ts';
import { AppError } from '../../errors.ts';
import { forgetContact, repointContact } from '../../follow-contact.ts';
import { requireMayMove } from '../../pipeline/may-move.ts';
import { procedure, room } from '../../trpc.ts';
import { eraseContact } from '../erase/erase-contact.ts';
import { showContact } from '../show-contact.ts';
import { duplicatesOf, likelyDuplicates } from './find-duplicates.ts';
import { mergeContacts } from './merge-contacts.ts';

const one = z.object({ contactId: idSchema });

export const mergeRouter = room({
  duplicates: procedure('agent', 'Contacts that may be the same person as this one, and why.', { errors: 'NOT_FOUND' })
    .input(one)
    .output(z.array(z.object({ contact: contactSchema, because: z.enum(['phone', 'name', 'address']) })))
    .query(async ({ input }) =>
      (await duplicatesOf(input.contactId)).map(({ contact, because }) => ({ contact: present(contactSchema, contact), because })),
    ),

  likelyDuplicates: procedure('agent', 'Groups of contacts that share a phone number or a full name.')
    .output(z.array(z.array(contactSchema)))
    .query(async () => (await likelyDuplicates(50)).map((group) => group.map((contact) => present(contactSchema, contact)))),

  merge: procedure('agent', 'Makes one contact of two: what was of mergeId is of keepId. Of consent the stricter counts.', {
    errors: 'NOT_FOUND',
  })
    .input(z.object({ keepId: idSchema, mergeId: idSchema }))
    .output(contactSchema)
    .mutation(async ({ input, ctx }) => {
      for (const contactId of [input.keepId, input.mergeId]) await requireMayMove(contactId, ctx.user);
      return present(contactSchema, await mergeContacts({ ...input, by: ctx.user.id }, { edges: ctx.edges, repoint: repointContact }));
    }),

  erase: procedure('admin', 'Forgets a contact for good: mails, notes and drafts go, and the address is never mailed again.', {
    errors: 'NOT_FOUND',
  })
    .input(one.extend({ confirm: z.string().describe('The main address of the contact, as a confirmation.') }))
    .output(z.object({}))
    .mutation(async ({ input: { contactId, confirm }, ctx }) => {
      const { email } = await showContact(contactId);
      if (canonicalAddress(confirm) !== email) {
        throw new AppError('BAD_INPUT', { message: 'not confirmed', userMessage: 'Type the address of the contact to erase them.' });
      }
      await eraseContact(contactId, { edges: ctx.edges, forget: forgetContact });
      return {};
    }),
});
