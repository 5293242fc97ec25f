import type { Stage } from '../../../shared/contact.ts';

/** What people call the stages of a lead, in the order of its life. A record, so that a new one cannot be forgotten. */
export const STAGE_WORDS: Record<Stage, string> = {
  new: 'New',
  engaged: 'Engaged',
  nurture: 'Nurture',
  hot: 'Hot',
  call_scheduled: 'Call scheduled',
  active: 'Active',
  under_contract: 'Under contract',
  closed: 'Closed',
  not_interested: 'Not interested',
};
export const STAGES = Object.keys(STAGE_WORDS) as Stage[];
