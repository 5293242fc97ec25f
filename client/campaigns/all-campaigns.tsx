import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { PATHS } from '../app/paths.ts';

/** The way back to the list. */
export function AllCampaigns() {
  return (
    <Link
      to={PATHS.campaigns}
      params={{ campaignId: undefined }}
      className="inline-flex items-center gap-1 text-faint text-list hover:text-ink"
    >
      <ArrowLeft aria-hidden="true" className="size-3.5" /> All campaigns
    </Link>
  );
}
