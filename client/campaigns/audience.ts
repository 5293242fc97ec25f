import type { AudienceFilter } from '../../shared/audience.ts';
import type { Stage } from '../../shared/contact.ts';
import { inWords } from '../lib/format.ts';

/** The stages one writes campaigns to. Closed and not interested are left alone. */
export const AUDIENCE_STAGES: Stage[] = ['new', 'engaged', 'nurture', 'hot', 'call_scheduled', 'active', 'under_contract'];

export function audienceWords({ stages = [], tags = [] }: Pick<AudienceFilter, 'stages' | 'tags'>): string {
  const parts = [];
  if (stages.length > 0) parts.push(`is ${stages.map(inWords).join(' or ')}`);
  if (tags.length > 0) parts.push(`has the tag ${tags.join(' or ')}`);
  return `Everybody who ${parts.join(' and ')}`;
}
