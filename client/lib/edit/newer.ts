/** One field of a form, as far as telling of it goes. */
export type EditField = { name: string; label: string; options?: Record<string, string> };
export type EditValue = string | boolean;
export type EditValues = Record<string, EditValue>;

type Versions = {
  /** The form as it was opened. */
  before: EditValues;
  /** What stands in it now. */
  mine: EditValues;
  /** What is stored now. */
  newer: EditValues;
};
/** A field that somebody else has changed since the form was opened, and whether it was changed here too. */
export type News = { field: EditField; isMineToo: boolean };

/** What others have changed since the form was opened. What came out the same on both sides is no news. */
export function newsOf(fields: readonly EditField[], { before, mine, newer }: Versions): News[] {
  return fields
    .filter(({ name }) => newer[name] !== before[name] && newer[name] !== mine[name])
    .map((field) => ({ field, isMineToo: mine[field.name] !== before[field.name] }));
}

/** The form with what others have changed; what was changed here alone stays. */
export function withNewer({ before, mine, newer }: Versions): EditValues {
  return Object.fromEntries(
    Object.entries(mine).map(([name, value]) => [name, newer[name] === before[name] ? value : (newer[name] ?? value)]),
  );
}
