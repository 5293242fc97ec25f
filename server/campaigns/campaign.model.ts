import { z } from 'zod';
import { campaignSchema } from '../../shared/campaign.ts';
import { modelFrom } from '../database/model-from.ts';

/** What only the sender needs to know of a campaign. */
const bookkeeping = {
  /** The newest change of the ledger that the recipient rows know of. */
  seenUpTo: z.date().nullable().optional(),
  /** When more than the last seconds of the ledger was last read again. */
  lookedBackAt: z.date().nullable().optional(),
  /** The next mail leaves no sooner: this is how a rate holds over restarts. */
  nextSendAt: z.date().nullable().optional(),
  /** When it was last looked at what came of those who replied. */
  peopleSeenAt: z.date().nullable().optional(),
  /** What had come of its mails when it stopped by itself: whoever resumes it has seen that. */
  stoppedWith: z.object({ sent: z.number(), bounced: z.number(), complained: z.number() }).nullable().optional(),
  /** The last contact, by id, up to which its audience was written down. */
  expandedUpTo: z.string().nullable().optional(),
};

export const CampaignModel = modelFrom('Campaign', campaignSchema.extend(bookkeeping), (schema) => {
  schema.index({ number: 1 }, { unique: true });
  schema.index({ state: 1, scheduledAt: 1 });
  schema.index({ finishedAt: 1, _id: 1 });
});
