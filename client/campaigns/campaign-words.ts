import type { Campaign, CampaignRecipient } from '../../shared/campaign.ts';
import type { CampaignReport } from '../../shared/campaign-report.ts';
import type { Tone } from '../ui/chip.tsx';

export const STATE_WORDS: Record<Campaign['state'], { words: string; tone: Tone }> = {
  draft: { words: 'Draft', tone: 'neutral' },
  scheduled: { words: 'Planned', tone: 'brick' },
  sending: { words: 'Sending', tone: 'brick' },
  paused: { words: 'Paused', tone: 'amber' },
  finished: { words: 'Finished', tone: 'neutral' },
  cancelled: { words: 'Cancelled', tone: 'neutral' },
  stopped: { words: 'Stopped', tone: 'rust' },
};

export const RECIPIENT_WORDS: Record<CampaignRecipient['state'], { words: string; tone: Tone }> = {
  waiting: { words: 'Waiting', tone: 'neutral' },
  queued: { words: 'In the outbox', tone: 'neutral' },
  accepted: { words: 'Sent', tone: 'brick' },
  confirmed: { words: 'Seen in Sent', tone: 'brick' },
  bounced: { words: 'Bounced', tone: 'rust' },
  failed: { words: 'Failed', tone: 'rust' },
  skipped: { words: 'Skipped', tone: 'neutral' },
  uncertain: { words: 'Maybe sent', tone: 'amber' },
  cancelled: { words: 'Cancelled', tone: 'neutral' },
};

/** A campaign as parts of one line: what arrived, what is on its way, what went wrong. */
export function barsOf(report: CampaignReport) {
  return [
    { key: 'confirmed', label: 'seen in Sent', value: report.confirmed, className: 'bg-brick' },
    { key: 'accepted', label: 'sent', value: report.accepted, className: 'bg-brick/60' },
    { key: 'queued', label: 'in the outbox', value: report.queued, className: 'bg-brick/25' },
    { key: 'uncertain', label: 'maybe sent', value: report.uncertain, className: 'bg-amber' },
    { key: 'lost', label: 'bounced or failed', value: report.bounced + report.failed, className: 'bg-rust' },
    { key: 'skipped', label: 'skipped', value: report.skipped, className: 'bg-line-strong' },
  ];
}
