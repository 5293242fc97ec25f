import type { Campaign } from '../../../shared/campaign.ts';
import type { LintResult } from '../../../shared/campaign-check.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import type { SenderEdges } from '../../inbox/outbox/sender.ts';
import { gatherFacts } from './gather-facts.ts';
import { lintCampaign } from './lint-campaign.ts';

/** Lints a campaign as it stands: errors refuse its start, warnings are for the person who wrote it. */
export async function checkCampaign(campaign: Stored<Campaign>, edges: Edges & SenderEdges): Promise<LintResult> {
  const facts = await gatherFacts(campaign, { sender: await edges.senderFor(null), edges });
  const findings = lintCampaign(campaign, facts);
  const { audienceCount, missingFields } = facts;
  return { findings, canStart: findings.every(({ level }) => level !== 'error'), audienceCount, missingFields };
}
