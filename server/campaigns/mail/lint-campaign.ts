import type { Campaign } from '../../../shared/campaign.ts';
import type { Settings } from '../../../shared/settings.ts';
import { templateFaults } from './merge-fields.ts';

/** Why a campaign may not go out, in words for the person who wrote it; empty when it may. Pure. */
export function lintCampaign(campaign: Pick<Campaign, 'subject' | 'body'>, { brokerage }: Pick<Settings, 'brokerage'>): string[] {
  return [
    ...(campaign.subject.trim() === '' ? ['The subject is empty.'] : []),
    // A mail without readable words is what filters take for spam; the text part is the body itself.
    ...(campaign.body.trim() === '' ? ['The body is empty.'] : []),
    ...templateFaults(campaign.subject).map((fault) => `Subject: ${fault}`),
    ...templateFaults(campaign.body).map((fault) => `Body: ${fault}`),
    // CAN-SPAM, 15 U.S.C. §7704(a)(5)(A)(iii): a valid physical postal address.
    ...(brokerage.postalAddress.trim() === '' ? ['Settings have no postal address, which every campaign mail must show.'] : []),
    ...(brokerage.name.trim() === '' ? ['Settings have no name of the brokerage: the sender would not be honest.'] : []),
  ];
}
