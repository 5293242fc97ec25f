/** The value that this part of all values does not exceed, e.g. 0.95. */
export const quantile = (values: number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? 0;

export const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
