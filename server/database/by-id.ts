/**
 * In a stage of one update of many documents: what is meant for each of them, by its id. One command with a stage takes
 * half of what as many updates take. Literal, since a leading $ would name a field.
 */
export function byId(values: ReadonlyMap<string, unknown>) {
  return { $arrayElemAt: [{ $literal: [...values.values()] }, { $indexOfArray: [{ $literal: [...values.keys()] }, '$_id'] }] };
}
