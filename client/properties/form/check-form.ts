import { issueWords } from '../../../shared/issue-words.ts';
import { type ListingFields, listingFieldsSchema, missingOf } from '../../../shared/listing.ts';
import { FORM_FIELDS, type FormValues, readValue } from './form-fields.ts';

type Checked = { change: Partial<ListingFields>; faults: Record<string, string> };

const schema = listingFieldsSchema.partial();

/**
 * What of the form is new, as the server takes it, or what is wrong with it by field: the same rules as the server's.
 * @param before the form as it was opened; null: a new listing, of which everything is sent
 */
export function checkForm(values: FormValues, before: FormValues | null): Checked {
  const all = Object.fromEntries(FORM_FIELDS.map((field) => [field.name, readValue(field, values[field.name] ?? '')]));
  const parsed = schema.safeParse(all);
  if (!parsed.success) {
    return {
      change: {},
      faults: Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issueWords(issue)]).reverse()),
    };
  }
  const listing = parsed.data as ListingFields;
  const missing = [...(before ? [] : namelessIn(listing)), ...missingOf(listing)];
  const changed = FORM_FIELDS.filter(({ name }) => values[name] !== before?.[name]).map(({ name }) => [name, parsed.data[name]]);
  return { change: Object.fromEntries(changed), faults: Object.fromEntries(missing.map(({ field, problem }) => [field, problem])) };
}

/** What a new listing needs, be it a draft: without these nobody would find it again. A file may still leave them for later. */
function namelessIn({ listPrice, city, streetName, unparsedAddress }: ListingFields): ReturnType<typeof missingOf> {
  return [
    ...(listPrice > 0 ? [] : [{ field: 'listPrice' as const, problem: 'Please say the price.' }]),
    ...(city || streetName || unparsedAddress
      ? []
      : [{ field: 'city' as const, problem: 'Please say where it is: the city, or an address.' }]),
  ];
}

/** The first field on the screen that has a fault. */
export function firstFault(faults: Record<string, string>): string | undefined {
  return FORM_FIELDS.find(({ name }) => faults[name] !== undefined)?.name;
}
