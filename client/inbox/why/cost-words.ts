/** What model calls cost in US dollars; one call of an unknown price makes the sum unknown. */
export function costWords(costs: readonly (number | null)[]): string {
  if (costs.includes(null)) return 'cost not known';
  const sum = costs.reduce<number>((total, cost) => total + (cost ?? 0), 0);
  return sum === 0 ? 'no cost' : `$${sum.toFixed(4)}`;
}
