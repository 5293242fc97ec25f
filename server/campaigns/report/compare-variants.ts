import type { Campaign, Variant } from '../../../shared/campaign.ts';
import type { FullReport, VariantReport } from '../../../shared/campaign-report.ts';
import type { Stored } from '../../database/model-from.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';

/** How the two subjects did, and what may be said of it; null for a campaign with one subject. */
export async function compareVariants(campaign: Stored<Campaign>): Promise<FullReport['test']> {
  if (!campaign.subjectB) return null;
  const sent = { campaignId: campaign._id, step: 0, state: { $in: ['accepted', 'confirmed', 'bounced'] } };
  const groups = await CampaignRecipientModel.aggregate<{ _id: Variant; sent: number; replied: number }>([
    { $match: sent },
    { $group: { _id: '$variant', sent: { $sum: 1 }, replied: { $sum: { $cond: [{ $gt: ['$repliedAt', null] }, 1, 0] } } } },
  ]);
  const of = (variant: Variant, subject: string): VariantReport => {
    const { sent = 0, replied = 0 } = groups.find(({ _id }) => _id === variant) ?? {};
    return { variant, subject, sent, replied };
  };
  return judge(of('a', campaign.subject), of('b', campaign.subjectB));
}

const ENOUGH = 0.05;

/**
 * Says no more than the figures do. Fisher's exact test holds for small counts too, where the usual approximations do
 * not; its two-sided p is the chance of a difference this large between two subjects that are equally good. Pure.
 */
function judge(a: VariantReport, b: VariantReport): NonNullable<FullReport['test']> {
  const variants = [a, b];
  if (a.sent === 0 || b.sent === 0) return { variants, pValue: null, words: 'Nothing to compare yet.' };
  if (a.replied + b.replied === 0) return { variants, pValue: null, words: 'Nobody has replied yet.' };
  const pValue = fisher([a.replied, a.sent - a.replied], [b.replied, b.sent - b.replied]);
  const [rateA, rateB] = [a.replied / a.sent, b.replied / b.sent];
  if (pValue > ENOUGH || rateA === rateB) {
    return { variants, pValue, words: `No difference can be told: one this large comes by chance in ${percent(pValue)} of such tests.` };
  }
  const better = rateA > rateB ? 'A' : 'B';
  return {
    variants,
    pValue,
    words: `Subject ${better} drew more replies; chance alone does this in ${percent(pValue)} of such tests. It says nothing of the next audience.`,
  };
}

const percent = (part: number) => (part < 0.01 ? 'less than 1 %' : `about ${Math.round(part * 100)} %`);

function fisher([a, b]: [number, number], [c, d]: [number, number]): number {
  const [row, column, total] = [a + b, a + c, a + b + c + d];
  const logs = logFactorials(total);
  const log = (n: number) => logs[n] ?? 0;
  const fixed = log(row) + log(total - row) + log(column) + log(total - column) - log(total);
  const chance = (x: number) => Math.exp(fixed - log(x) - log(row - x) - log(column - x) - log(total - row - column + x));
  const seen = chance(a) * (1 + 1e-7);
  let sum = 0;
  for (let x = Math.max(0, row + column - total); x <= Math.min(row, column); x++) if (chance(x) <= seen) sum += chance(x);
  return Math.min(1, sum);
}

function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1);
  for (let n = 2; n <= most; n++) logs[n] = (logs[n - 1] ?? 0) + Math.log(n);
  return logs;
}
