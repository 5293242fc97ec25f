import { tool } from 'ai';
import { z } from 'zod';
import type { CallSlot } from '../../../shared/call.ts';
import type { Contact } from '../../../shared/contact.ts';
import type { MailKind } from '../../../shared/message.ts';
import type { Match, PublicProperty } from '../../../shared/property.ts';
import { freeCallSlots } from '../../calls/slots/free-slots.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { propertiesByKeys } from '../../properties/find-properties.ts';
import { isShowable } from './choose-listings.ts';
import { toListingData } from './draft-data.ts';
import { matchForContact } from './match-for-contact.ts';

/** What a model found with its tools during one draft: only this may stand in the mail besides what code chose. */
export type Found = { listings: PublicProperty[]; slots: CallSlot[]; matches: Match[] };

type Need = { contact: Stored<Contact>; kind: MailKind | null; offersCall: boolean; locale: string };

const searchInput = z.object({
  areas: z.array(z.string()).nullable(),
  priceMin: z.number().nullable(),
  priceMax: z.number().nullable(),
  bedroomsMin: z.number().nullable(),
  bathroomsMin: z.number().nullable(),
  propertyTypes: z.array(z.string()).nullable(),
  features: z.array(z.string()).nullable(),
});

/** The three things a model may look up. They read, never write; whom they read for is fixed by code. */
export function draftTools({ contact, kind, offersCall, locale }: Need, edges: Pick<Edges, 'now'>) {
  const found: Found = { listings: [], slots: [], matches: [] };
  const keep = (properties: readonly PublicProperty[]) => {
    const showable = properties.filter(isShowable);
    found.listings.push(...showable);
    return showable.map((property) => toListingData(property, { shown: 'new', contact, kind }));
  };
  const searchProperties = tool({
    description: 'Listings on the market that match criteria; at most five, best first. Ones sent before are left out unless they changed.',
    inputSchema: searchInput,
    execute: async (input) => {
      const criteria = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
      const matches = await matchForContact(contact, { ...criteria, lease: kind === 'renter_lead' }, { limit: 5 });
      found.matches.push(...matches);
      return keep(matches.filter(({ taken }) => taken).map(({ property }) => property));
    },
  });
  const getProperty = tool({
    description: 'One listing by its listingKey, or null.',
    inputSchema: z.object({ listingKey: z.string() }),
    execute: async ({ listingKey }) => keep(await propertiesByKeys([listingKey]))[0] ?? null,
  });
  const freeSlots = tool({
    description: 'Free times for a call between two ISO dates; at most six.',
    inputSchema: z.object({ from: z.string(), to: z.string() }),
    execute: async ({ from, to }) => {
      const [start, end] = [new Date(from), new Date(to)];
      if (Number.isNaN(start.getTime()) || Number.isNaN(end.getTime())) return [];
      const slots = await freeCallSlots({ from: start, to: end, limit: 6, locale }, edges);
      found.slots.push(...slots);
      return slots.map(({ slotId, label }) => ({ slotId, label }));
    },
  });
  return { tools: { searchProperties, getProperty, ...(offersCall && { freeCallSlots: freeSlots }) }, found };
}
