import type { Stage } from '../../shared/contact.ts';

/** Every stage in the order of a lead's life: a record, so that a new one cannot be forgotten. */
const ORDER: Record<Stage, number> = {
  new: 0,
  engaged: 1,
  nurture: 2,
  hot: 3,
  call_scheduled: 4,
  active: 5,
  under_contract: 6,
  closed: 7,
  not_interested: 8,
};
export const STAGES = (Object.keys(ORDER) as Stage[]).toSorted((a, b) => ORDER[a] - ORDER[b]);
