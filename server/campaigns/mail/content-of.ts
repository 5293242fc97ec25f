import { createHash } from 'node:crypto';
import type { Campaign, Variant } from '../../../shared/campaign.ts';

type Written = Pick<Campaign, 'subject' | 'subjectB' | 'body' | 'listingKeys' | 'steps'>;
export type Content = { subject: string; body: string; listingKeys: string[] };

/** What one mail of a campaign says: the first one, or a later one of its sequence. */
export function contentOf(campaign: Written, { step = 0, variant = 'a' }: { step?: number; variant?: Variant } = {}): Content | null {
  if (step > 0) return campaign.steps[step - 1] ?? null;
  const { subject, subjectB, body, listingKeys } = campaign;
  return { subject: variant === 'b' && subjectB ? subjectB : subject, body, listingKeys };
}

/**
 * Which subject a contact gets. It follows from the ids alone, so that it is the same in every process and after every
 * crash; with the campaign's id in it, so that the same people are not always the first half.
 */
export function variantOf({ _id, subjectB }: Pick<Campaign, 'subjectB'> & { _id: string }, contactId: string): Variant {
  if (!subjectB) return 'a';
  const [byte = 0] = createHash('sha256').update(`${_id}:${contactId}`).digest();
  return byte % 2 === 0 ? 'a' : 'b';
}
