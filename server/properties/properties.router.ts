import { z } from 'zod';
import { idSchema } from '../../shared/id.ts';
import { criteriaSchema, matchSchema, PROPERTY_TYPES, propertySchema, STANDARD_STATUSES } from '../../shared/property.ts';
import { matchesForContact } from '../ai/answer/matches-for-contact.ts';
import { contactById } from '../contacts/find-contacts.ts';
import { notFound } from '../errors.ts';
import { listOf, pageInput } from '../keyset.ts';
import { procedure, room } from '../trpc.ts';
import { listProperties, showProperty } from './list-properties.ts';
import { matchProperties } from './match-properties.ts';

const limit = z.number().int().min(1).max(50).default(10);

export const propertiesRouter = room({
  list: procedure('agent', 'Listings, the last changed first, with the remarks meant for agents.')
    .input(
      z
        .object({
          search: z.string().max(200).optional(),
          standardStatus: z.enum(STANDARD_STATUSES).optional(),
          propertyType: z.enum(PROPERTY_TYPES).optional(),
          city: z.string().max(100).optional(),
          priceMin: z.number().optional(),
          priceMax: z.number().optional(),
          bedroomsMin: z.number().optional(),
          ...pageInput,
        })
        .prefault({}),
    )
    .output(listOf(propertySchema))
    .query(({ input }) => listProperties(input)),

  byKey: procedure('agent', 'One listing.', { errors: 'NOT_FOUND' })
    .input(z.object({ listingKey: z.string().min(1).max(100) }))
    .output(propertySchema)
    .query(({ input }) => showProperty(input.listingKey)),

  match: procedure(
    'agent',
    'Listings weighed against criteria, or against what a contact looks for; taken and rejected, with the reasons.',
    {
      errors: 'NOT_FOUND',
    },
  )
    .input(z.union([z.object({ criteria: criteriaSchema, limit }), z.object({ contactId: idSchema, limit })]))
    .output(z.object({ matches: z.array(matchSchema) }))
    .query(async ({ input }) => {
      if ('criteria' in input) return { matches: await matchProperties(input.criteria, { limit: input.limit }) };
      const contact = await contactById(input.contactId);
      if (!contact) throw notFound('contact', input.contactId);
      return { matches: await matchesForContact(contact, { kind: null, limit: input.limit }) };
    }),
});
