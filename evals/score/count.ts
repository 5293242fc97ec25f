/** Right, invented and missed: all that precision and recall are made of. */
export type Count = { right: number; wrong: number; missed: number };

export const NOTHING: Count = { right: 0, wrong: 0, missed: 0 };

export function add(a: Count, b: Count): Count {
  return { right: a.right + b.right, wrong: a.wrong + b.wrong, missed: a.missed + b.missed };
}

/** Nothing said counts as nothing wrong. */
export function precision({ right, wrong }: Count): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

export function recall({ right, missed }: Count): number {
  return right + missed === 0 ? 1 : right / (right + missed);
}

export function f1({ right, wrong, missed }: Count): number {
  const all = 2 * right + wrong + missed;
  return all === 0 ? 1 : (2 * right) / all;
}
