import type { InsightsSpan } from '../../../shared/insights.ts';
import { MessageModel } from '../message.model.ts';

/** Drafts of the AI that were written in a span and that a person had a hand in. */
const touchedIn = ({ from, to }: InsightsSpan) => ({
  author: 'ai' as const,
  userId: { $type: 'string' as const },
  sortAt: { $gte: from, $lt: to },
});

export const editedIn = (span: InsightsSpan) => ({ ...touchedIn(span), 'delivery.evidence.detail': 'edited by a person' });
export const discardedIn = (span: InsightsSpan) => ({ ...touchedIn(span), 'delivery.evidence.detail': 'discarded by a person' });

/** How many drafts of the AI people rewrote, and how many they threw away. */
export async function countTouched(span: InsightsSpan): Promise<{ edited: number; discarded: number }> {
  const [edited, discarded] = await Promise.all([
    MessageModel.countDocuments(editedIn(span)).hint('insights_touched'),
    MessageModel.countDocuments(discardedIn(span)).hint('insights_touched'),
  ]);
  return { edited, discarded };
}
