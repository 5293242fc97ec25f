import type { Campaign, CampaignRecipient } from '../../../shared/campaign.ts';
import type { CampaignReport } from '../../../shared/campaign-report.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';

export type Tally = Omit<CampaignReport, 'campaign'>;
type Group = {
  _id: { step: number; state: CampaignRecipient['state'] };
  count: number;
  seenInSent: number;
  replied: number;
  qualified: number;
  callsBooked: number;
  unsubscribed: number;
  complained: number;
};

/** Counts the rows of a campaign, per mail of its sequence. */
export async function tallySteps(campaignId: string, { steps }: Pick<Campaign, 'steps'>): Promise<Tally[]> {
  const has = (field: string) => ({ $sum: { $cond: [{ $gt: [`$${field}`, null] }, 1, 0] } });
  const groups = await CampaignRecipientModel.aggregate<Group>([
    { $match: { campaignId } },
    {
      $group: {
        _id: { step: { $ifNull: ['$step', 0] }, state: '$state' },
        count: { $sum: 1 },
        seenInSent: has('confirmedAt'),
        replied: has('repliedAt'),
        qualified: has('qualifiedAt'),
        callsBooked: has('callBookedAt'),
        unsubscribed: has('unsubscribedAt'),
        complained: has('complainedAt'),
      },
    },
  ]);
  return Array.from({ length: (steps?.length ?? 0) + 1 }, (_, step) => tallyOf(groups.filter(({ _id }) => _id.step === step)));
}

/** What came of the mails is counted over the whole sequence, where they stand is told of the first. */
export function tallyAll([first, ...later]: Tally[]): Tally {
  const all = [...(first ? [first] : []), ...later];
  const sum = (field: keyof Tally) => all.reduce((total, tally) => total + tally[field], 0);
  return {
    ...(first ?? tallyOf([])),
    replied: sum('replied'),
    qualified: sum('qualified'),
    callsBooked: sum('callsBooked'),
    unsubscribed: sum('unsubscribed'),
    complained: sum('complained'),
  };
}

function tallyOf(groups: Group[]): Tally {
  const of = (state: CampaignRecipient['state']) => groups.find(({ _id }) => _id.state === state)?.count ?? 0;
  const sum = (field: Exclude<keyof Group, '_id'>) => groups.reduce((total, group) => total + group[field], 0);
  return {
    total: sum('count'),
    waiting: of('waiting'),
    queued: of('queued'),
    accepted: of('accepted'),
    confirmed: of('confirmed'),
    bounced: of('bounced'),
    seenInSent: sum('seenInSent'),
    failed: of('failed'),
    // A cancelled recipient never gets the mail, which is what the figure says.
    skipped: of('skipped') + of('cancelled'),
    uncertain: of('uncertain'),
    replied: sum('replied'),
    qualified: sum('qualified'),
    callsBooked: sum('callsBooked'),
    unsubscribed: sum('unsubscribed'),
    complained: sum('complained'),
  };
}
