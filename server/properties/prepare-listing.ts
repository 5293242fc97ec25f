import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Slot, SlotName } from '../../shared/contact.ts';
import { type Property, propertySchema } from '../../shared/property.ts';
import { isDuplicateKey } from '../database/connect.ts';
import { newId, present, type Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { addressKey, type ParsedAddress, parseAddress } from './parse-address.ts';
import { blankListing, type PreparedValues, preparedValues } from './prepared-values.ts';
import { type NewProperty, PropertyModel } from './property.model.ts';

type Owner = { contactId: string; threadId: string; qualification: readonly Slot[] };

const TRIES = 4;

/**
 * Prepares a draft listing from what an owner wrote, as soon as the address and the kind of home or its bedrooms are
 * known: one per contact and address, completed as more is learnt. It is `Incomplete` and for our own people alone.
 * What an agent has changed in it stays, and a draft that an agent has put on the market is left alone.
 * @returns its listing key, or null while too little is known
 */
export async function prepareListing(owner: Owner, { now, publish }: Pick<Edges, 'now' | 'publish'>): Promise<string | null> {
  const { contactId, threadId } = owner;
  const said = owner.qualification.find(({ slot }) => slot === 'sellingAddress');
  const address = parseAddress(String(said?.value ?? ''));
  if (!said || !address) return null;
  const listingKey = keyOf(contactId, address);
  const values = preparedValues(await slotsOfThisHome(owner, { said, listingKey }), address);
  if (values.propertySubType === null && values.bedroomsTotal === null) return null;

  if (await insert({ ...blankListing(listingKey, now()), ...values, preparedFor: { contactId, threadId, values } })) {
    publish('property.changed', { listingKey });
    return listingKey;
  }
  if (await complete(listingKey, values, now())) publish('property.changed', { listingKey });
  return listingKey;
}

/** What an agent corrects in what the owner said reaches the draft that was prepared from it; none is made here. */
export async function correctPrepared(
  owner: Pick<Owner, 'contactId' | 'qualification'>,
  edges: Pick<Edges, 'now' | 'publish'>,
): Promise<void> {
  const address = parseAddress(String(owner.qualification.find(({ slot }) => slot === 'sellingAddress')?.value ?? ''));
  if (!address) return;
  const draft = await PropertyModel.findOne({ listingKey: keyOf(owner.contactId, address), standardStatus: 'Incomplete' }).lean();
  if (draft?.preparedFor) await prepareListing({ ...owner, threadId: draft.preparedFor.threadId }, edges);
}

/** The drafts prepared for a contact, the newest first. */
export async function listingsPreparedFor(contactId: string): Promise<Property[]> {
  const found = await PropertyModel.find({ 'preparedFor.contactId': contactId }).sort({ _id: -1 }).limit(10).lean();
  return found.map((row) => present(propertySchema, row));
}

function keyOf(contactId: string, address: ParsedAddress): string {
  return `draft-${createHash('sha256')
    .update(`${contactId} ${addressKey(address)}`)
    .digest('hex')
    .slice(0, 16)}`;
}

/** The bedrooms of the first home are not those of a second one: of that, only what was said since it was named counts. */
async function slotsOfThisHome({ contactId, qualification }: Owner, { said, listingKey }: { said: Slot; listingKey: string }) {
  const other = await PropertyModel.exists({ 'preparedFor.contactId': contactId, listingKey: { $ne: listingKey } });
  const own = qualification.filter(({ evidence }) => !other || evidence.at >= said.evidence.at);
  return new Map<SlotName, Slot['value']>(own.map(({ slot, value }) => [slot, value]));
}

/** @returns false when the draft is there already */
async function insert(listing: NewProperty): Promise<boolean> {
  try {
    const { listingKey, modificationTimestamp: at, ...fields } = listing;
    const made = { ...fields, modificationTimestamp: at, createdAt: at, updatedAt: at, _id: newId() };
    // Without mongoose's times: they would touch a draft that is there already.
    const result = await PropertyModel.updateOne({ listingKey }, { $setOnInsert: made }, { upsert: true, timestamps: false });
    return result.upsertedCount > 0;
  } catch (error) {
    // Two runs at once: the unique index let the other one through.
    if (!isDuplicateKey(error)) throw error;
    return false;
  }
}

/** @returns whether anything in it is new */
async function complete(listingKey: string, values: PreparedValues, now: Date): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const stored = await PropertyModel.findOne({ listingKey, standardStatus: 'Incomplete' }).lean();
    if (!stored) return false;
    const news = newsFor(stored, values);
    if (Object.keys(news).length === 0) return false;
    const written = { ...stored.preparedFor?.values, ...news };
    const changed = await PropertyModel.updateOne(
      { listingKey, standardStatus: 'Incomplete', updatedAt: stored.updatedAt },
      { $set: { ...news, 'preparedFor.values': written, modificationTimestamp: now } },
    );
    if (changed.matchedCount > 0) return true;
  }
  return false;
}

/** A field is ours as long as it holds what we wrote there, or nothing; what we know no better than before is no news. */
function newsFor(stored: Stored<Property>, values: PreparedValues): Partial<PreparedValues> {
  const before: Record<string, unknown> = stored.preparedFor?.values ?? {};
  const fields = Object.entries(values).filter(([field, value]) => {
    const current = stored[field as keyof PreparedValues];
    const isOurs = isDeepStrictEqual(current, before[field]) || isBlank(current);
    return isOurs && !isBlank(value) && !isDeepStrictEqual(current, value);
  });
  return Object.fromEntries(fields);
}

const isBlank = (value: unknown) => value === null || value === undefined || value === '' || value === 0;
