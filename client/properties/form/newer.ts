import { FORM_GROUPS, type FormField, type FormValues } from './form-fields.ts';

type Versions = {
  /** The form as it was opened. */
  before: FormValues;
  /** What stands in it now. */
  mine: FormValues;
  /** What stands in the catalogue now. */
  newer: FormValues;
};
/** A field that somebody else has changed since the form was opened, and whether it was changed here too. */
export type News = { field: FormField; isMineToo: boolean };

const fields = FORM_GROUPS.flatMap((group) => group.fields);

/** What others have changed since the form was opened. What came out the same on both sides is no news. */
export function newsOf({ before, mine, newer }: Versions): News[] {
  return fields
    .filter(({ name }) => newer[name] !== before[name] && newer[name] !== mine[name])
    .map((field) => ({ field, isMineToo: mine[field.name] !== before[field.name] }));
}

/** The form with what others have changed; what was changed here alone stays. */
export function withNewer({ before, mine, newer }: Versions): FormValues {
  return Object.fromEntries(
    Object.entries(mine).map(([name, value]) => [name, newer[name] === before[name] ? value : (newer[name] ?? value)]),
  );
}
