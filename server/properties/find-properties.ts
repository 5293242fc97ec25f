import { type Property, type PublicProperty, publicPropertySchema } from '../../shared/property.ts';
import { present } from '../database/model-from.ts';
import { PLACE_COLLATION, PropertyModel } from './property.model.ts';

const PUBLIC = '-privateRemarks -showingInstructions';
/** A draft of ours and a deleted listing are nothing that a customer or a model could be told of. */
const IS_LISTED = { standardStatus: { $nin: ['Incomplete', 'Delete'] as Property['standardStatus'][] } };

/** The listings of these keys, in the order asked for; keys nobody has are left out. */
export async function propertiesByKeys(keys: readonly string[]): Promise<PublicProperty[]> {
  if (keys.length === 0) return [];
  const rows = await PropertyModel.find({ listingKey: { $in: [...keys] }, ...IS_LISTED })
    .select(PUBLIC)
    .lean();
  const byKey = new Map(rows.map((row) => [row.listingKey, present(publicPropertySchema, row)]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

/** A listing for drawing its picture, drafts among them: nothing of its text is in the drawing. Null when there is none. */
export async function propertyToDraw(listingKey: string): Promise<PublicProperty | null> {
  const row = await PropertyModel.findOne({ listingKey }).select(PUBLIC).lean();
  return row && present(publicPropertySchema, row);
}

/** The first listing that a text names by its address ("12 Harbour Street") or its listing number, or null. */
export async function propertyByAddressText(text: string): Promise<PublicProperty | null> {
  return (await propertiesInText(text))[0] ?? null;
}

/** Every listing a text names, in the order of the text. Bounded: a mail full of numbers asks few questions. */
export async function propertiesInText(text: string, { limit = 5 }: { limit?: number } = {}): Promise<PublicProperty[]> {
  const bounded = text.slice(0, 20_000);
  const numbers = [...new Set([...bounded.matchAll(/(?<![$€£\d.,-])\b(\d{1,6}[A-Za-z]?)\b(?=\s+\p{L})/gu)].map((hit) => hit[1] ?? ''))];
  const ids = [...new Set([...bounded.matchAll(/\b[A-Za-z]{1,8}-?\d{2,12}\b|\b\d{4,12}\b/g)].map((hit) => hit[0]))];
  const [byNumber, byId] = await Promise.all([
    PropertyModel.find({ streetNumber: { $in: numbers.slice(0, 50) }, ...IS_LISTED })
      .collation(PLACE_COLLATION)
      .select(PUBLIC)
      .limit(500)
      .lean(),
    PropertyModel.find({ listingKey: { $in: ids.slice(0, 50) }, ...IS_LISTED })
      .select(PUBLIC)
      .lean(),
  ]);
  const words = plain(bounded);
  const named = byNumber.flatMap((row) => {
    const at = row.streetName ? words.search(addressPattern(row.streetNumber, row.streetName)) : -1;
    return at < 0 ? [] : [{ row, at }];
  });
  const keyed = byId.map((row) => ({ row, at: words.indexOf(plain(row.listingKey)) }));
  const ordered = [...named, ...keyed].sort((a, b) => a.at - b.at).map(({ row }) => present(publicPropertySchema, row));
  return [...new Map(ordered.map((property) => [property.listingKey, property])).values()].slice(0, limit);
}

const ENDINGS: Record<string, string> = {
  street: 'st(reet)?',
  avenue: 'ave?(nue)?',
  road: 'r(oa)?d',
  lane: 'la?ne?',
  drive: 'dr(ive)?',
  court: 'c(our)?t',
  boulevard: '(blvd|boulevard)',
  place: 'pl(ace)?',
  terrace: 'ter(race)?',
  square: 'sq(uare)?',
};

/** "12 Harbour Street" as people write it: "12 harbor st". The ending may be missing. */
function addressPattern(number: string, street: string): RegExp {
  const words = plain(street).split(' ');
  const ending = ENDINGS[words.at(-1) ?? ''];
  const name = (ending ? words.slice(0, -1) : words).join(' ');
  return new RegExp(`\\b${plain(number)} ${name}${ending ? `( ${ending})?` : ''}\\b`);
}

/** Lower case, no accents, British spelling, words parted by one blank. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/harbor\b/g, 'harbour')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
