/** Which comes first in a date of figures: 11/30/2026 or 30/11/2026. */
export const DATE_ORDERS = ['month', 'day'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** A cell that is such a date and nothing else, between the signs that part cells; a spreadsheet may put the hour behind it. */
const CELLS =
  /(?<=^|[,;\t"\r\n])[ ']{0,5}(\d{1,2})([/.-])(\d{1,2})\2\d{4}(?:[ T]\d{1,2}:[\d:.]{2,12}(?: ?[ap]\.?m\.?)?)? {0,5}(?=[,;\t"\r\n]|$)/gi;

/**
 * What the dates of a whole file say: one day above the twelfth decides for all of them. Null when none does, or when they
 * contradict each other. Pure.
 */
export function dateOrderOf(csv: string): DateOrder | null {
  const orders = new Set<DateOrder>();
  for (const [, first = '', , second = ''] of csv.matchAll(CELLS)) {
    const order = orderOf(Number(first), Number(second));
    if (order) orders.add(order);
  }
  const [order = null] = orders;
  return orders.size === 1 ? order : null;
}

/** Null where either may be the month. */
export function orderOf(first: number, second: number): DateOrder | null {
  if (second > 12 && first <= 12) return 'month';
  return first > 12 && second <= 12 ? 'day' : null;
}
