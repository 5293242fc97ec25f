import type { Call } from '../../shared/call.ts';

export const STATE_WORDS: Record<Call['state'], string> = {
  booked: 'Booked',
  cancelled: 'Cancelled',
  completed: 'Took place',
  no_show: 'Nobody came',
};

/** What narrows the screen: kept in the URL. */
export type CallsSearch = {
  view?: 'agenda' | 'past';
  /** Any day of the week shown, as ISO date. */
  week?: string;
  /** Whose calls: a person's id, or `office` for the brokerage's line. */
  who?: string;
  /** The call that stands open. */
  call?: string;
  /** The availability editor stands open. */
  hours?: boolean;
};
