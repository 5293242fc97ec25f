import { issueWords } from '../../../shared/issue-words.ts';
import { type ListingFields, listingFieldsSchema, missingOf } from '../../../shared/listing.ts';
import { FORM_GROUPS, type FormValues, readValue } from './form-fields.ts';

type Checked = { change: Partial<ListingFields>; faults: Record<string, string> };

const schema = listingFieldsSchema.partial();

/**
 * What of the form is new, as the server takes it, or what is wrong with it by field: the same rules as the server's.
 * @param before the form as it was opened
 */
export function checkForm(values: FormValues, before: FormValues): Checked {
  const fields = FORM_GROUPS.flatMap((group) => group.fields);
  const all = Object.fromEntries(fields.map((field) => [field.name, readValue(field, values[field.name] ?? '')]));
  const parsed = schema.safeParse(all);
  if (!parsed.success) {
    return {
      change: {},
      faults: Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issueWords(issue)]).reverse()),
    };
  }
  const missing = missingOf(parsed.data as ListingFields);
  const changed = fields.filter(({ name }) => values[name] !== before[name]).map(({ name }) => [name, parsed.data[name]]);
  return { change: Object.fromEntries(changed), faults: Object.fromEntries(missing.map(({ field, problem }) => [field, problem])) };
}
