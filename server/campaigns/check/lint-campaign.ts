import type { Campaign } from '../../../shared/campaign.ts';
import type { LintFinding } from '../../../shared/campaign-check.ts';
import type { NamedAddress } from '../../../shared/id.ts';
import type { Settings } from '../../../shared/settings.ts';
import { lintListings, lintSize, lintTemplate, lintWords } from './lint-content.ts';

export type LintFacts = {
  brokerage: Settings['brokerage'];
  /** Null: no mailbox is connected. */
  from: NamedAddress | null;
  publicUrl: string;
  audienceCount: number;
  missingFields: { field: string; count: number }[];
  /** Per mail of the sequence: bytes of the HTML part, and which of the chosen listings may be shown. */
  mails: { htmlBytes: number; chosen: number; showable: number }[];
};

type Linted = Pick<Campaign, 'subject' | 'subjectB' | 'body' | 'listingKeys' | 'steps'>;

/**
 * What is wrong with a campaign, in words for the person who wrote it. Errors are what the law forbids or what cannot
 * be sent; everything else is a warning. Pure.
 */
export function lintCampaign(campaign: Linted, facts: LintFacts): LintFinding[] {
  const mails = [campaign, ...campaign.steps];
  return [
    ...lintSender(facts),
    ...lintAudience(facts),
    ...mails.flatMap((mail, step) => {
      const subjects = step === 0 && campaign.subjectB !== null ? [campaign.subject, campaign.subjectB] : [mail.subject];
      const about = facts.mails[step] ?? { htmlBytes: 0, chosen: 0, showable: 0 };
      return [
        ...lintTemplate({ subjects, body: mail.body }),
        ...lintWords({ subjects, body: mail.body }, facts),
        ...lintListings(mail.body, about),
        ...lintSize(about.htmlBytes),
      ].map((finding) => ({ ...finding, step }));
    }),
  ];
}

/** CAN-SPAM, 15 U.S.C. §7704(a): who sends it, from where, and the way out must be in every mail, and be true. */
function lintSender({ brokerage, from, publicUrl }: LintFacts): LintFinding[] {
  const finding = (level: LintFinding['level'], rule: string, words: string): LintFinding => ({ level, rule, words, step: null });
  const named = /[^\s<>"]+@[^\s<>"]+/.exec(from?.name ?? '')?.[0]?.toLowerCase();
  return [
    ...(brokerage.postalAddress.trim() === ''
      ? [finding('error', 'no-postal-address', 'Settings have no postal address, which every campaign mail must show.')]
      : []),
    ...(brokerage.name.trim() === ''
      ? [finding('error', 'no-sender-name', 'Settings have no name of the brokerage: the sender would not be honest.')]
      : []),
    ...(from && named && named !== from.address.toLowerCase()
      ? [finding('error', 'dishonest-from', `The sender is shown as “${from.name}”, but the mail comes from ${from.address}.`)]
      : []),
    ...(from && from.name.trim() === ''
      ? [finding('warning', 'no-from-name', `The mailbox ${from.address} has no name: readers see the bare address.`)]
      : []),
    ...(from ? [] : [finding('warning', 'no-mailbox', 'No mailbox is connected: the mails wait until one is.')]),
    ...(unsubscribeWorks(publicUrl)
      ? []
      : [
          finding(
            'warning',
            'unsubscribe-not-public',
            `The unsubscribe links lead to ${publicUrl}, which readers cannot open or which is not https. Set PUBLIC_URL.`,
          ),
        ]),
  ];
}

/** RFC 8058 §3.1: mail programs show their own button for an https address only. */
function unsubscribeWorks(publicUrl: string): boolean {
  return /^https:\/\/(?!localhost\b|127\.|10\.|192\.168\.|\[)/i.test(publicUrl);
}

function lintAudience({ audienceCount, missingFields }: LintFacts): LintFinding[] {
  if (audienceCount === 0) return [{ level: 'error', rule: 'nobody', words: 'Nobody is in this audience.', step: null }];
  return missingFields.flatMap(({ field, count }): LintFinding[] => {
    if (count === 0) return [];
    const isAll = count >= audienceCount;
    const whose = isAll ? 'Nobody in this audience has' : `${count} of ${audienceCount} have`;
    const words = `${whose} ${isAll ? 'a' : 'no'} ${field}: they are skipped. Write {{ ${field} | default: "there" }} to reach them.`;
    return [{ level: isAll ? 'error' : 'warning', rule: 'missing-field', words, step: null }];
  });
}
