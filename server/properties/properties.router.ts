import { z } from 'zod';
import { contactSchema } from '../../shared/contact.ts';
import { DATE_ORDERS } from '../../shared/date-order.ts';
import { idSchema } from '../../shared/id.ts';
import { columnNameSchema } from '../../shared/import.ts';
import { LISTING_SORTS, listingFieldsSchema, listingKeySchema, rowFaultSchema } from '../../shared/listing.ts';
import { pinSchema } from '../../shared/pin.ts';
import {
  criteriaSchema,
  matchSchema,
  PROPERTY_SUB_TYPES,
  PROPERTY_TYPES,
  propertySchema,
  publicPropertySchema,
  STANDARD_STATUSES,
  wantedBySchema,
} from '../../shared/property.ts';
import { matchesForContact } from '../ai/answer/matches-for-contact.ts';
import { contactById } from '../contacts/find-contacts.ts';
import { whoMayWant } from '../contacts/wishes/who-may-want.ts';
import { notFound } from '../errors.ts';
import { listReceivers } from '../inbox/people/list-receivers.ts';
import { listOf, pageInput } from '../keyset.ts';
import { procedure, room } from '../trpc.ts';
import { exportProperties } from './csv/export-properties.ts';
import { importProperties } from './csv/import-properties.ts';
import { createProperty } from './desk/create-property.ts';
import { updateProperty } from './desk/update-property.ts';
import { listCities, listProperties, showProperty } from './list/list-properties.ts';
import { showPins } from './list/show-pins.ts';
import { matchProperties } from './match/match-properties.ts';
import { rankPeople } from './people/rank-people.ts';
import { isLease } from './property-words.ts';

const limit = z.number().int().min(1).max(50).default(10);
const byKey = z.object({ listingKey: z.string().min(1).max(100) });

const filterFields = {
  search: z.string().max(200).optional(),
  standardStatus: z.enum(STANDARD_STATUSES).optional(),
  statuses: z.array(z.enum(STANDARD_STATUSES)).max(20).optional(),
  propertyType: z.enum(PROPERTY_TYPES).optional(),
  propertySubType: z.enum(PROPERTY_SUB_TYPES).optional(),
  lease: z.boolean().optional(),
  city: z.string().max(100).optional(),
  priceMin: z.number().optional(),
  priceMax: z.number().optional(),
  bedroomsMin: z.number().optional(),
  bathroomsMin: z.number().optional(),
  livingAreaMin: z.number().optional(),
  features: z.array(z.string().max(100)).max(20).optional(),
  pool: z.boolean().optional(),
  waterfront: z.boolean().optional(),
  listedSince: z.date().optional(),
  sort: z.enum(LISTING_SORTS).optional(),
};
const columnField = z.union([z.literal('listingKey'), listingFieldsSchema.keyof()]);

export const propertiesRouter = room({
  list: procedure('agent', 'Listings, the last changed first, with the remarks meant for agents.')
    .input(z.object({ ...filterFields, ...pageInput }).prefault({}))
    .output(listOf(propertySchema))
    .query(({ input }) => listProperties(input)),

  byKey: procedure('agent', 'One listing.', { errors: 'NOT_FOUND' })
    .input(byKey)
    .output(propertySchema)
    .query(({ input }) => showProperty(input.listingKey)),

  pins: procedure('agent', 'Where the listings of a filter lie, at most 500; `unplaced` counts those that say nowhere.')
    .input(z.strictObject(filterFields).prefault({}))
    .output(z.object({ pins: z.array(pinSchema), isMore: z.boolean(), unplaced: z.number() }))
    .query(({ input }) => showPins(input)),

  cities: procedure('agent', 'The towns that listings are in.')
    .output(z.array(z.string()))
    .query(() => listCities()),

  tiles: procedure('agent', 'Where map pictures come from; null: a plain map is drawn and nobody is asked.')
    .output(z.object({ url: z.string(), attribution: z.string() }).nullable())
    .query(({ ctx }) => ctx.services.mapTiles),

  create: procedure('agent', 'Takes a new listing into the catalogue; what is not said stays open.', { errors: 'CONFLICT' })
    .input(listingFieldsSchema.partial().extend({ listingKey: listingKeySchema.optional() }).strict())
    .output(propertySchema)
    .mutation(({ input, ctx }) => createProperty(input, ctx.edges)),

  update: procedure(
    'agent',
    'Changes fields of a listing, its status among them; price and status are kept in its history. With `basedOn`, its ' +
      '`updatedAt` as the writer saw it, it is refused when anybody has changed it since.',
    { errors: 'NOT_FOUND CONFLICT' },
  )
    .input(byKey.extend({ change: listingFieldsSchema.partial().strict(), basedOn: z.date().optional() }))
    .output(propertySchema)
    .mutation(({ input, ctx }) => updateProperty(input, ctx.edges)),

  importCsv: procedure(
    'agent',
    'Takes a CSV file into the catalogue, by ListingKey or listing number: RESO’s headers (`ListPrice`) and what brokers’ sheets call them (Price), RESO’s lookups and common words (House, Sold); with `dryRun` it only says what would happen. `mapping` names the field of a header, or null to leave it out; `firstRow` numbers the rows of a part, and `dateOrder` is what the dates of the whole file say: 11/30/2026 has the month first. Left out, one date of this text that can be read in one way only decides for all.',
  )
    .input(
      z.object({
        csv: z.string().min(1).max(20_000_000),
        mapping: z.record(columnNameSchema, columnField.nullable()).optional(),
        firstRow: z.number().int().min(2).optional(),
        dateOrder: z.enum(DATE_ORDERS).nullable().optional(),
        dryRun: z.boolean(),
      }),
    )
    .output(
      z.object({
        columns: z.array(z.object({ header: z.string(), field: columnField.nullable() })),
        rows: z.number(),
        created: z.number(),
        updated: z.number(),
        unchanged: z.number(),
        rejected: z.array(rowFaultSchema),
      }),
    )
    .mutation(({ input, ctx }) => importProperties(input, ctx.edges)),

  exportCsv: procedure('agent', 'The listings of a filter as CSV with RESO headers, remarks for agents among them.')
    .input(z.strictObject(filterFields).prefault({}))
    .output(z.object({ csv: z.string(), rows: z.number() }))
    .mutation(({ input }) => exportProperties(input)),

  sentTo: procedure('agent', 'Whom a listing was sent to, and what they said of it.')
    .input(byKey.extend(pageInput))
    .output(
      listOf(
        contactSchema.shape.listings.element
          .pick({ listingSentTimestamp: true, contactListingPreference: true })
          .extend({ contactId: idSchema, name: z.string(), email: z.string(), quote: z.string(), threadId: idSchema.nullable() }),
      ),
    )
    .query(({ input }) => listReceivers(input.listingKey, input)),

  wantedBy: procedure('agent', 'Who would want a listing, the likeliest first, with the reasons.', { errors: 'NOT_FOUND' })
    .input(byKey.extend({ limit: z.number().int().min(1).max(100).default(20) }))
    .output(z.object({ people: z.array(wantedBySchema) }))
    .query(async ({ input }) => {
      const property = await showProperty(input.listingKey);
      const { listPrice: price, subdivisionName, city, postalCode, countyOrParish } = property;
      const places = [subdivisionName, city, postalCode, countyOrParish];
      const contacts = await whoMayWant({ price, places, isLease: isLease(property) });
      return { people: rankPeople(publicPropertySchema.parse(property), contacts, input.limit) };
    }),

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
