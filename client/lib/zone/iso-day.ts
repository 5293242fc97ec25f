/** A day of the calendar as an address may name it, of these two centuries: those around it can be told as well. */
export function isIsoDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^(20|21)\d{2}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}
