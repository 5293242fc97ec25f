import { Link } from '@tanstack/react-router';
import { PATHS } from '../../app/paths.ts';
import { trpc } from '../../lib/trpc.ts';

/** The campaigns whose mail lies in this conversation. Their names are for those who may see campaigns. */
export function LeadCampaigns({ campaignIds }: { campaignIds: string[] }) {
  const me = trpc.users.me.useQuery().data;
  const maySee = me !== undefined && me.role !== 'agent';
  return (
    <ul className="space-y-1 text-list">
      {maySee ? (
        campaignIds.map((campaignId) => <CampaignName key={campaignId} campaignId={campaignId} />)
      ) : (
        <li className="text-soft">Answered a campaign of ours; its mail stands in the conversation.</li>
      )}
    </ul>
  );
}

function CampaignName({ campaignId }: { campaignId: string }) {
  const campaign = trpc.campaigns.byId.useQuery({ campaignId }, { staleTime: 600_000 }).data;
  return (
    <li>
      <Link to={PATHS.campaigns} params={{ campaignId }} className="block truncate text-soft hover:text-ink hover:underline">
        {campaign?.name ?? 'A campaign'}
      </Link>
    </li>
  );
}
