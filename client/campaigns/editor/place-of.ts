import type { CampaignsSearch } from '../../app/paths.ts';

type Place = { step: NonNullable<CampaignsSearch['step']>; mail: number };

/** Where a field of a campaign is written: on which step, and in which of its mails. */
export function placeOf(path: string): Place {
  const [field, index] = path.split('.');
  if (field === 'steps') return { step: 'content', mail: Number(index ?? 0) + 1 };
  if (field === 'subject' || field === 'subjectB' || field === 'body') return { step: 'content', mail: 0 };
  if (field === 'listingKeys') return { step: 'properties', mail: 0 };
  return { step: field === 'scheduledAt' || field === 'perMinute' ? 'schedule' : 'audience', mail: 0 };
}
