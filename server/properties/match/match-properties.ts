import type { Criteria, Match } from '../../../shared/property.ts';
import { preselect } from './preselect.ts';
import { scoreProperties } from './score-properties.ts';
import type { Taste } from './weigh-taste.ts';

export type MatchOptions = {
  limit?: number;
  alreadySent?: readonly string[];
  discarded?: readonly string[];
  /** What the customer said of listings: others are weighed in the light of it. */
  tastes?: readonly Taste[];
};

/**
 * Finds listings for somebody: an indexed pre-selection, then every candidate weighed. Returns the best `limit` taken
 * ones and, after them, as many of the nearest rejected ones with the reasons.
 */
export async function matchProperties(criteria: Criteria, options: MatchOptions = {}): Promise<Match[]> {
  const { limit = 5, alreadySent = [], discarded = [], tastes } = options;
  const candidates = await preselect(criteria, { leaveOut: [...new Set([...alreadySent, ...discarded])] });
  const matches = scoreProperties(candidates, criteria, { alreadySent, discarded, tastes });
  return [...matches.filter(({ taken }) => taken).slice(0, limit), ...matches.filter(({ taken }) => !taken).slice(0, limit)];
}
