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
  /** Where somebody typed here, be it the old value again. */
  typed: ReadonlySet<string>;
};
/** A field that somebody else has changed since the form was opened, and whether it was changed here too. */
export type News = { field: EditField; isMineToo: boolean };

/** What others have changed since the form was opened. What came out the same on both sides is no news. */
export function newsOf(fields: readonly EditField[], { before, mine, newer, typed }: Versions): News[] {
  return fields
    .filter(({ name }) => newer[name] !== before[name] && newer[name] !== mine[name])
    .map((field) => ({ field, isMineToo: typed.has(field.name) }));
}

/** The form with what others have changed; what was changed here alone stays. */
export function withNewer({ before, mine, newer }: Omit<Versions, 'typed'>): EditValues {
  return Object.fromEntries(
    Object.entries(mine).map(([name, value]) => [name, newer[name] === before[name] ? value : (newer[name] ?? value)]),
  );
}

/** What saving over a newer version makes of it: what was typed here, and the newer values for all the rest. */
export function typedOver({ mine, newer, typed }: Omit<Versions, 'before'>): EditValues {
  return Object.fromEntries(Object.entries(mine).map(([name, value]) => [name, typed.has(name) ? value : (newer[name] ?? value)]));
}
