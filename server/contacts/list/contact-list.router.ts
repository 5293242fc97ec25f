import { z } from 'zod';
import { type ContactFilter, contactFilterSchema } from '../../../shared/audience.ts';
import { CONTACT_SORTS, contactFacetsSchema, contactSchema, stageSchema } from '../../../shared/contact.ts';
import { idSchema } from '../../../shared/id.ts';
import { listOf, pageInput } from '../../keyset.ts';
import { procedure, room } from '../../trpc.ts';
import { contactFacets } from './contact-facets.ts';
import { countContacts, listContacts } from './list-contacts.ts';

/** The plainest filters have a short form. */
const narrowed = z.object({
  search: z.string().max(200).optional(),
  stage: stageSchema.optional(),
  tag: z.string().max(100).optional(),
  ownerId: idSchema.optional(),
  filter: contactFilterSchema.optional(),
});

export const contactListRouter = room({
  list: procedure(
    'agent',
    'Contacts that a filter finds: the newest first, by name, or who wrote last first. Strays, who sent spam or automatic mail alone, are among them where `contactIds`, `search` or `strays` names them.',
  )
    .input(narrowed.extend({ sort: z.enum(CONTACT_SORTS).default('newest'), ...pageInput }).prefault({}))
    .output(listOf(contactSchema))
    .query(({ input: { sort, cursor, limit, ...asked }, ctx }) =>
      listContacts({ filter: filterOf(asked), sort, cursor, limit }, ctx.edges.now()),
    ),

  count: procedure('agent', 'How many contacts a filter finds. A long count ends early: isMore says so.')
    .input(z.object({ filter: contactFilterSchema }))
    .output(z.object({ total: z.number(), isMore: z.boolean() }))
    .query(({ input, ctx }) => countContacts(input.filter, ctx.edges.now())),

  facets: procedure('agent', 'The commonest tags, sources, languages and areas, for filters.')
    .output(contactFacetsSchema)
    .query(() => contactFacets()),
});

function filterOf({ filter, search, stage, tag, ownerId }: z.infer<typeof narrowed>): ContactFilter {
  return {
    ...filter,
    ...(search?.trim() && { search: search.trim() }),
    ...(stage && { stages: [stage] }),
    ...(tag && { tags: [tag] }),
    ...(ownerId && { ownerIds: [ownerId] }),
  };
}
